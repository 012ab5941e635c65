"""Demo places: Bozhou's real divisions, the towns' invented groups, what the bulletin states."""

import tomllib
from datetime import date
from importlib.resources import files

from hearthlight.core import areas
from hearthlight.demo.world import CITY, GONGDIAN, World
from hearthlight.places.divisions import Division, bozhou, short_name
from hearthlight.places.models import Area, StatedValue, Zone, ZoneArea
from hearthlight.trail.act import act, digest
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Event, Source

SINCE = date(2014, 1, 1)
ZONES = 3


def load(world: World) -> None:
    """Divisions, work zones of Gongdian, the bulletin as a source and its stated values."""
    with act(world.system, "demo.load_places", at=CITY, day=world.day) as event:
        bulk(event, [_area(division) for division in bozhou()])
        _form_zones(event)
        _state(event, _bulletin(event, world.day))


def _area(division: Division) -> Area:
    latitude, longitude = division.centre or (None, None)
    return Area(
        code=division.code,
        level=division.level,
        name=short_name(division.name) if division.level == "village" else division.name,
        from_date=SINCE,
        latitude_micro=latitude,
        longitude_micro=longitude,
        position_certainty="unconfirmed" if division.centre else "",
    )


def _form_zones(event: Event) -> None:
    villages = list(Area.objects.filter(level="village", code__range=areas.subtree(GONGDIAN)).order_by("code"))
    share = len(villages) // ZONES
    for number in range(1, ZONES + 1):
        zone = add(event, Zone(kind="work_zone", area_code=GONGDIAN, number=number, from_date=date(2016, 1, 1)))
        mine = villages[(number - 1) * share : number * share]
        bulk(
            event,
            [ZoneArea(zone=zone, kind="work_zone", area_code=one.code, from_date=zone.from_date) for one in mine],
        )


def _bulletin(event: Event, day: date) -> Source:
    title = "亳州市扶贫开发领导小组办公室《脱贫攻坚简报》第22期"
    return add(
        event,
        Source(
            kind="bulletin",
            title=title,
            document_number="2017年第22期",
            sha256=digest(title),
            received_on=day,
            area_code=CITY,
        ),
    )


def _state(event: Event, source: Source) -> None:
    text = (files("hearthlight.demo") / "stated.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["stated"]
    bulk(event, [StatedValue(**row | {"area_code": areas.full(row["area_code"]), "source": source}) for row in rows])
