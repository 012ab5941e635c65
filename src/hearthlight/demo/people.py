"""Demo people: every village and township has its offices. All persons are invented; pages show the office."""

from datetime import date

from hearthlight.demo.world import CITY, World
from hearthlight.people.actions import appoint_many
from hearthlight.people.models import Appointment, Person
from hearthlight.places.models import Area
from hearthlight.trail.act import act
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event

SINCE = date(2016, 1, 1)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
OFFICES = {
    "village": ("village_secretary", "specialist", "team_leader"),
    "township": ("township_secretary", "deputy_secretary", "seconded_deputy_head"),
    "county": ("county_office", "operator"),
    "city": ("leader", "city_office", "auditor"),
}


def load(world: World) -> None:
    """Persons and their appointments everywhere, the two staff of each poverty office, the demo's own accounts."""
    with act(world.system, "demo.load_people", at=CITY, day=world.day) as event:
        places = list(Area.objects.exclude(level="group").order_by("code").values_list("code", "level"))
        wanted = [(office, code) for code, level in places for office in OFFICES[level]]
        people = _people(event, world, len(wanted))
        rows = [_appointment(person, *place) for person, place in zip(people, wanted, strict=True)]
        appoint_many(event, rows + _poverty_offices(event, world, [c for c, level in places if level == "township"]))


def _people(event: Event, world: World, count: int, unit: str = "") -> list[Person]:
    random = world.random(f"people{unit}")
    names = [random.choice(SURNAMES) + "样例" for _ in range(count)]
    return bulk(
        event,
        [Person(username=f"sample{unit}-{i}", name=name, synthetic=True) for i, name in enumerate(names)],
    )


def _appointment(person: Person, office: str, place: str, seat: int = 1) -> Appointment:
    return Appointment(person=person, office=office, area_code=place, seat=seat, from_date=SINCE)


def _poverty_offices(event: Event, world: World, townships: list[str]) -> list[Appointment]:
    """Two staff a township, one of them the director (R33): one person, two offices."""
    people = iter(_people(event, world, 2 * len(townships), "-office"))
    rows = []
    for place in townships:
        first, second = next(people), next(people)
        rows += [
            _appointment(first, "poverty_office_staff", place, 1),
            _appointment(second, "poverty_office_staff", place, 2),
        ]
        rows.append(_appointment(first, "poverty_office_director", place))
    return rows
