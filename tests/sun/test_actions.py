"""Writing about the sun: what is refused in a sentence or by the database; what comes twice arrives once."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.demo.world import DAY, LIXIN, WULI, World
from hearthlight.sun import actions, metering
from hearthlight.sun.actions import BadShares, NotSunny
from hearthlight.sun.milestones import State
from hearthlight.sun.models import Milestone, Reading, Share, Site, Station
from hearthlight.sun.record import standing_of
from hearthlight.trail.act import act
from hearthlight.trail.guards import missing
from hearthlight.trail.history import add, bulk

pytestmark = pytest.mark.django_db
FIRST = date(2017, 1, 1)


@pytest.fixture
def site(bare: World) -> Site:
    with act(bare.system, "test.site", at=WULI) as event:
        return add(event, Site(name="五里", area_code=WULI, synthetic=True))


@pytest.fixture
def joint(bare: World, site: Site) -> Station:
    return actions.register_station(bare.system, site, number="J1", name="联建", kind="joint", power_w=561_600)


@pytest.fixture
def village(bare: World, site: Site) -> Station:
    facts = {"number": "V1", "name": "一号", "kind": "village", "power_w": 187_200, "meter_no": "99-1"}
    return actions.register_station(bare.system, site, **facts)


@pytest.mark.requirement("R8", "not known is legal")
def test_a_station_without_power_is_legal_and_zero_is_refused(bare: World, site: Site) -> None:
    assert actions.register_station(bare.system, site, number="V2", name="二号", kind="village").power_w is None
    with pytest.raises(NotSunny, match="leave it empty when it is not known"):
        actions.register_station(bare.system, site, number="V3", name="三号", kind="village", power_w=0)
    with pytest.raises(NotSunny, match="there is a station V2 already"):
        actions.register_station(bare.system, site, number="V2", name="又", kind="village")


def test_a_double_click_makes_one_station(bare: World, site: Site) -> None:
    key = uuid4()
    first, second = (
        actions.register_station(bare.system, site, number="V2", name="二号", kind="village", key=key) for _ in "ab"
    )
    assert first == second
    assert Station.whole.count() == 1


@pytest.mark.requirement("R19", "shares sum to capacity exactly")
@pytest.mark.parametrize(
    ("shares", "sentence"),
    [
        ({"a": 187_200, "b": 187_200}, "374400 W in all, the station has 561600 W"),
        ({"a": 561_601}, "561601 W in all"),
        ({"a": 561_600, "b": 0}, "leave out who owns nothing"),
        ({}, "0 W in all"),
    ],
)
def test_shares_that_do_not_make_the_power_are_refused(
    bare: World, joint: Station, shares: dict[str, int], sentence: str
) -> None:
    with pytest.raises(BadShares, match=sentence):
        actions.share_out(bare.system, joint, shares, FIRST)
    assert not Share.whole.exists()


@pytest.mark.requirement("R19", "from-dated")
def test_new_shares_end_the_old_ones_on_their_day(bare: World, joint: Station) -> None:
    actions.share_out(bare.system, joint, {"a": 187_200, "b": 374_400}, FIRST)
    actions.share_out(bare.system, joint, {"b": 187_200, "c": 374_400}, DAY)
    rows = Share.whole.order_by("from_date", "area_code").values_list("area_code", "power_w", "from_date", "until")
    assert list(rows) == [
        ("a", 187_200, FIRST, DAY),
        ("b", 374_400, FIRST, DAY),
        ("b", 187_200, DAY, None),
        ("c", 374_400, DAY, None),
    ]
    with pytest.raises(BadShares, match="choose a later day"):
        actions.share_out(bare.system, joint, {"a": 561_600}, FIRST)


def test_only_joint_stations_of_known_power_are_shared(bare: World, site: Site, village: Station) -> None:
    with pytest.raises(BadShares, match="V1 is not a joint station"):
        actions.share_out(bare.system, village, {"a": 187_200}, FIRST)
    unknown = actions.register_station(bare.system, site, number="J2", name="联", kind="joint")
    with pytest.raises(BadShares, match="its power is not known"):
        actions.share_out(bare.system, unknown, {"a": 187_200}, FIRST)


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=8), st.integers(-5, 5))
def test_any_sum_but_the_power_is_refused(parts: list[int], off: int) -> None:
    station = Station(number="J", kind="joint", power_w=sum(parts) + off)
    shares = {str(index): part for index, part in enumerate(parts)}
    if off:
        with pytest.raises(BadShares):
            actions.refuse_other_sum(station, shares)
    else:
        actions.refuse_other_sum(station, shares)


def test_the_database_refuses_shares_beyond_the_power(bare: World, joint: Station) -> None:
    actions.share_out(bare.system, joint, {"a": 561_600}, FIRST)
    with pytest.raises(DatabaseError, match="more than the power"), act(bare.system, "test.share", at=WULI) as event:
        bulk(event, [Share(station=joint, area_code="z", power_w=1, from_date=FIRST, synthetic=True)])
    with pytest.raises(DatabaseError, match="more than the power"), act(bare.system, "test.share", at=WULI) as event:
        Share.whole.update(power_w=561_601, event=event)


def test_at_commit_postgresql_refuses_shares_below_the_power(bare: World, joint: Station) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no deferred trigger: there the action refuses and the rule looks daily")
    actions.share_out(bare.system, joint, {"a": 187_200, "b": 374_400}, FIRST)
    with act(bare.system, "test.share", at=WULI) as event:
        Share.whole.filter(area_code="a").update(until=DAY, event=event)
    with pytest.raises(DatabaseError, match="do not add up"), transaction.atomic():
        connection.check_constraints()
    with act(bare.system, "test.share", at=WULI) as event:
        Share.whole.filter(area_code="b").update(until=DAY, event=event)


def test_milestone_is_written_once_and_then_amended(bare: World, village: Station) -> None:
    due = actions.record_milestone(bare.system, village, "connection", valid_from=FIRST, due_on=date(2017, 4, 30))
    assert standing_of(due, DAY).state is State.DUE
    done = actions.record_milestone(bare.system, village, "connection", valid_from=DAY, done_on=DAY)
    assert done.pk == due.pk
    assert standing_of(Milestone.whole.get(), DAY).state is State.DONE
    with pytest.raises(NotSunny, match="write it down as planned"):
        actions.record_milestone(bare.system, village, "frame", valid_from=DAY, done_on=date(2017, 5, 1))


@pytest.mark.requirement("R12", "cumulative kWh")
def test_readings_keep_the_energy_between_them_in_any_order(bare: World, village: Station) -> None:
    for day, register in ((1, 0), (31, 9_000_000), (15, 4_000_000)):
        metering.read_meter(bare.system, village, date(2017, 1, day), register)
    assert list(Reading.whole.order_by("read_on").values_list("energy_wh", flat=True)) == [None, 4_000_000, 5_000_000]


def test_a_reading_set_aside_gives_its_energy_to_the_next(bare: World, village: Station) -> None:
    for day, register in ((1, 0), (15, 4_000_000), (31, 9_000_000)):
        metering.read_meter(bare.system, village, date(2017, 1, day), register)
    metering.set_aside(bare.system, Reading.whole.get(read_on=date(2017, 1, 15)), "抄错")
    assert list(Reading.whole.order_by("read_on").values_list("energy_wh", flat=True)) == [None, None, 9_000_000]


@pytest.mark.parametrize(
    ("day", "register", "sentence"),
    [
        (20, 3_000_000, "meters do not run back"),
        (10, 5_000_000, "meters do not run back"),
        (15, 4_000_000, "this day was read already"),
        (20, 900_000_000, "more than full power day and night"),
    ],
)
def test_impossible_readings_are_refused(bare: World, village: Station, day: int, register: int, sentence: str) -> None:
    for number, kept in ((1, 0), (15, 4_000_000)):
        metering.read_meter(bare.system, village, date(2017, 1, number), kept)
    with pytest.raises(NotSunny, match=sentence):
        metering.read_meter(bare.system, village, date(2017, 1, day), register)
    assert Reading.whole.count() == 2


def test_a_retried_reading_arrives_once(bare: World, village: Station) -> None:
    key = uuid4()
    for _ in "ab":
        metering.read_meter(bare.system, village, FIRST, 0, key=key)
    assert Reading.whole.count() == 1


def test_a_reading_is_never_rewritten(bare: World, village: Station) -> None:
    metering.read_meter(bare.system, village, FIRST, 0)
    with (
        pytest.raises(DatabaseError, match="never rewritten"),
        transaction.atomic(),
        act(bare.system, "test.read", at=LIXIN) as event,
    ):
        Reading.whole.update(register_wh=5, event=event)


def test_guards_stand(bare: World) -> None:
    assert not [name for name in missing() if "share" in name or "reading" in name]
