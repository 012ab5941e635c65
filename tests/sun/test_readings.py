"""Invented readings end where they must, never fall, never beat a cloudless sky; spans count whole months."""

import itertools
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.period import Month
from hearthlight.demo.readings import Typical, monthly, weather
from hearthlight.sun import climate, physics, spans

ANHUI = climate.read()
HOURS = physics.full_load_hours([33.15], [116.2], [27.0], [180.0], ANHUI)[0]
CEILING = physics.ceiling_hours(33.15, 116.2, 27.0, 180.0, ANHUI)


def typical(power: int) -> Typical:
    return Typical((HOURS * power).astype(int).tolist(), (CEILING * power).astype(int).tolist())


def path(seed: int, power: int, first: date, last: date, total: int | None = None):
    sky = weather(Month.of(first), Month.of(last), Random(seed))
    return monthly(typical(power), first, last, sky, Random(seed + 1), total)


@pytest.mark.figures("F018")
@given(st.integers(0, 10_000))
def test_zhanglou_ends_at_exactly_98270_under_any_seed(seed: int) -> None:
    readings = path(seed, 60_000, date(2015, 7, 31), date(2017, 3, 28), 98_270_000)
    assert readings[-1].register_wh == 98_270_000
    assert readings[0].register_wh == 0
    assert len(readings) == 21
    assert spans.span((one.day, one.register_wh) for one in readings).months[0] == Month(2015, 8)


@given(st.integers(0, 10_000), st.dates(date(2015, 1, 1), date(2017, 3, 1)), st.integers(1, 700))
def test_a_meter_never_runs_back_nor_beats_a_cloudless_sky(seed: int, first: date, days: int) -> None:
    readings = path(seed, 187_200, first, first + timedelta(days))
    for before, after in itertools.pairwise(readings):
        energy = after.register_wh - before.register_wh
        ceiling = CEILING[after.day.month - 1] * 187_200 * (after.day - before.day).days / Month.of(after.day).last.day
        assert 0 <= energy <= ceiling
        assert energy % 1000 == 0


def test_same_seed_same_readings_and_no_seed_looks_like_another() -> None:
    span = (date(2016, 9, 12), date(2017, 2, 28))
    assert path(1, 187_200, *span) == path(1, 187_200, *span) != path(2, 187_200, *span)


def test_an_impossible_total_and_an_early_reading_are_refused() -> None:
    with pytest.raises(ValueError, match="cloudless sky"):
        path(1, 60_000, date(2017, 1, 31), date(2017, 2, 28), 98_270_000)
    with pytest.raises(ValueError, match="before it was connected"):
        path(1, 60_000, date(2017, 2, 28), date(2017, 2, 27))


def test_a_reading_near_the_end_closes_its_month() -> None:
    assert spans.closes(date(2017, 3, 27)) == Month(2017, 3)
    assert spans.closes(date(2017, 3, 26)) is None
    assert spans.closes(date(2017, 3, 3)) == Month(2017, 2)


def test_a_part_month_at_the_start_is_left_out() -> None:
    found = spans.span(
        [(date(2016, 10, 12), 0), (date(2016, 10, 31), 5), (date(2016, 11, 30), 9), (date(2016, 12, 31), 20)]
    )
    assert found == spans.Span(15, (Month(2016, 11), Month(2016, 12)))
    assert spans.span([(date(2016, 10, 12), 0)]) == spans.Span(0, ())
    assert spans.expected_months(found.months, list(range(1, 13))) == [11, 12]
