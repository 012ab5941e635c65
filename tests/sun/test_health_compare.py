"""A station beside its neighbours: what is always so with it is no fault, and the band holds eight of ten."""

from datetime import date

import numpy as np
import polars as pl
import pytest

from hearthlight.sun.health.judge import BadKind, judge
from hearthlight.sun.health.ratio import BadPower, availability, performance_ratio
from hearthlight.sun.health.schema import COMPARED, LOSS
from tests.sun.health_village import days, made, months, stations

LATER = date(2020, 1, 1)


def test_a_station_that_is_always_a_tenth_lower_is_expected_so_and_is_no_loss():
    energy = made(200)
    energy[3] *= 0.9
    judged = judge(days(energy), stations(), "day", LATER)
    own = judged.compared.filter(pl.col("station") == 4)
    assert own["permille"].median() == pytest.approx(1000, abs=15)
    assert judged.losses.is_empty()


def test_a_station_far_below_any_tilt_is_told_and_the_cause_is_unknown():
    energy = made(200)
    energy[3] *= 0.6
    (row,) = judge(days(energy), stations(), "day", LATER).losses.to_dicts()
    assert (row["station"], row["cause"], row["surely"], row["until"]) == (4, "unknown", False, None)


def test_eight_of_ten_healthy_days_lie_in_the_band():
    found = judge(days(made(300)), stations(), "day", LATER).compared
    inside = found.select(pl.col("energy_wh").is_between("low_wh", "high_wh").mean()).item()
    assert 0.75 < inside < 0.85


def test_one_bad_station_does_not_move_what_its_neighbours_are_expected_to_make():
    energy = made(100)
    before = judge(days(energy), stations(), "day", LATER).compared
    energy[3] *= 1000
    after = judge(days(energy), stations(), "day", LATER).compared
    others = pl.col("station") != 4
    change = after.filter(others)["expected_wh"] / before.filter(others)["expected_wh"]
    assert change.min() > 0.95
    assert change.max() < 1.05


def test_with_fewer_than_five_neighbours_nothing_is_expected_and_nothing_is_lost():
    energy = made(60)[:5]
    energy[2, 20:] = 0
    judged = judge(days(energy), stations()[:5], "day", LATER)
    assert judged.compared["expected_wh"].null_count() == len(judged.compared) == 300
    assert set(judged.compared["neighbours"]) == {4}
    assert judged.losses.is_empty()


def test_the_frames_are_those_of_the_schema_with_data_and_without():
    for frame in (days(made(30)), days(made(30)).clear()):
        judged = judge(frame, stations(), "day", LATER)
        assert dict(judged.compared.schema) == COMPARED
        assert dict(judged.losses.schema) == LOSS


def test_a_part_month_and_what_was_read_before_connection_or_after_the_day_are_left_out():
    energy = made(100)
    connected = stations().with_columns(connected_on=pl.lit(date(2015, 1, 15)))
    found = judge(months(energy), connected, "month", date(2015, 3, 1)).compared
    assert set(found["period"]) == {date(2015, 2, 1), date(2015, 3, 1)}
    assert set(judge(months(energy), stations(), "month", LATER).compared["period"].dt.month()) == {1, 2, 3}


def test_two_meters_of_a_station_are_added():
    frame = days(made(40))
    halves = frame.with_columns(energy_wh=pl.col("energy_wh") // 2)
    assert judge(pl.concat([halves, halves]), stations(), "day", LATER).losses.is_empty()


def test_a_day_that_was_not_read_is_unknown_and_no_outage():
    energy = made(100)
    energy[3, 20:60] = np.nan
    judged = judge(days(energy), stations(), "day", LATER)
    assert judged.losses.is_empty()
    assert len(judged.compared.filter(pl.col("station") == 4)) == 60


def test_a_kind_of_data_that_nobody_knows_is_refused():
    with pytest.raises(BadKind, match="'hour'; expected one of month, day, quarter_hour"):
        judge(days(made(10)), stations(), "hour", LATER)


def test_the_performance_ratio_is_final_over_reference_yield_and_unknown_without_light():
    assert performance_ratio(40_000, 10_000, 5_000) == 800
    assert performance_ratio(40_000, 10_000, None) is None
    assert performance_ratio(None, 10_000, 5_000) is None
    with pytest.raises(BadPower, match="a power of 0 W"):
        performance_ratio(1, 0, 1)
    assert availability(250, 1000) == 750
    assert availability(0, None) is None
