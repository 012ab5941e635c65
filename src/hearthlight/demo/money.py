"""Demo money 样例数据: statements, what came, what is late, what was sent on, plans, payments; in order of days."""

from collections.abc import Callable
from datetime import date
from functools import partial

from hearthlight.core.period import Month
from hearthlight.demo import bank, payments, plans, projects, runs
from hearthlight.demo.help import village_states
from hearthlight.demo.statements import metered, state
from hearthlight.demo.world import LIXIN, World
from hearthlight.money import entries
from hearthlight.money.chart import Code, Kind, county_book
from hearthlight.money.due import term
from hearthlight.money.journal import book
from hearthlight.money.models import Leg, Statement
from hearthlight.money.pricing import Stream
from hearthlight.money.statements import send_all
from hearthlight.trail.act import act

LATE_STATIONS = 15
"""Stations whose last quarter has not come although it is due."""

Step = tuple[date, int, Callable[[], None]]


def load(world: World) -> None:
    """Do everything in the order of its days, so that every book's numbers follow them."""
    runs.cards(world)
    steps: list[Step] = [projects.step(world)]
    for month, rows in sorted(metered().items()):
        day = min(month.plus(1).first.replace(day=10), world.day)
        steps.append((day, 0, partial(state, world, month, rows)))
    for quarter in _quarters():
        paid_on, sent_on = quarter.plus(1).first.replace(day=22), quarter.plus(2).first.replace(day=8)
        steps.append((paid_on, 1, partial(_receive, world, paid_on)))
        steps.append((sent_on, 2, partial(_send, world, sent_on)))
    steps += payments.steps(world)
    for _, _, step in sorted(steps, key=lambda step: step[:2]):
        step()


def _quarters() -> list[Month]:
    """The last months of the quarters from the third of 2015 to the last of 2016."""
    return [Month(2015, 9), Month(2015, 12), *(Month(2016, number) for number in (3, 6, 9, 12))]


def _receive(world: World, day: date) -> None:
    """The utility pays what is due by rule and was stated, except at the stations that are late."""
    with act(world.system, "demo.load_receipts", at=LIXIN, day=day) as event:
        due = [one for one in _unpaid(day) if _due(one, day)]
        late = _late(world, due) if day.year == 2017 else set()
        owed = _owed_parts([one.pk for one in due if one.station_id not in late])
        booked = book(event, [entries.receive(pk, county, parts, day) for pk, (county, parts) in owed.items()])
        bank.came(event, LIXIN, booked)


def _unpaid(day: date) -> list[Statement]:
    received = Leg.whole.filter(entry__kind=str(Kind.RECEIVE)).values("statement")
    return list(Statement.whole.exclude(pk__in=received).filter(made__day__lte=day).order_by("month", "pk"))


def _due(one: Statement, day: date) -> bool:
    return term(Stream(one.stream), Month.parse(one.month), one.area_code).on <= day


def _late(world: World, due: list[Statement]) -> set[int]:
    stations = sorted({one.station_id for one in due if one.station.kind == "village"})
    chosen = [pk for pk in stations if pk not in _of_planning_villages(world, due)]
    return set(world.random("money.late").sample(chosen, min(LATE_STATIONS, len(chosen))))


def _of_planning_villages(world: World, due: list[Statement]) -> set[int]:
    planning = {code for code, state in village_states(world).items() if state in (plans.PAID, plans.LISTED)}
    return {one.station_id for one in due if one.area_code in planning}


def _owed_parts(statements: list[int]) -> dict[int, tuple[str, dict[str, int]]]:
    legs = Leg.whole.filter(statement__in=statements, account__code=str(Code.OWED), entry__kind=str(Kind.OWE))
    found: dict[int, tuple[str, dict[str, int]]] = {}
    rows = legs.order_by("statement__month", "statement", "account__area_code")
    for statement, place, village, fen in rows.values_list(
        "statement", "statement__area_code", "account__area_code", "fen"
    ):
        found.setdefault(statement, (county_book(place), {}))[1][village] = -fen
    return found


def _send(world: World, day: date) -> None:
    """The county sends every village what it holds for it, but not yet to those that are held back in the demo."""
    held = [code for code, state in village_states(world).items() if state == plans.HELD]
    with act(world.system, "demo.load_transfers", at=LIXIN, day=day) as event:
        send_all(event, LIXIN, held)
