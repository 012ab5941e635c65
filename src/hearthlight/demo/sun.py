"""Demo sun: Lixin's fleet as published (demo/fleet.py), its expected energy, its readings, its findings."""

from collections.abc import Iterable
from dataclasses import asdict

from hearthlight.core import areas
from hearthlight.core.period import Month
from hearthlight.demo import fleet, plots, readings
from hearthlight.demo.fleet import Plant
from hearthlight.demo.readings import Typical, monthly, weather
from hearthlight.demo.world import CITY, GONGDIAN, LIXIN, WULI, ZHANGLOU, World
from hearthlight.people.models import Appointment
from hearthlight.places.models import Area
from hearthlight.sun.actions import share_out
from hearthlight.sun.expect import expect_all
from hearthlight.sun.metering import since
from hearthlight.sun.models import Expectation, Milestone, Reading, Site, Station
from hearthlight.sun.screen import screen_sun
from hearthlight.trail.act import act
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event, Source

KANTUAN = "341623101000000"
UNFIGURED = {"341623105215000": "于庄村", "341623119206000": "陈营村"}
LAST_READ = Month(2017, 2).last
ZHANGLOU_WH = 98_270_000
DEPARTMENTS = {"start": "扶贫局", "frame": "扶贫局", "connection": "供电公司"}


def load(world: World) -> None:
    """Stations, milestones, shares, expected energy, readings and findings."""
    villages = list(_villages(LIXIN))
    with act(world.system, "demo.load_sun", at=CITY, day=world.day) as event:
        plants = list(_plants(world, villages))
        stations = _build(event, plants)
    _share(world, stations, [code for code, _ in villages])
    expect_all(world.system, CITY)
    with act(world.system, "demo.load_readings", at=CITY, day=world.day) as event:
        bulk(event, list(_readings(world, plants, stations)))
    plots.load(world)
    screen_sun(world.system, CITY, world.day)


def _villages(place: str) -> Iterable[tuple[str, str]]:
    low, high = areas.subtree(place)
    rows = Area.objects.filter(level="village", code__gte=low, code__lt=high).order_by("code")
    return rows.values_list("code", "name")


def _plants(world: World, villages: list[tuple[str, str]]) -> Iterable[Plant]:
    yield from fleet.wuli(WULI)
    yield from fleet.zhanglou(ZHANGLOU)
    yield from fleet.county(LIXIN, KANTUAN)
    yield from (fleet.unfigured(code, name) for code, name in UNFIGURED.items())
    counties = Area.objects.filter(level="county").exclude(code=LIXIN).order_by("code")
    yield from (fleet.demanded(one.code, one.name) for one in counties)
    free = [(code, name) for code, name in villages if code not in {WULI, ZHANGLOU, *UNFIGURED}]
    gongdian = [code for code, _ in free if areas.within(code, GONGDIAN)]
    yield from fleet.others(free, gongdian, world.random("sun.stations"))


def _build(event: Event, plants: list[Plant]) -> list[Station]:
    keys = {(plant.area_code, plant.kind, plant.site): plant for plant in plants}
    sites = dict(zip(keys, bulk(event, [_site(plant) for plant in keys.values()]), strict=True))
    source = Source.objects.filter(kind="bulletin", area_code=CITY).first()
    rows = [_station(plant, sites[plant.area_code, plant.kind, plant.site], source) for plant in plants]
    stations = bulk(event, rows)
    held = _answering()
    bulk(event, [row for plant, one in zip(plants, stations, strict=True) for row in _milestones(plant, one, held)])
    return stations


def _site(plant: Plant) -> Site:
    return Site(
        name=f"{plant.name}光伏电站" if plant.kind != "lot" else plant.name,
        area_code=plant.area_code,
        land_mu_milli=plant.land,
        grouped=plant.grouped,
        synthetic=plant.synthetic,
    )


def _station(plant: Plant, site: Site, source: Source | None) -> Station:
    number = f"{areas.prefix(plant.area_code)}-{plant.kind[0].upper()}{plant.count}"
    return Station(
        site=site,
        number=number,
        name=plant.name if plant.kind == "lot" else f"{plant.name}{plant.count}号电站",
        kind=plant.kind,
        area_code=plant.area_code,
        owner_code=plant.area_code if plant.kind == "village" else "",
        power_w=plant.power,
        tilt=plant.tilt,
        plan_year=plant.plan_year,
        expected_fen_year=plant.income,
        expected_from=fleet.STATED if plant.income else "",
        meter_no=f"99-{number}" if plant.read_from else "",
        source=None if plant.synthetic else source,
        synthetic=plant.synthetic,
    )


def _answering() -> dict[str, int]:
    """Who answers for the stations of a place (R3): its village secretary, else the county office. Invented."""
    rows = Appointment.objects.filter(office__in=("county_office", "village_secretary"), seat=1, until=None)
    return dict(rows.values_list("area_code", "pk"))


def _milestones(plant: Plant, station: Station, held: dict[str, int]) -> Iterable[Milestone]:
    for one in plant.stages:
        yield Milestone(
            station=station,
            area_code=plant.area_code,
            level="county",
            department=DEPARTMENTS[one.stage],
            appointment_id=held.get(plant.area_code) or held.get(LIXIN),
            **asdict(one),
        )


def _share(world: World, stations: list[Station], villages: list[str]) -> None:
    joint = next(station for station in stations if station.kind == "joint")
    certain = [code for code in villages if areas.within(code, GONGDIAN) or areas.within(code, KANTUAN)]
    chosen = fleet.owners(villages, certain, world.random("sun.owners"))
    share_out(world.system, joint, dict.fromkeys(chosen, fleet.EACH), Month(2016, 12).first, synthetic=True)


def _readings(world: World, plants: list[Plant], stations: list[Station]) -> Iterable[Reading]:
    sky = weather(Month(2015, 7), Month.of(world.day), world.random("sun.weather"))
    typical = _typical()
    for plant, station in zip(plants, stations, strict=True):
        if plant.read_from:
            first = plant.plan_year == 2015
            last, total = (world.day, ZHANGLOU_WH) if first else (LAST_READ, None)
            dice = world.random(f"sun.{station.number}")
            yield from _stored(station, monthly(typical[station.pk], plant.read_from, last, sky, dice, total))


def _typical() -> dict[int, Typical]:
    years: dict[int, tuple[list[int], list[int]]] = {}
    rows = Expectation.whole.order_by("station", "month").values_list("station", "expected_wh", "ceiling_wh")
    for station, expected, ceiling in rows:
        both = years.setdefault(station, ([], []))
        both[0].append(expected)
        both[1].append(ceiling)
    return {station: Typical(*both) for station, both in years.items()}


def _stored(station: Station, path: Iterable[readings.Reading]) -> Iterable[Reading]:
    before = None
    for one in path:
        row = Reading(
            station=station, meter_no=station.meter_no, read_on=one.day, register_wh=one.register_wh, synthetic=True
        )
        row.energy_wh = since(before, row)
        before = row
        yield row
