"""Lixin's fleet as No. 22 publishes it: each figure from stored rows, and each moves when a record changes."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db.models import Model

from hearthlight import figures
from hearthlight.core.units import format_megawatts
from hearthlight.demo import sun as loader
from hearthlight.demo.world import DAY, LIXIN, WULI, ZHANGLOU, World
from hearthlight.people.sight import EVERYTHING
from hearthlight.sun import actions
from hearthlight.sun.models import Milestone, Reading, Share, Site, Station
from hearthlight.trail.act import act
from hearthlight.trail.history import amend

pytestmark = pytest.mark.django_db
VILLAGE_2016 = {"kind": "village", "plan_year": 2016}


def value(code: str, place: str, **given: object) -> int:
    return figures.value(figures.find(f"sun.{code}"), place, DAY, EVERYTHING, **given)


def change(world: World, row: Model, **new: object) -> None:
    with act(world.system, "test.change", at=LIXIN, day=DAY) as event:
        amend(event, row, DAY, **new)


def station(number: str) -> Station:
    return Station.whole.get(number=number)


def connection(world: World, number: str, **new: object) -> None:
    change(world, Milestone.whole.get(station__number=number, stage="connection"), **new)


def fewer_watts(number: str) -> Callable[[World], None]:
    return lambda world: change(world, station(number), power_w=1_000)


def not_connected(number: str) -> Callable[[World], None]:
    return lambda world: connection(world, number, done_on=None)


def connected(number: str) -> Callable[[World], None]:
    return lambda world: connection(world, number, done_on=date(2017, 3, 1))


def other_year(number: str) -> Callable[[World], None]:
    return lambda world: change(world, station(number), plan_year=2017)


def other_income(number: str) -> Callable[[World], None]:
    return lambda world: change(world, station(number), expected_fen_year=1)


def less_land(world: World) -> None:
    change(world, Site.whole.get(area_code=WULI, land_mu_milli__isnull=False), land_mu_milli=1)


def one_village_sells(world: World) -> None:
    joint = station("341623101-J1")
    shares = dict(Share.whole.order_by("area_code").values_list("area_code", "power_w"))
    (seller, sold), (buyer, held) = list(shares.items())[:2]
    del shares[seller]
    actions.share_out(world.system, joint, shares | {buyer: held + sold}, DAY)


def joint_of_another_year(world: World) -> None:
    change(world, station("341623101-J1"), plan_year=2015)


def reading_aside(world: World) -> None:
    change(world, Reading.whole.filter(station__number="341623105220-V1").last(), set_aside=True, energy_wh=None)


PUBLISHED = [
    pytest.param("stations_connected", WULI, {}, 3, not_connected("341623105001-V1"), id="F006"),
    pytest.param("site_land", WULI, {}, 13_500, less_land, id="F008"),
    pytest.param(
        "expected_income", WULI, {"state": "connected"}, 66_000_000, other_income("341623105001-V2"), id="F010"
    ),
    pytest.param("stations_to_connect", WULI, {"plan_year": 2017}, 2, connected("341623105001-V4"), id="F011"),
    pytest.param(
        "expected_income", WULI, {"state": "to_connect"}, 44_000_000, other_income("341623105001-V5"), id="F013"
    ),
    pytest.param("generated", ZHANGLOU, {"plan_year": 2015}, 98_270_000, reading_aside, id="F018"),
    pytest.param(
        "stations", ZHANGLOU, {}, 3, lambda world: change(world, station("341623105220-V3"), kind="lot"), id="F024"
    ),
    pytest.param("expected_income", ZHANGLOU, {}, 51_000_000, other_income("341623105220-V1"), id="F025"),
    pytest.param("capacity", LIXIN, {}, 201_951_200, fewer_watts("341623-L2015"), id="F029"),
    pytest.param("capacity", LIXIN, {"plan_year": 2015}, 18_300_000, fewer_watts("341623105220-V1"), id="F030"),
    pytest.param("capacity", LIXIN, {"plan_year": 2016}, 97_531_200, fewer_watts("341623105001-V1"), id="F031"),
    pytest.param("sharing_villages", LIXIN, {"plan_year": 2016}, 175, one_village_sells, id="F032"),
    pytest.param("shared_capacity", LIXIN, {"plan_year": 2016}, 32_760_000, joint_of_another_year, id="F033"),
    pytest.param(
        "stations",
        LIXIN,
        VILLAGE_2016,
        346,
        lambda world: change(world, station("341623105220-V2"), plan_year=2017),
        id="F035",
    ),
    pytest.param("stations_connected", LIXIN, VILLAGE_2016, 186, not_connected("341623105001-V3"), id="F037"),
    pytest.param("capacity", LIXIN, {"plan_year": 2017}, 86_120_000, fewer_watts("341623-L2017"), id="F039"),
    pytest.param("stations_to_connect", LIXIN, VILLAGE_2016, 160, connected("341623105220-V2"), id="C005"),
    pytest.param("capacity", WULI, {"plan_year": 2016}, 561_600, fewer_watts("341623105001-V2"), id="C008"),
    pytest.param("capacity", ZHANGLOU, {}, 434_400, fewer_watts("341623105220-V2"), id="C012"),
]


@pytest.mark.requirement("R18", "parts must sum to the total")
@pytest.mark.parametrize(("code", "place", "given", "published", "move"), PUBLISHED)
def test_figure_equals_the_source_and_moves(
    fleet: World, code: str, place: str, given: dict[str, object], published: int, move: Callable[[World], None]
) -> None:
    assert value(code, place, **given) == published
    move(fleet)
    assert value(code, place, **given) != published


@pytest.mark.requirement("R20", "never 187 of 347")
def test_joint_is_counted_apart(fleet: World) -> None:
    assert (value("stations", LIXIN, kind="joint"), value("stations_connected", LIXIN, kind="joint")) == (1, 1)


@pytest.mark.requirement("R18", "capacity is never forced to a multiple")
def test_printed_as_published(fleet: World) -> None:
    years = [format_megawatts(value("capacity", LIXIN, plan_year=year)) for year in (2015, 2016, 2017)]
    assert [*years, format_megawatts(value("capacity", LIXIN))] == ["18.30", "97.53", "86.12", "201.95"]
    assert value("capacity", LIXIN, plan_year=2017) % 187_200 != 0


@pytest.mark.requirement("R8", "never counts as 0 in a sum")
def test_the_two_without_figures_are_unknown_and_not_zero(fleet: World) -> None:
    unknown = Station.whole.filter(area_code__in=loader.UNFIGURED)
    assert [one.power_w for one in unknown] == [None, None]
    assert (value("capacity_unknown", LIXIN), value("stations_unknown", LIXIN)) == (2, 2)
    assert value("stations_to_connect", "341623105215000") == value("stations_connected", "341623105215000") == 0


@pytest.mark.requirement("R19", "shares sum to capacity exactly")
def test_a_village_sees_own_and_share_and_the_county_counts_once(fleet: World) -> None:
    from hearthlight.demo.world import PLAN_VILLAGE
    from hearthlight.sun.queries import own_and_shared

    assert own_and_shared(PLAN_VILLAGE, DAY) == (187_200, 187_200)
    assert value("shared_capacity", LIXIN) == Station.whole.get(kind="joint").power_w


@pytest.mark.requirement("R21", "every county: by 30 June")
@pytest.mark.figures("F042")
def test_every_county_has_the_term(fleet: World) -> None:
    due = Milestone.whole.filter(stage="connection", due_on=date(2017, 6, 30), station__kind="lot")
    assert {one.area_code[:6] for one in due} == {"341602", "341621", "341622", "341623"}


@pytest.mark.figures("F038", "F040", "F041")
@pytest.mark.requirement("R21", "Lixin: main works by end May, all connected before end June")
def test_terms_of_lixin(fleet: World) -> None:
    lot = {one.stage: one.due_on for one in Milestone.whole.filter(station__number="341623-L2017")}
    assert lot == {"frame": date(2017, 5, 31), "connection": date(2017, 6, 30)}
    open_2016 = Milestone.whole.filter(stage="connection", done_on=None, station__plan_year=2016)
    assert set(open_2016.values_list("due_on", flat=True)) == {date(2017, 4, 30)}


@pytest.mark.requirement("R22", "started / not started")
def test_begun_and_not_begun_never_overlap(fleet: World) -> None:
    begun, not_begun = value("stations_started", LIXIN, plan_year=2016), value("stations_not_started", LIXIN)
    assert begun > 0
    assert not_begun > 0
    assert begun + not_begun == 160


def test_before_february_wuli_was_not_connected(fleet: World) -> None:
    asked = figures.find("sun.stations_connected")
    assert figures.value(asked, WULI, date(2017, 1, 31), EVERYTHING) == 0


@pytest.mark.requirement("R17", "counties")
def test_counties_side_by_side(fleet: World) -> None:
    found = figures.by_child(figures.find("sun.stations"), "341600000000000", DAY, EVERYTHING)
    assert found == {LIXIN: 353}
    unknown = figures.by_child(figures.find("sun.capacity_unknown"), "341600000000000", DAY, EVERYTHING)
    assert sorted(unknown.values()) == [1, 1, 1, 2]


def test_everything_invented_is_marked(fleet: World) -> None:
    assert (
        Station.whole.filter(synthetic=False).exclude(source=None).count()
        == Station.whole.filter(synthetic=False).count()
    )
    assert not Reading.whole.filter(synthetic=False).exists()
    assert not Share.whole.filter(synthetic=False).exists()
    assert Station.whole.filter(plan_year=2016, kind="village", synthetic=True).count() == 342
