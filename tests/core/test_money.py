"""Amounts are exact or refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.countries.cn.words import capital_amount
from hearthlight.core.money import NotMoney, format_amount, format_wan, format_yuan, yuan

fens = st.integers(min_value=-(10**13), max_value=10**13)


@given(fens)
def test_reading_what_was_written_gives_the_same_fen(fen: int) -> None:
    assert yuan(format_yuan(fen)) == fen


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_finer_than_a_fen_is_refused(amount: Decimal) -> None:
    if amount * 100 == (amount * 100).to_integral_value():
        assert yuan(amount) == int(amount * 100)
    else:
        with pytest.raises(NotMoney):
            yuan(amount)


@pytest.mark.parametrize("wrong", [1.5, "", "一百", "1.2.3", True, "nan", "inf"])
def test_what_is_no_amount_is_refused(wrong: object) -> None:
    with pytest.raises(NotMoney):
        yuan(wrong)  # type: ignore[arg-type]


def test_clerks_write_amounts_in_many_ways() -> None:
    assert yuan(" ９８，２７０元 ") == yuan("98,270") == yuan(98270) == 9_827_000


@pytest.mark.parametrize(
    ("fen", "text"), [(66_000_000, "66.0"), (5_000, "0.0"), (-4_999_999, "-5.0"), (9_827_000, "9.8")]
)
def test_wan_is_for_reading(fen: int, text: str) -> None:
    assert format_wan(fen) == text


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "零元整"),
        (540_000, "伍仟肆佰元整"),
        (100_001, "壹仟元零壹分"),
        (50, "伍角整"),
        (1_000_100, "壹万零壹元整"),
        (1_005_000_000, "壹仟零伍万元整"),
        (100_000_500_000, "壹拾亿零伍仟元整"),
        (-123, "负壹元贰角叁分"),
        (10_010_000_000, "壹亿零壹拾万元整"),
    ],
)
def test_amounts_in_capitals(fen: int, words: str) -> None:
    assert capital_amount(fen) == words


_VALUES = {digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}


def _read_capitals(words: str) -> int:
    """An independent reader: sums digit × unit section by section."""
    total = section = digit = 0
    yuan_part, _, cents = words.partition("元") if "元" in words else ("", "", words)
    for character in yuan_part:
        if character in _VALUES:
            digit = _VALUES[character]
        elif character in "拾佰仟":
            section += digit * {"拾": 10, "佰": 100, "仟": 1000}[character]
            digit = 0
        else:
            total = (total + section + digit) * {"万": 10**4, "亿": 10**8}[character]
            section = digit = 0
    amount = (total + section + digit) * 100
    for unit, fen in (("角", 10), ("分", 1)):
        if unit in cents:
            amount += _VALUES[cents[cents.index(unit) - 1]] * fen
    return amount


@given(st.integers(min_value=1, max_value=10**10 - 1))
def test_amounts_in_capitals_read_back(fen: int) -> None:
    assert _read_capitals(capital_amount(fen)) == fen


@given(fens, st.integers(0, 4))
def test_an_amount_of_any_currency_reads_back_as_itself(smallest: int, decimals: int) -> None:
    written = format_amount(smallest, decimals)
    assert int(Decimal(written.replace(",", "")).scaleb(decimals)) == smallest
    assert len(written.partition(".")[2]) == decimals
