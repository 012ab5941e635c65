"""Faults planted in an invented fleet whose sky the judges never saw: found by their cause, the healthy left alone."""

from datetime import date

import polars as pl

from hearthlight.sun.health.judge import judge
from tools.bench_sun_faults import HEALTHY, counted_of
from tools.planted_faults import planted

SEED, TODAY = 77, date(2016, 12, 31)


def test_ninety_of_a_hundred_faults_are_found_by_quarter_hours_and_two_of_a_hundred_healthy_at_most_are_blamed():
    made = planted(SEED)
    losses = judge(made.days, made.stations, "quarter_hour", TODAY).losses
    counts = counted_of(made, losses, made.days)
    right = sum(number for (_, what), number in counts.items() if what == "right")
    assert right >= 0.9 * len(made.truth)
    assert counts[HEALTHY, "wrong"] <= 0.02 * counts[HEALTHY, "planted"]
    assert set(losses.filter(pl.col("station").is_null())["cause"]) <= {"grid", "weather"}
