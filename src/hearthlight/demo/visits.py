"""Demo visits 样例数据: most poor homes were seen each month of 2017, some asked for something; all invented."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from hearthlight.core import areas
from hearthlight.core.workdays import is_working
from hearthlight.demo.world import CITY, PLAN_VILLAGE, World
from hearthlight.duty.models import Pairing, Visit
from hearthlight.people.models import Appointment
from hearthlight.register.models import Household
from hearthlight.trail.act import act
from hearthlight.trail.history import bulk

MONTHS = ((date(2017, 1, 3), 22, 0.96), (date(2017, 2, 6), 20, 0.93), (date(2017, 3, 1), 27, 0.62))
"""First day, days to draw from, and share of the homes seen in it; March is not over."""
ASKED = (
    "想学修电动三轮车",
    "屋后排水沟堵了",
    "孩子转学的手续不会办",
    "想养羊，缺圈舍",
    "合作医疗报销单据找不到",
    "想在附近找个零工",
)
ASKS, CHANGED, TELEPHONE, ABSENT = 0.03, 0.12, 0.04, 0.03
MET_BEFORE = 0.8
"""Share of the ordinary homes of the plan village that a cadre met this winter."""


def load(world: World) -> None:
    """Visits by helpers in both towns, and a village that was walked through."""
    dice = world.random("visits")
    with act(world.system, "demo.load_visits", at=CITY, day=world.day) as event:
        bulk(event, [one for rows in (_of_helpers(dice), _of_village(world, dice)) for one in rows])


def _of_helpers(dice: Random) -> Iterator[Visit]:
    rows = Pairing.whole.filter(until=None, person__isnull=False).order_by("pk")
    for home, person, code in rows.values_list("household_id", "person_id", "area_code"):
        for first, days, share in MONTHS:
            if dice.random() < share:
                yield visit_of(home, person, code, _working(first, dice.randrange(days)), dice)


def _working(first: date, after: int) -> date:
    """The day itself, or the working day before it."""
    day = first + timedelta(days=after)
    while not is_working(day) and day > first:
        day -= timedelta(days=1)
    return day


def visit_of(home: int, person: int, code: str, on: date, dice: Random) -> Visit:
    """A visit by a helper, as it might be."""
    drawn = dice.random()
    how = "absent" if drawn < ABSENT else "telephone" if drawn < ABSENT + TELEPHONE else "home"
    row = Visit(household_id=home, person_id=person, area_code=code, on_date=on, how=how)
    if how == "home":
        row.changed = dice.random() < CHANGED
        row.feelings = {
            "income": dice.choice(["yes", "partly", "partly", "no"]),
            "social": dice.choice(["yes", "yes", "partly"]),
            "spirit": dice.choice(["yes", "partly", "no"]),
        }
        _ask(row, dice)
    return row


def _ask(row: Visit, dice: Random) -> None:
    """Some ask for something; what is older than three weeks has been answered."""
    if dice.random() >= ASKS:
        return
    row.problem = dice.choice(ASKED)
    if row.on_date < date(2017, 3, 6):
        row.settled, row.settled_on = "已由村扶贫专干办理（样例）", row.on_date + timedelta(days=9)


def _of_village(world: World, dice: Random) -> Iterator[Visit]:
    """The village's own cadres went from door to door, and did not reach every one."""
    low, high = areas.subtree(PLAN_VILLAGE)
    cadres = Appointment.objects.filter(area_code=PLAN_VILLAGE, until=None, zone=None).order_by("pk")
    people = list(cadres.values_list("person_id", flat=True))
    rows = Household.whole.filter(area_code__gte=low, area_code__lt=high, until=None).order_by("pk")
    for home, code in rows.values_list("pk", "area_code"):
        if dice.random() < MET_BEFORE:
            on = _working(date(2017, 2, 6), dice.randrange(45))
            row = Visit(household_id=home, person_id=dice.choice(people), area_code=code, on_date=on, how="home")
            row.changed = False
            yield row
