"""Invented days add up to their month, whatever happened, and what happened shows in them."""

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from hearthlight.demo import days

START, END = date(2017, 1, 31), date(2017, 2, 28)
SKY = days.skies(date(2017, 2, 1), END, Random(1))


@given(st.integers(1, 40_000_000), st.sampled_from(["", *days.HAPPENINGS]), st.integers(0, 99))
def test_the_days_add_up_to_the_month_and_none_is_below_nought(energy: int, happened: days.Happened, seed: int):
    found = days.month(START, END, energy, SKY, Random(seed), happened, 0.25 if happened else 0.0)
    assert sum(one.energy_wh for one in found) == energy
    assert min(one.energy_wh for one in found) >= 0
    assert [found[0].day, found[-1].day, len(found)] == [date(2017, 2, 1), END, 28]


def test_an_outage_is_days_without_energy_in_a_row_and_a_partial_fault_a_step_down():
    out = days.month(START, END, 20_000_000, SKY, Random(3), "outage", 0.25)
    dark = [one.day for one in out if one.energy_wh == 0]
    assert len(dark) >= 4
    assert (dark[-1] - dark[0]).days == len(dark) - 1
    lost = sum(SKY[day] for day in dark) / sum(SKY.values())
    assert 0.25 <= lost < 0.35


def test_a_part_that_fails_lacks_every_day_and_dirt_grows() -> None:
    whole = days.month(START, END, 20_000_000, SKY, Random(3))
    dirty = days.month(START, END, 20_000_000, SKY, Random(3), "soiling", 0.2)
    shares = [part.energy_wh / plain.energy_wh for part, plain in zip(dirty, whole, strict=True)]
    assert sum(shares[:7]) > 1.3 * sum(shares[-7:])


def test_dull_days_are_dull_for_everybody_and_no_day_is_darker_than_night():
    assert min(SKY.values()) >= 0.08
    assert max(SKY.values()) <= 1.0
    assert max(SKY.values()) > 1.5 * min(SKY.values())
