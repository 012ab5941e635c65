"""Codes are opaque; a subtree is a half-open range."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core import areas

codes = st.text("0123456789AB", min_size=1, max_size=15).map(areas.full)


@given(codes)
def test_a_place_lies_within_itself_and_its_ancestors(code: str) -> None:
    assert areas.within(code, code)
    assert all(areas.within(code, above) for above in areas.ancestors(code))


@given(codes, codes)
def test_ranges_are_nested_or_apart(one: str, other: str) -> None:
    (low, high), (start, end) = areas.subtree(one), areas.subtree(other)
    apart = high <= start or end <= low
    nested = (low <= start and end <= high) or (start <= low and high <= end)
    assert apart or nested


@given(codes)
def test_the_range_is_the_prefix(code: str) -> None:
    low, high = areas.subtree(code)
    inside = areas.prefix(code).ljust(areas.WIDTH, "Z")
    assert low <= inside < high


def test_levels() -> None:
    group = areas.full("341622101001007")
    assert [areas.level(code).name for code in areas.ancestors(group)] == [
        "country", "province", "city", "county", "township", "village"
    ]  # fmt: skip
    assert areas.parent(group) == areas.full("341622101001")
    assert areas.child_level(group) is None


@given(codes, st.sampled_from(["county", "township", "village"]))
def test_the_place_of_a_level_is_an_ancestor_or_the_place_itself(code: str, level: str) -> None:
    found = areas.at(code, level)
    assert areas.within(code, found)
    assert found in (*areas.ancestors(code), code) or areas.level(code).width < areas.width(level)


def test_a_level_that_is_none() -> None:
    with pytest.raises(areas.UnknownCode):
        areas.width("shire")


@pytest.mark.parametrize("wrong", ["34 16", "1" * 16, "34-16", "三十四", "３４１６"])
def test_what_is_no_code(wrong: str) -> None:
    with pytest.raises(areas.UnknownCode):
        areas.full(wrong)
