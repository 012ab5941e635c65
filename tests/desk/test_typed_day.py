"""One reader of a typed day: as people write it, a whole day, nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.desk.pages.deciding import BadField, the_day
from hearthlight.desk.record.answers import typed_day

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
FORMS = [
    "{0:%Y-%m-%d}",
    "{0.year}-{0.month}-{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    " {0.year} 年 {0.month} 月{0.day}日",
]
FORMS += ["{0.year}/{0.month}/{0.day}", "{0.year}.{0.month}.{0.day}", "{0:%Y%m%d}"]


@given(DAYS, st.sampled_from(FORMS))
def test_a_day_is_read_in_each_form(day: date, form: str) -> None:
    assert typed_day(form.format(day)) == day
    assert typed_day(form.format(day).translate({48 + digit: 0xFF10 + digit for digit in range(10)})) == day


@pytest.mark.parametrize(
    "text", ["", "abc", "2017", "201702", "2017年2月", "2017-02-30", "20170230", "2017325", "0001-1-1"]
)
def test_what_is_no_whole_day_is_none(text: str) -> None:
    assert typed_day(text) is None


@given(st.text())
def test_nothing_breaks_it(text: str) -> None:
    typed_day(text)


def test_the_forms_of_decisions_read_the_same() -> None:
    assert the_day({"on": "2017年3月2日"}, "on", None) == date(2017, 3, 2)
    assert the_day({"on": ""}, "on", date(2017, 3, 1)) == date(2017, 3, 1)
    with pytest.raises(BadField, match="abc"):
        the_day({"on": "abc"}, "on", None)
