"""A village's groups in grids: what is wrong with a plan, and proofs that none exists, against trying everything."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.grids.bounds import in_force
from hearthlight.grids.partition import (
    Breach,
    Group,
    Neighbours,
    along_borders,
    judge,
    outside,
    pairs,
    parts,
    plain,
    spelled,
)
from hearthlight.grids.search import search

BOUNDS = in_force(date(2017, 3, 28))


def village(*sizes: int) -> list[Group]:
    return [Group(f"{i:02d}", f"{i}组", people) for i, people in enumerate(sizes, 1)]


def chain(count: int) -> Neighbours:
    return pairs({f"{i:02d}": [f"{i + 1:02d}"] for i in range(1, count)})


@pytest.mark.requirement("R64", "connected parts of 1000 to 1500 people inclusive")
@pytest.mark.parametrize(("people", "code"), [(999, "too_few"), (1000, None), (1500, None), (1501, "too_many")])
def test_both_ends_are_allowed(people: int, code: str | None) -> None:
    found = judge(village(people), {"01": 1}, frozenset(), BOUNDS)
    assert [breach.code for breach in found] == ([code] if code else [])


@pytest.mark.requirement("R64", "all groups of one village, no group split, no grid over two villages")
def test_a_group_left_out_or_from_elsewhere_is_fatal() -> None:
    groups = village(600, 600)
    found = judge(groups, {"01": 1, "77": 1}, None, BOUNDS)
    assert Breach("missing", group="2组") in found
    assert Breach("elsewhere", grid=1, group="77") in found
    assert all(breach.fatal for breach in found if breach.code in ("missing", "elsewhere"))


@pytest.mark.requirement("R64", "adjacency unknown is said, never no")
def test_a_grid_in_pieces_and_a_grid_nobody_knows() -> None:
    groups, plan = village(600, 600, 600, 600), {"01": 1, "02": 2, "03": 1, "04": 2}
    assert [b.code for b in judge(groups, plan, chain(4), BOUNDS)] == ["apart", "apart"]
    unknown = judge(groups, plan, None, BOUNDS)
    assert [b.code for b in unknown] == ["connection_unknown", "connection_unknown"]
    assert not any(b.blocks for b in unknown)


@pytest.mark.requirement("R64", "a stated proof that none exists: 6, 7 or 11 groups of 270")
@pytest.mark.parametrize(
    ("count", "why", "least"), [(6, "total", 120), (7, "total", 190), (11, "counts", 120), (8, "found", 0)]
)
def test_groups_of_270(count: int, why: str, least: int) -> None:
    found = search(village(*[270] * count), None, BOUNDS)
    assert (found.why, found.outside) == (why, least)
    assert (found.fewest, found.most) == ((4, 5) if found.impossible else (0, 0))
    assert outside(judge(village(*[270] * count), found.plan, None, BOUNDS)) == least


@pytest.mark.requirement("R64", "below 1000; 1501-1999: no partition")
@pytest.mark.parametrize("people", [1, 999, 1501, 1750, 1999])
def test_totals_that_no_number_of_grids_fits(people: int) -> None:
    found = search(village(people // 2, people - people // 2), None, BOUNDS)
    assert found.why == "total"
    assert found.outside >= BOUNDS.least_outside(people) > 0


@pytest.mark.parametrize("people", [1000, 1500, 2000, 3000])
def test_totals_that_fit(people: int) -> None:
    assert search(village(*[50] * (people // 50)), None, BOUNDS).why == "found"


def test_sizes_may_fit_where_the_map_does_not() -> None:
    sizes = village(700, 700, 100, 700, 700)
    assert search(sizes, None, BOUNDS).why == "found"
    star = pairs({"03": ["01", "02", "04", "05"]})
    found = search(sizes, star, BOUNDS)
    assert found.why == "neighbours"
    assert all(b.code != "apart" for b in judge(sizes, found.plan, star, BOUNDS))


def brute(groups: list[Group], neighbours: Neighbours | None) -> int:
    """The least violation, by trying every labelling."""
    best = 10**9
    for labels in product(range(1, len(groups) + 1), repeat=len(groups)):
        wrong = judge(groups, dict(zip([g.code for g in groups], labels, strict=True)), neighbours, BOUNDS)
        if not any(b.code == "apart" for b in wrong):
            best = min(best, outside(wrong))
    return best


SIZES = st.lists(st.integers(50, 1600), min_size=1, max_size=5)


@pytest.mark.requirement("R64", "the least violation")
@settings(max_examples=60, deadline=None)
@given(SIZES, st.booleans())
def test_the_least_violation_is_that_of_trying_everything(sizes: list[int], known: bool) -> None:
    groups, neighbours = village(*sizes), chain(len(sizes)) if known else None
    found = search(groups, neighbours, BOUNDS)
    assert found.outside == brute(groups, neighbours)
    assert (found.why == "found") == (found.outside == 0)
    wrong = judge(groups, found.plan, neighbours, BOUNDS)
    assert not any(b.fatal for b in wrong)
    assert outside(wrong) == found.outside


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(150, 420), min_size=12, max_size=26))
def test_a_real_village_is_answered_within_the_limit(sizes: list[int]) -> None:
    found = search(village(*sizes), chain(len(sizes)), BOUNDS)
    assert found.why != "open"
    assert sorted(found.plan) == [group.code for group in village(*sizes)]


def test_where_the_limit_is_reached_it_says_so() -> None:
    found = search(village(*range(150, 420, 10)), None, BOUNDS, limit=5)
    assert (found.why, found.impossible, found.plan) == ("open", False, {})


def test_neighbours_by_a_common_border() -> None:
    def square(x: int) -> list[list[list[float]]]:
        return [[[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], [x, 0]]]

    assert along_borders({"a": square(0), "b": square(1), "c": square(5)}) == frozenset([frozenset("ab")])


def test_parts_are_in_order() -> None:
    assert parts({"b": 2, "a": 2, "c": 1}) == {1: ["c"], 2: ["a", "b"]}


def test_groups_are_found_by_the_names_that_people_write() -> None:
    groups = [Group("01", "第1村民组", 0), Group("02", "后庄", 0), Group("03", "张庄", 0), Group("04", "张庄", 0)]
    known = spelled(groups)
    assert {known.get(plain(word)) for word in ("1", "1组", "第 1 村民组", "01")} == {"01"}
    assert known[plain("后庄")] == "02"
    assert "张庄" not in known
