"""GB 11643."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.countries.cn import identity

firsts = st.builds(
    lambda county, day, order: f"99{county:04d}{day:%Y%m%d}{order:03d}",
    st.integers(0, 9999),
    st.dates(min_value=date(1900, 1, 1), max_value=date(2020, 1, 1)),
    st.integers(0, 999),
)


@given(firsts)
def test_a_number_with_its_check_character_is_valid(first: str) -> None:
    read = identity.read(first + identity.check_character(first))
    assert read.valid
    assert read.birth == date(int(first[6:10]), int(first[10:12]), int(first[12:14]))
    assert read.sex == ("male" if int(first[16]) % 2 else "female")


@given(firsts, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_found(first: str, place: int, by: int) -> None:
    number = first + identity.check_character(first)
    wrong = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    assert not identity.read(wrong).valid


@given(st.text(max_size=30))
def test_any_text_is_read_without_failing(text: str) -> None:
    assert identity.read(text).valid in (True, False)


def test_the_vector_of_the_standard() -> None:
    assert identity.check_character("11010519491231002") == "X"
    assert identity.check_character("44052418800101001") == "4"
    assert identity.read("１１０１０５ 19491231002x").valid


@pytest.mark.parametrize(("name", "masked"), [("李样例", "李**"), ("王", "王*"), ("欧阳样例", "欧***")])
def test_masks(name: str, masked: str) -> None:
    assert identity.mask_name(name) == masked
    assert set(identity.mask("11010519491231002X")) == {"•"}
