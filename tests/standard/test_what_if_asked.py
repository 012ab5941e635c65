"""The words of a what-if: what is understood, and the one sentence that says what is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.standard.what_if import asked
from hearthlight.standard.what_if.changes import BadChange, Benefit, Line, Tariff


def test_what_is_written_is_understood() -> None:
    assert asked.line("4,310", "341622") == Line(431_000, "341622")
    assert asked.benefit("minimum_living=+600") == Benefit("minimum_living", 60_000, "head", "receiving")
    assert asked.benefit("pension=-12.5/household@no_labour") == Benefit("pension", -1_250, "household", "no_labour")
    assert asked.tariff("+0.05") == Tariff(500)
    assert asked.tariff("-0.1234@0.98") == Tariff(-1_234, 9_800)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (asked.line, "many"),
        (asked.line, ""),
        (asked.line, "0"),
        (asked.line, "-1"),
        (asked.line, "43.105"),
        (asked.line, "nan"),
        (asked.line, "Infinity"),
        (asked.line, "1e999999999"),
        (asked.line, "99999999999"),
        (asked.benefit, "minimum_living"),
        (asked.benefit, "=600"),
        (asked.benefit, "minimum_living="),
        (asked.benefit, "minimum_living=0"),
        (asked.benefit, "minimum_living=600/week"),
        (asked.benefit, "minimum_living=600@the_good"),
        (asked.tariff, "0"),
        (asked.tariff, "0.00001"),
        (asked.tariff, "0.05@"),
        (asked.tariff, "0.05@0"),
        (asked.tariff, "-1@0.98"),
        (asked.tariff, "nan"),
        (asked.tariff, "1e999999999"),
    ],
)
def test_anything_else_is_refused_in_one_sentence(read: object, text: str) -> None:
    with pytest.raises(BadChange) as refused:
        read(text)  # type: ignore[operator]
    assert str(refused.value).endswith(".")
    assert "{" not in str(refused.value)


@settings(deadline=None)
@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    for read in (asked.line, asked.benefit, asked.tariff):
        try:
            read(text)
        except BadChange:
            continue
