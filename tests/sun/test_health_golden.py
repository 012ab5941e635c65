"""Our judges beside RdTools and PVAnalytics on the same small series (answers: tools/golden_health.py)."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hearthlight.sun.health.clipping import FLAT_MINUTES
from hearthlight.sun.health.clock import late
from hearthlight.sun.health.degradation import year_on_year
from hearthlight.sun.health.judge import judge
from hearthlight.sun.health.noise import around
from tests.sun.health_village import days, stations

GOLDEN = Path(__file__).parent / "golden"
LATER = date(2020, 1, 1)


def golden(name: str) -> dict[str, Any]:
    return json.loads((GOLDEN / f"health_{name}.json").read_text(encoding="utf-8"))


def test_the_rate_of_ageing_is_that_of_rdtools_to_a_tenth_of_a_percent_a_year():
    for case in golden("ageing")["cases"]:
        ours = year_on_year(np.array([case["permille"]]) / 1000, 365)[0]
        assert 100 * ours == pytest.approx(case["percent_a_year"], abs=0.1)


def test_energy_lost_to_an_outage_is_that_of_rdtools_to_a_twentieth():
    said = golden("outage")
    energy = np.array(said["days_wh"], dtype=np.float64)
    (row,) = judge(days(energy), stations()[:12], "day", LATER).losses.to_dicts()
    assert (row["station"], row["cause"]) == (5, "outage")
    assert row["lost_wh"] == pytest.approx(said["lost_wh"], rel=0.05)


def test_the_days_that_are_cut_are_those_of_pvanalytics():
    whole, cut = golden("clipping")["cases"]
    assert max(whole["flat_minutes"]) < FLAT_MINUTES
    assert max(whole["flagged_minutes"]) < FLAT_MINUTES
    ours, theirs = (np.array(cut[name]) for name in ("flat_minutes", "flagged_minutes"))
    assert ((ours >= FLAT_MINUTES) != (theirs >= FLAT_MINUTES)).sum() <= 2
    assert (ours >= FLAT_MINUTES).sum() > 20


def test_the_minutes_of_a_late_clock_are_those_of_pvanalytics_to_five():
    said = golden("clock")
    minutes = np.array([said["own"], *said["neighbours"]], dtype=np.float64)
    others = np.array([[other for other in range(7) if other != row] for row in range(7)])
    ours = around(late(minutes, others))[0]
    away_from_the_change = [n for n in range(60) if abs(n - 30) > 3]
    theirs = np.array(said["late_minutes"], dtype=np.float64)
    assert ours[away_from_the_change] == pytest.approx(theirs[away_from_the_change], abs=5)
