"""A village's plans, homes and account as the pure checks take them: a few queries a village."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Sum

from hearthlight.core import areas
from hearthlight.core.money import Fen
from hearthlight.core.split import split
from hearthlight.help.models import Placement
from hearthlight.money.chart import Code
from hearthlight.money.holdings import available
from hearthlight.money.models import Account, Leg, Plan, PlanLine
from hearthlight.money.planning.gaps import Home
from hearthlight.money.planning.remarks import Facts, PlannedLine, Remark, remarks
from hearthlight.register.models import Income
from hearthlight.standard import pack, queries
from hearthlight.standard.frames import with_line
from hearthlight.standard.income import income_year
from hearthlight.trail.dated import in_force

WORK = ("solar_wage",)
"""Items of income that this system writes for the village's work."""


def planned_lines(lines: Iterable[PlanLine]) -> list[PlannedLine]:
    """Stored lines as plain data."""
    return [PlannedLine(one.kind, one.fen_unit, one.units, one.title, one.cost, one.station_id) for one in lines]


def facts(village: str, year: int, day: date, homes: int | None = None) -> Facts:
    """The account, the year's income, registered homes (counted unless given) and rents of a village."""
    income = Leg.whole.filter(account__area_code=village, account__code=Code.OWED, entry__number__isnull=False)
    stated = income.filter(statement__month__startswith=f"{year}-").aggregate(fen=Sum("fen"))["fen"] or 0
    paid = PlanLine.objects.filter(cost="rent", plan__adopted_on__isnull=False).exclude(station=None)
    return Facts(
        available=sum(available(village).values()),
        income=-stated,
        homes=len(queries.households(village, day, registered_only=True)) if homes is None else homes,
        rents_paid=frozenset(paid.values_list("station", flat=True)),
    )


def remarks_of(plan: Plan, day: date) -> list[Remark]:
    """What speaks against a stored plan."""
    mine = facts(plan.area_code, plan.year, day)
    return remarks(planned_lines(plan.lines.order_by("number")), mine, day, plan.area_code)


def homes(village: str, day: date) -> list[Home]:
    """The registered homes of a village with income, line and what village work gave them; by number of the home."""
    law = pack.on(day)
    frame = with_line(queries.households(village, day, registered_only=True), law.parameters, day)
    work = _village_work(frame["household"].to_list(), income_year(day))
    rows = frame.select("household", "size", "net_fen", "line_fen").sort("household").iter_rows()
    return [Home(pk, size, net, work.get(pk, 0), line) for pk, size, net, line in rows]


def _village_work(pks: Sequence[int], year: int) -> dict[int, Fen]:
    rows = Income.whole.filter(household__in=pks, year=year, item__in=WORK).order_by()
    return {pk: fen or 0 for pk, fen in rows.values_list("household").annotate(fen=Sum("fen"))}


def planned_by_home(lines: Iterable[PlanLine], held: Mapping[int, Sequence[Placement]]) -> dict[int, Fen]:
    """What a plan's jobs mean for each home by those who hold its openings; other lines name nobody yet."""
    found: dict[int, Fen] = defaultdict(int)
    for line in lines:
        placed = held.get(line.opening_id or 0, ())
        weights = [one.days or 1 for one in placed]
        for one, fen in zip(placed, split(line.fen, weights) if placed else (), strict=True):
            found[one.household_id] += fen
    return dict(found)


def held_openings(village: str, day: date) -> dict[int, list[Placement]]:
    """Who holds each opening of a village on a day; one query."""
    found: dict[int, list[Placement]] = defaultdict(list)
    for one in Placement.whole.filter(in_force(day), area_code=village).order_by("pk"):
        found[one.opening_id].append(one)
    return found


def balance(village: str) -> Fen:
    """What a village's account holds that no plan has."""
    rows = Account.objects.filter(book=areas.full(village), code=Code.AVAILABLE)
    return rows.aggregate(fen=Sum("balance_fen"))["fen"] or 0
