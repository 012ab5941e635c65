"""Demo helpers 样例数据: cadres of townships and the county, the homes they help, grid members beside them.

Who helps whom is invented; nearly every poor home of the two towns has its helper, a few wait for one.
"""

from datetime import date

from hearthlight.core import areas
from hearthlight.core.clock import pinned
from hearthlight.demo.people import SURNAMES
from hearthlight.demo.world import CITY, GONGDIAN, PLAN_VILLAGE, SHUANGJIAN, World
from hearthlight.duty.helping.fair import propose
from hearthlight.duty.helping.pairing import row_of, store
from hearthlight.grids import queries as grids
from hearthlight.grids import roster
from hearthlight.grids.models import Seat
from hearthlight.people.actions import appoint_many
from hearthlight.people.models import Appointment, Person
from hearthlight.places.models import Zone
from hearthlight.register import standing
from hearthlight.register.models import Household
from hearthlight.trail.act import act
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event

PAIRED = date(2016, 6, 1)
MOST = 10
WAITING = 0.02
"""Share of the poor homes that still wait for a helper."""


def load(world: World) -> None:
    """Helpers of both towns, and the grid members of the grid that has been elected."""
    with pinned(PAIRED), act(world.system, "demo.load_helpers", at=CITY, day=PAIRED) as event:
        for town in (GONGDIAN, SHUANGJIAN):
            _pair_town(event, world, town)
        _pair_grid(event, world)
        _grid_heads(event, world)


def _pair_town(event: Event, world: World, town: str) -> None:
    dice = world.random(f"helpers {town}")
    low, high = areas.subtree(town)
    rows = Household.whole.filter(pk__in=standing.unexited(world.day), area_code__gte=low, area_code__lt=high)
    homes = [one for one in rows.order_by("area_code", "pk") if dice.random() >= WAITING]
    people = _cadres(event, world, town, -(-len(homes) // (MOST - 1)))
    plan = propose([(one.pk, one.area_code) for one in homes], {one.pk: 0 for one in people}, MOST)
    known = {one.pk: one for one in people}
    store(event, [row_of(one, known[plan[one.pk]], PAIRED) for one in homes])


def _cadres(event: Event, world: World, town: str, count: int) -> list[Person]:
    """Half of them work for the township, half for units of the county."""
    dice, county = world.random(f"cadres {town}"), areas.at(town, "county")
    names = [dice.choice(SURNAMES) + "样例" for _ in range(count)]
    unit = {True: "镇直单位（样例）", False: "县直单位（样例）"}
    people = [
        Person(username=f"helper-{town[:9]}-{n}", name=name, unit=unit[n % 2 == 0], synthetic=True)
        for n, name in enumerate(names)
    ]
    bulk(event, people)
    base = int(town[6:9]) * 1000
    appoint_many(event, [_appointment(one, n, town if n % 2 == 0 else county, base) for n, one in enumerate(people)])
    return people


def _appointment(person: Person, number: int, place: str, base: int) -> Appointment:
    office, seat = ("town_helper", number) if number % 2 == 0 else ("county_helper", base % 9000 + number)
    return Appointment(person=person, office=office, area_code=place, seat=seat, from_date=PAIRED)


def _grid_heads(event: Event, world: World) -> None:
    """A head for every grid that has been formed, from the village itself."""
    zones = list(Zone.objects.filter(kind="grid", until=None).order_by("area_code", "number"))
    dice = world.random("grid heads")
    heads = [
        Person(username=f"grid-{one.pk}", name=dice.choice(SURNAMES) + "样例", unit="村两委（样例）", synthetic=True)
        for one in zones
    ]
    bulk(event, heads)
    said = {"office": "grid_head", "from_date": PAIRED}
    rows = [Appointment(person=p, zone=z, area_code=z.area_code, **said) for p, z in zip(heads, zones, strict=True)]
    appoint_many(event, rows)


def _pair_grid(event: Event, world: World) -> None:
    """The poor homes of the plan village's first grid, each with a member of that grid who is no kin of the roof."""
    zone = grids.zones_of(PLAN_VILLAGE, world.day)[0]
    seats = roster.seats(zone, world.day, Seat.State.ELECTED)
    rows = Household.whole.filter(pk__in=standing.unexited(world.day), area_code__in=grids.groups_in(zone, world.day))
    pairs = []
    for number, home in enumerate(rows.order_by("pk")):
        free = [one for one in seats if one.member.household_id != home.pk]
        pairs.append(row_of(home, free[number % len(free)], PAIRED))
    store(event, pairs)
