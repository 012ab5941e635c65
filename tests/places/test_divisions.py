"""Bozhou's divisions."""

from collections import Counter

import pytest

from hearthlight.core import areas
from hearthlight.places.divisions import bozhou, short_name


@pytest.mark.requirement("R57", "town base data")
def test_the_list_is_the_published_one() -> None:
    divisions = list(bozhou())
    assert Counter(one.level for one in divisions) == {"city": 1, "county": 4, "township": 96, "village": 1360}
    below = [one.code for one in divisions if one.level == "village"]
    assert sum(areas.within(code, areas.full("341622101")) for code in below) == 23
    assert sum(areas.within(code, areas.full("341623108")) for code in below) == 18


def test_names_repeat_and_codes_do_not() -> None:
    divisions = list(bozhou())
    assert len({one.code for one in divisions}) == len(divisions)
    assert len({one.name for one in divisions}) < len(divisions)


@pytest.mark.parametrize(
    ("official", "everyday"),
    [
        ("荆桥村村民委员会", "荆桥村"),
        ("五里社区居民委员会", "五里社区"),
        ("双涧村委会", "双涧村"),
        ("赵巷社区居委会", "赵巷社区"),
    ],
)
def test_everyday_names(official: str, everyday: str) -> None:
    assert short_name(official) == everyday
