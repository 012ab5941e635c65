"""Identity numbers: what one slip may have been meant to be, and never anything where the number is right."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.countries.cn import identity
from hearthlight.register.workbooks import rowkey
from hearthlight.register.workbooks.repair import clean, eighteen, is_right, single_repairs
from tests.register.homes import number_of

NUMBERS = st.builds(number_of, st.dates(date(1920, 1, 1), date(2016, 12, 31)), st.booleans(), st.integers(0, 499))


@given(NUMBERS)
def test_a_right_number_is_never_repaired(number: str) -> None:
    assert is_right(number)
    assert single_repairs(number) == {}
    assert eighteen(number) == (number, "")


@given(NUMBERS, st.integers(0, 16))
def test_two_neighbours_swapped_are_found(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if swapped != number:
        assert not is_right(swapped)
        assert single_repairs(swapped)[number] == "id_swapped"


@given(NUMBERS, st.integers(0, 17), st.sampled_from("0123456789X"))
def test_one_wrong_character_is_found(number: str, place: int, wrong: str) -> None:
    if wrong == number[place] or (wrong == "X" and place < 17):
        return
    found = single_repairs(number[:place] + wrong + number[place + 1 :])
    assert found[number] in ("id_one_wrong", "id_swapped")
    assert all(is_right(one) for one in found)


@given(NUMBERS.filter(lambda number: number[6:8] == "19"))
def test_fifteen_digits_get_their_century_and_check_character(number: str) -> None:
    assert eighteen(number[:6] + number[8:17]) == (number, "id_of_15")


@given(NUMBERS)
def test_however_it_is_written_it_is_one_number(number: str) -> None:
    wide = number.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789X"})
    spaced = f" {number[:6]} {number[6:14]}-{number[14:]} "
    assert {clean(one) for one in (number, number.lower(), wide, wide.lower(), spaced, f"'{number}")} == {number}


@given(st.text(max_size=30))
def test_no_text_crashes(text: str) -> None:
    plain = clean(text)
    number, _ = eighteen(plain)
    for found in single_repairs(number):
        assert identity.read(found).valid
    assert rowkey.read(text) is None or rowkey.read(text)


@given(st.sampled_from(["household", "member"]), st.integers(1, 10**12), st.integers(1, 10**12))
def test_row_keys_go_there_and_back(kind: str, pk: int, event: int) -> None:
    assert rowkey.read(rowkey.key_of(kind, pk, event)) == rowkey.Key(kind, pk, event)


@pytest.mark.parametrize("text", [None, "", "m", "m1@", "x1@2", "m1@2 or 1=1", "m-1@2", "h1@2x"])
def test_what_is_no_row_key(text: Any) -> None:
    assert rowkey.read(text) is None
