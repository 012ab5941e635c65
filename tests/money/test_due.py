"""What is due by rule on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.parameters import NotKnown
from hearthlight.core.period import Month
from hearthlight.money.due import Claim, last_month_due, standing, term
from hearthlight.money.pricing import Stream

months = st.builds(Month, st.integers(2015, 2030), st.integers(1, 12))
streams = st.sampled_from(Stream)
days = st.dates(date(2015, 1, 1), date(2031, 12, 31))
claims = st.lists(st.builds(Claim, streams, months, st.integers(0, 10**9)), max_size=30)


@pytest.mark.parametrize(
    ("stream", "month", "on"),
    [
        (Stream.COAL, Month(2016, 10), date(2016, 12, 31)),
        (Stream.COAL, Month(2016, 12), date(2016, 12, 31)),
        (Stream.COAL, Month(2017, 1), date(2017, 3, 31)),
        (Stream.SUBSIDY, Month(2016, 1), date(2017, 3, 31)),
        (Stream.SUBSIDY, Month(2016, 12), date(2017, 3, 31)),
        (Stream.WHOLE, Month(2015, 8), date(2016, 3, 31)),
    ],
)
def test_each_stream_has_its_last_day(stream: Stream, month: Month, on: date) -> None:
    assert term(stream, month).on == on


def test_before_the_rule_of_december_2017_the_term_is_the_countys_and_says_so() -> None:
    before, after = term(Stream.SUBSIDY, Month(2017, 11)), term(Stream.SUBSIDY, Month(2017, 12))
    assert (before.certainty, after.certainty) == ("demo", "sourced")
    assert after.document == "国开办发〔2017〕61号"


def test_before_the_first_term_nothing_is_guessed() -> None:
    with pytest.raises(NotKnown):
        term(Stream.COAL, Month(2014, 12))


@given(months)
def test_coal_is_due_within_its_quarter_and_subsidy_on_the_next_31_march(month: Month) -> None:
    coal, subsidy = term(Stream.COAL, month).on, term(Stream.SUBSIDY, month).on
    assert Month.of(coal).quarter_end == coal
    assert timedelta(0) <= coal - month.last < timedelta(days=93)
    assert subsidy == date(month.year + 1, 3, 31)
    assert term(Stream.WHOLE, month).on == max(coal, subsidy)


@given(streams, months)
def test_a_later_month_is_never_due_earlier(stream: Stream, month: Month) -> None:
    assert term(stream, month).on <= term(stream, month.plus(1)).on


@given(streams, days, months)
def test_the_last_month_due_parts_due_from_not_yet_due(stream: Stream, day: date, month: Month) -> None:
    last = last_month_due(stream, day)
    assert (term(stream, month).on <= day) == (last is not None and month <= last)


@pytest.mark.requirement("R12", "what is due, and what not yet")
@given(claims, days)
def test_made_is_due_and_not_yet_due(owed: list[Claim], day: date) -> None:
    found = standing(owed, day)
    assert found.made == found.due + found.not_yet_due == sum(claim.fen for claim in owed)


@given(claims, days, st.integers(0, 900))
def test_due_only_grows_with_the_day(owed: list[Claim], day: date, later: int) -> None:
    assert standing(owed, day).due <= standing(owed, day + timedelta(days=later)).due


def test_on_28_march_2017_the_subsidy_of_2016_is_not_due_and_three_days_later_it_is() -> None:
    owed = [
        Claim(Stream.COAL, Month(2016, 12), 3693, received=3693),
        Claim(Stream.SUBSIDY, Month(2016, 12), 6107),
        Claim(Stream.COAL, Month(2017, 1), 3693),
    ]
    now, then = standing(owed, date(2017, 3, 28)), standing(owed, date(2017, 3, 31))
    assert (now.due, now.not_yet_due, now.late) == (3693, 9800, 0)
    assert (then.due, then.not_yet_due, then.late) == (13493, 0, 9800)
