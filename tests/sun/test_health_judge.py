"""Each cause is found where it was planted, from when until when, with no more energy than is missing."""

from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.sun.health.judge import judge
from hearthlight.sun.health.what_cannot import JUDGED, cannot
from tests.sun.health_village import day, days, made, months, stations

LATER = date(2020, 1, 1)


def only(energy: Any, kind: str = "day", **signs: Any) -> dict[str, Any]:
    """The one loss that is found."""
    frame = months(energy) if kind == "month" else days(energy, **signs)
    (row,) = judge(frame, stations(), kind, LATER).losses.to_dicts()
    return row


def test_healthy_stations_have_no_loss_by_any_kind_of_data():
    energy = made(760)
    assert judge(days(energy), stations(), "day", LATER).losses.is_empty()
    assert judge(months(energy), stations(), "month", LATER).losses.is_empty()


def test_an_outage_is_sure_and_loses_what_the_neighbours_made():
    energy = made(120)
    lost = energy[3, 40:46].sum()
    energy[3, 40:46] = 0
    row = only(energy)
    assert (row["station"], row["cause"], row["surely"]) == (4, "outage", True)
    assert (row["from_date"], row["until"]) == (day(40), day(46))
    assert row["lost_wh"] == pytest.approx(lost, rel=0.05)
    assert row["evidence"]["periods"] == 6


def test_an_outage_that_goes_on_has_no_end():
    energy = made(120)
    energy[3, 100:] = 0
    assert only(energy)["until"] is None


def test_a_tenth_of_the_strings_is_a_step_with_its_beginning_and_its_end():
    energy = made(300)
    energy[3, 100:220] *= 0.9
    row = only(energy, "quarter_hour")
    assert (row["cause"], row["surely"]) == ("partial", True)
    assert (only(energy)["cause"], only(energy)["surely"]) == ("partial", False)
    assert abs((row["from_date"] - day(100)).days) <= 3
    assert abs((row["until"] - day(220)).days) <= 3
    assert row["evidence"]["permille"] == pytest.approx(900, abs=10)


def test_dirt_grows_and_is_gone_at_once():
    energy = made(300)
    energy[3, 100:180] *= 1 - np.linspace(0, 0.25, 80)
    row = only(energy)
    assert row["cause"] == "soiling"
    assert abs((row["until"] - day(180)).days) <= 2


@pytest.mark.parametrize("kind", ["day", "month"])
def test_ageing_of_two_percent_a_year_is_seen_by_days_and_by_months(kind: str):
    energy = made(1095)
    energy[3] *= 1 - 0.02 * np.arange(1095) / 365
    row = only(energy, kind)
    assert (row["station"], row["cause"], row["until"]) == (4, "degradation", None)


@pytest.mark.parametrize(("factor", "surely"), [(1000, True), (10, True), (0.1, False), (0.001, True)])
def test_a_slip_of_a_unit_is_no_lost_energy(factor: float, surely: bool):
    energy = made(120, noise=0.02)
    energy[3, 40:60] *= factor
    row = only(energy)
    assert (row["cause"], row["surely"], row["lost_wh"]) == ("unit", surely, 0)
    assert (row["from_date"], row["until"]) == (day(40), day(60))


def test_a_village_dark_together_is_the_grid_and_no_station_is_blamed():
    energy = made(120)
    lost = energy[10:20, 40:43].sum()
    energy[10:20, 40:43] = 0
    row = only(energy)
    assert (row["station"], row["area_code"], row["cause"]) == (None, "990101101202000", "grid")
    assert row["lost_wh"] == pytest.approx(lost, rel=0.05)


def test_a_township_low_in_part_for_days_is_weather_and_no_station_is_blamed():
    energy = made(120)
    energy[30:, 40:45] *= 0.5
    row = only(energy)
    assert (row["station"], row["area_code"], row["cause"]) == (None, "990101102000000", "weather")


def test_by_months_a_low_month_has_no_cause_and_a_dark_one_is_an_outage():
    energy = made(730)
    energy[3, 400:412] = 0
    assert (only(energy, "month")["cause"], only(energy, "month")["surely"]) == ("unknown", False)
    energy = made(730)
    energy[3, 396:425] = 0
    assert only(energy, "month")["cause"] == "outage"


def test_a_clock_an_hour_late_moves_the_day_and_loses_nothing():
    energy, late = made(120), np.zeros((40, 120))
    late[3, 50:90] = 60
    row = only(energy, "quarter_hour", first_minute=360 + late, last_minute=1080 + late, middle_minute=720 + late)
    assert (row["cause"], row["surely"], row["lost_wh"]) == ("clock", True, 0)
    assert (row["from_date"], row["until"]) == (day(50), day(90))


def test_panels_that_face_west_move_the_middle_alone_and_are_no_clock():
    west = np.zeros((40, 120))
    west[3] = 50
    frame = days(made(120), first_minute=360 + 0 * west, last_minute=1080 + 0 * west, middle_minute=720 + west)
    assert judge(frame, stations(), "quarter_hour", LATER).losses.is_empty()


def test_flat_tops_on_sunny_days_are_the_inverter_and_sure_at_its_power():
    energy, flat, peak = made(120), np.zeros((40, 120)), np.full((40, 120), 9_000)
    sunny = energy[3] > 40_000
    energy[3, sunny] *= 0.85
    flat[3, sunny], peak[3, sunny] = 240, 10_000
    row = only(energy, "quarter_hour", flat_minutes=flat, peak_w=peak)
    assert (row["cause"], row["surely"]) == ("clipping", True)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.tuples(st.integers(0, 140), st.floats(0, 0.9)), min_size=1, max_size=4))
def test_causes_add_to_no_more_than_what_is_missing_and_no_row_stands_twice(seed: int, faults: list):
    energy = made(150, seed)
    whole = energy[3].sum()
    for start, share in faults:
        energy[3, start : start + 20] *= share
    judged = judge(days(energy), stations(), "day", LATER)
    rows = judged.losses.filter(pl.col("station") == 4)
    assert rows["lost_wh"].sum() <= 1.05 * whole - energy[3].sum() + 1
    assert rows.n_unique(["station", "cause", "from_date"]) == len(rows)
    assert set(rows["cause"]) <= set(map(str, JUDGED["day"]))
    assert all(until is None or until > start for start, until in rows.select("from_date", "until").iter_rows())


def test_each_kind_of_data_says_what_it_cannot_tell():
    assert {kind: len(cannot(kind)) > 3 for kind in JUDGED} == dict.fromkeys(JUDGED, True)
