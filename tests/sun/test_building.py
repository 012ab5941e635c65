"""How far stations are, what they are told, which to build together: pure parts on the numbers of the bulletin."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.sun import orders, progress, siting
from hearthlight.sun.orders import Building
from hearthlight.sun.siting import Costs, Planned

DAY, BOZHOU = date(2017, 3, 28), "341623108201000"
STAGES = ("quota", "siting", "purchase", "start", "frame", "connection", "acceptance")


@pytest.mark.requirement("R22", "stages may overlap")
def test_the_furthest_stage_decides_although_stages_overlap() -> None:
    assert orders.building(frozenset(), frozenset()) is Building.UNKNOWN
    assert orders.building(frozenset(), frozenset({"connection"})) is Building.NOT_STARTED
    assert orders.building(frozenset({"purchase"}), frozenset({"purchase", "siting"})) is Building.NOT_STARTED
    assert orders.building(frozenset({"frame"}), frozenset(STAGES)) is Building.FRAME, (
        "begun without a written beginning"
    )
    assert orders.building(frozenset({"connection"}), frozenset(STAGES)) is Building.CONNECTED


@pytest.mark.requirement("R22", "started / not started, each with its own orders")
def test_each_state_has_its_own_order_from_the_day_it_was_given() -> None:
    told = {state: orders.order(state, DAY, BOZHOU) for state in ("started", "frame", "not_started", "connected")}
    assert told["started"] is not None
    assert "加快施工进度" in told["started"].value
    assert told["frame"] == told["started"]
    assert told["not_started"] is not None
    assert "选址、购买设备" in told["not_started"].value
    assert told["connected"] is None
    assert orders.order("started", date(2017, 3, 27), BOZHOU) is None, "nobody had said it yet"
    assert orders.before_building(DAY, BOZHOU) == ("quota", "siting", "purchase")


@pytest.mark.requirement("R24", "departments involved per task")
def test_each_stage_has_a_department_and_says_that_it_is_a_setting() -> None:
    found = {stage: orders.department(stage, DAY, BOZHOU) for stage in STAGES}
    assert all(found.values())
    assert {one.certainty for one in found.values() if one} == {"demo"}


def _fleet() -> list[progress.Row]:
    """The stations of 2016 as the bulletin counts them, and the lots of 2015 and 2017."""
    code = "341623000000000"
    village = [
        progress.Row(i, code, "village", 2016, 187_200, Building.CONNECTED if i < 186 else Building.STARTED)
        for i in range(346)
    ]
    joint = progress.Row(900, code, "joint", 2016, 32_760_000, Building.CONNECTED)
    lots = [
        progress.Row(901, code, "lot", 2015, 18_300_000, Building.CONNECTED),
        progress.Row(902, code, "lot", 2017, 86_120_000, Building.STARTED),
    ]
    return [*village, joint, *lots]


@pytest.mark.requirement("R20", "186 of 346 and 1 of 1 counted apart")
@pytest.mark.requirement("R19", "the county counts the station once")
@pytest.mark.requirement("R18", "parts by plan year; 86.12 MW forced to nothing")
def test_the_county_counts_each_kind_apart_and_each_watt_once() -> None:
    found = progress.by_place(_fleet(), 6)["341623"]
    village, joint = found.kinds["village"], found.kinds["joint"]
    assert (village.connected, village.stations, joint.connected, joint.stations) == (186, 346, 1, 1)
    assert found.year_w(2016) == 97_531_200
    assert found.year_w(2015) == 18_300_000
    assert found.year_w(2017) == 86_120_000, "no multiple of 187.2 kW"
    assert found.whole.power_w == sum(found.year_w(year) for year in found.years)
    assert found.kinds["lot"].stations == 0, "a lot is power, never a station"


def test_an_unknown_power_is_counted_apart() -> None:
    row = progress.Row(1, BOZHOU, "village", None, None, Building.UNKNOWN)
    found = progress.by_place([row], 6)["341623"].whole
    assert (found.power_w, found.power_unknown, found.stations, found.not_known) == (0, 1, 1, 1)


def _planned(station: int, village: str, north: float | None, east: float | None = 116.2) -> Planned:
    return Planned(station, village, 187_200, north, None if north is None else east)


@pytest.mark.requirement("R14", "grouped building preferred")
def test_near_stations_are_joined_and_one_village_goes_before_two() -> None:
    stations = [_planned(1, "a", 33.000), _planned(2, "a", 33.010), _planned(3, "b", 33.011), _planned(4, "b", 33.200)]
    groups = siting.grouped(stations, within_km=2.0)
    assert [group.stations for group in groups] == [(1, 2, 3), (4,)]
    assert siting.grouped(stations, within_km=1.2)[0].stations == (1, 2), "one village before two, although 3 is nearer"
    assert groups[0].reach_km == pytest.approx(1.22, abs=0.01)


def test_a_station_of_unknown_place_is_joined_to_its_own_village_only() -> None:
    stations = [_planned(1, "a", None), _planned(2, "a", None), _planned(3, "b", None), _planned(4, "a", 33.0)]
    assert sorted(group.stations for group in siting.grouped(stations, 50.0)) == [(1, 2), (3,), (4,)]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(32.5, 33.5)), max_size=12), st.floats(0.5, 30))
def test_every_station_stands_in_one_group_within_reach(drawn: list[tuple[str, float]], within: float) -> None:
    stations = [_planned(i, village, north) for i, (village, north) in enumerate(drawn)]
    groups = siting.grouped(stations, within)
    assert sorted(one for group in groups for one in group.stations) == list(range(len(drawn)))
    assert all(group.reach_km <= within for group in groups)


@pytest.mark.requirement("R14", "site-level O&M")
def test_care_is_paid_a_watt_and_a_visit_and_is_unknown_where_a_price_is() -> None:
    one, apart = siting.grouped([_planned(1, "a", 33.0), _planned(2, "a", 33.001)], 5)[0], _planned(1, "a", 33.0)
    costs = Costs(fen_a_kilowatt=3_000, fen_a_visit=20_000, visits=12)
    single = siting.care(siting.grouped([apart], 5)[0], costs)
    assert single is not None
    assert siting.care(one, costs) == 374_400 * 3 + 240_000
    assert 2 * single - (siting.care(one, costs) or 0) == 240_000, "built together saves one round of visits"
    assert siting.care(one, Costs(fen_a_kilowatt=3_000)) is None
