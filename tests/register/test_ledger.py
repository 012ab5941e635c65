"""The cohort ledger balances for any life of any households in any place and period; what does not add up is said."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.register.book.differences import StatedDifference
from hearthlight.register.book.ledger import Account, Ledger, account, ledger
from hearthlight.register.book.spans import UNEXITED, of_households, of_people

FIRST, LAST = date(2014, 1, 1), date(2017, 3, 28)
STATES = ["registered", "pre_exit", "exited", "returned", "cancelled", None]
WAYS = ["", "help", "split", "merged", "moved_in", "moved_out", "mistaken"]
PLACES = ("A1", "A2", "B1")
days = st.integers(-200, 1400).map(lambda days: FIRST + timedelta(days=days))
Rows = list[tuple[Any, ...]]


def frames(statuses: Rows, members: Rows, place: str = "") -> tuple[pl.DataFrame, pl.DataFrame]:
    """statuses: household, state, from_date, way, place; members: member, household, came, how, left, how, earlier"""
    kinds = {"household": pl.Int64, "state": pl.String, "from_date": pl.Date, "way": pl.String, "place": pl.String}
    people = {"member": pl.Int64, "household": pl.Int64, "joined_on": pl.Date, "joined_how": pl.String}
    people |= {"left_on": pl.Date, "left_how": pl.String, "continues": pl.Int64}
    states = pl.DataFrame(statuses, schema=kinds, orient="row")
    inside = states.with_columns(inside=pl.col("place").str.starts_with(place))
    return inside, pl.DataFrame(members, schema=people, orient="row")


@st.composite
def lives(draw: st.DrawFn) -> tuple[Rows, Rows]:
    """Homes that change state and place as they like; people who come, go, and go on in another home."""
    statuses: Rows = []
    members: Rows = []
    for household in range(draw(st.integers(0, 4))):
        for day in sorted(draw(st.sets(days, min_size=1, max_size=5))):
            way, place = draw(st.sampled_from(WAYS)), draw(st.sampled_from(PLACES))
            statuses.append((household, draw(st.sampled_from(STATES)), day, way, place))
        for _ in range(draw(st.integers(0, 4))):
            joined, left = sorted(draw(st.tuples(days, days)))
            left_on = draw(st.sampled_from([left, None]))
            members.append((len(members), household, joined, "born", left_on, left_on and "died", None))
    gone = [row for row in members if row[4]]
    for row in draw(st.lists(st.sampled_from(gone), max_size=4, unique=True)) if gone else []:
        home = draw(st.integers(0, 3))
        members.append((len(members), home, row[4], "split", None, None, row[0]))
    return statuses, members


def poor_there(statuses: Rows, place: str, day: date) -> set[int]:
    """The plain answer: homes whose last true row by the day is poor and in the place."""
    last: dict[int, tuple[Any, ...]] = {}
    for row in sorted(statuses, key=lambda row: row[2]):
        if row[2] <= day and row[3] != "mistaken":
            last[row[0]] = row
    return {home for home, row in last.items() if row[1] in UNEXITED and row[4].startswith(place)}


def people_there(statuses: Rows, members: Rows, place: str, day: date) -> int:
    homes = poor_there(statuses, place, day)
    there = [row for row in members if row[1] in homes and row[2] <= day and (row[4] is None or row[4] > day)]
    return len(there)


@pytest.mark.requirement("R58", "balances for every place and period")
@given(lives(), st.sampled_from(["", "A", *PLACES]), days, days)
@settings(deadline=None)
def test_it_balances_whatever_happened(life: tuple[Rows, Rows], place: str, one: date, other: date) -> None:
    opening, closing = sorted((one, other))
    result = ledger(*frames(*life, place), opening, closing)
    for kept in (result.households, result.people):
        assert kept.difference == 0
        assert sum(kept.joined_by.values()) == kept.joined
        assert sum(kept.left_by.values()) == kept.left
    assert result.balanced
    assert [result.households.opening, result.households.closing] == [
        len(poor_there(life[0], place, day)) for day in (opening, closing)
    ]
    assert [result.people.opening, result.people.closing] == [
        people_there(*life, place, day) for day in (opening, closing)
    ]


@given(lives())
@settings(deadline=None)
def test_the_parts_of_a_place_add_up_to_it(life: tuple[Rows, Rows]) -> None:
    whole, *parts = (ledger(*frames(*life, place), FIRST, LAST) for place in ("", *PLACES))
    for kind in ("households", "people"):
        for day in ("opening", "closing"):
            assert sum(getattr(getattr(one, kind), day) for one in parts) == getattr(getattr(whole, kind), day)


def numbers(kept: Account) -> tuple[int, ...]:
    return (kept.opening, kept.new, kept.returned, kept.joined, kept.exited, kept.left, kept.closing)


def of(statuses: Rows, members: Rows, place: str = "") -> Ledger:
    return ledger(*frames(statuses, members, place), FIRST, LAST)


def person(number: int, home: int, joined: date = FIRST, left: date | None = None, **more: Any) -> tuple[Any, ...]:
    how = more.get("how", "recorded")
    return (number, home, joined, how, left, left and more.get("gone", "died"), more.get("continues"))


@pytest.mark.requirement("R58", "opening + new + returned + joined - exited - left = closing")
def test_each_movement_stands_in_its_line() -> None:
    statuses = [
        (1, "registered", FIRST, "", "A"),
        (1, "exited", date(2015, 12, 10), "help", "A"),
        (1, "returned", date(2016, 5, 1), "", "A"),
        (2, "registered", date(2015, 3, 1), "", "A"),
        (3, "registered", FIRST, "", "A"),
        (3, "cancelled", date(2016, 1, 1), "", "A"),
    ]
    members = [
        person(1, 1),
        person(2, 1, date(2014, 6, 1), how="born"),
        person(3, 1, left=date(2016, 8, 1)),
        person(4, 2),
        person(5, 3),
    ]
    result = of(statuses, members)
    assert numbers(result.households) == (2, 1, 1, 0, 1, 1, 2)
    assert result.households.left_by == {"struck": 1}
    assert numbers(result.people) == (3, 1, 3, 1, 3, 2, 3)
    assert (result.people.joined_by, result.people.left_by) == ({"born": 1}, {"died": 1, "struck": 1})
    assert result.exits == [(2015, 1, 3)]


@pytest.mark.requirement("R58", "returned is who was known to be out")
def test_unknown_and_struck_off_are_not_returned() -> None:
    again = date(2016, 5, 1)
    between = {1: None, 2: "cancelled", 3: "exited"}
    statuses = [(home, "registered", FIRST, "", "A") for home in between]
    statuses += [(home, state, date(2015, 5, 1), "", "A") for home, state in between.items()]
    statuses += [(home, "registered", again, "", "A") for home in between]
    result = of(statuses, [person(home, home) for home in between])
    for kept in (result.households, result.people):
        assert (kept.returned, kept.joined, kept.joined_by) == (1, 2, {"known": 1, "restored": 1})
    assert result.balanced


@pytest.mark.parametrize(("before", "line"), [("exited", "returned"), ("registered", "joined"), (None, "joined")])
def test_what_was_last_known_says_whether_a_home_returned(before: str | None, line: str) -> None:
    statuses = [(1, before, date(2013, 9, 1), "", "A"), (1, None, date(2015, 5, 1), "", "A")]
    kept = of([*statuses, (1, "registered", date(2016, 5, 1), "", "A")], []).households
    assert {name: getattr(kept, name) for name in ("new", "returned", "joined")} == {
        "new": 0,
        "returned": 0,
        "joined": 0,
    } | {line: 1}


MOVED = date(2016, 6, 1)


@pytest.mark.requirement("R58", "left in one place, joined in the other, nothing in the town")
def test_a_move_is_seen_from_each_place() -> None:
    statuses = [(1, "registered", FIRST, "", "A1"), (1, "registered", MOVED, "moved_in", "A2")]
    members = [person(1, 1), person(2, 1)]
    old, new, town = (of(statuses, members, place) for place in ("A1", "A2", "A"))
    assert (numbers(old.households), numbers(old.people)) == ((1, 0, 0, 0, 0, 1, 0), (2, 0, 0, 0, 0, 2, 0))
    assert (numbers(new.households), numbers(new.people)) == ((0, 0, 0, 1, 0, 0, 1), (0, 0, 0, 2, 0, 0, 2))
    assert (numbers(town.households), numbers(town.people)) == ((1, 0, 0, 0, 0, 0, 1), (2, 0, 0, 0, 0, 0, 2))
    assert (old.people.left_by, new.people.joined_by) == ({"moved_out": 2}, {"moved_in": 2})


@pytest.mark.requirement("R58", "a split adds a household and nobody")
def test_a_split_and_a_merge() -> None:
    statuses = [
        (1, "registered", FIRST, "", "A"),
        (2, "registered", MOVED, "split", "A"),
        (3, "registered", FIRST, "", "A"),
        (3, "cancelled", MOVED, "merged", "A"),
    ]
    members = [
        person(1, 1),
        person(2, 1, left=MOVED, gone="split"),
        person(3, 2, MOVED, how="split", continues=2),
        person(4, 3, left=MOVED, gone="merged"),
        person(5, 1, MOVED, how="merged", continues=4),
    ]
    result = of(statuses, members)
    assert numbers(result.households) == (2, 0, 0, 1, 0, 1, 2)
    assert (result.households.joined_by, result.households.left_by) == ({"split": 1}, {"merged": 1})
    assert numbers(result.people) == (3, 0, 0, 0, 0, 0, 3)


@pytest.mark.requirement("R58", "what was entered by mistake never was")
def test_a_mistake_counts_neither_as_new_nor_as_left() -> None:
    statuses = [(1, "registered", FIRST, "", "A"), (2, "registered", MOVED, "mistaken", "A")]
    statuses += [(1, "exited", MOVED, "mistaken", "A")]
    members = [person(1, 1), person(2, 2), person(3, 1, MOVED, MOVED, how="born", gone="mistaken")]
    result = of(statuses, members)
    assert numbers(result.households) == (1, 0, 0, 0, 0, 0, 1)
    assert numbers(result.people) == (1, 0, 0, 0, 0, 0, 1)
    assert result.exits == []


def test_a_ledger_of_nothing_is_nought() -> None:
    assert numbers(of([], []).people) == (0,) * 7


def test_who_joined_on_the_day_of_exit_is_counted_with_it() -> None:
    """As the figure of exits does: who belonged to the household on that day."""
    statuses = [(1, "registered", FIRST, "", "A"), (1, "exited", MOVED, "help", "A")]
    result = of(statuses, [person(1, 1), person(2, 1, MOVED, how="born")])
    assert numbers(result.people) == (1, 0, 0, 1, 2, 0, 0)
    assert result.exits == [(2016, 1, 2)]


@given(lives())
@settings(deadline=None)
def test_every_movement_is_one_of_the_lines(life: tuple[Rows, Rows]) -> None:
    homes = of_households(frames(*life)[0])
    spans = of_people(frames(*life)[1], homes)
    kinds = Counter(spans["started"].to_list()) + Counter(spans["ended"].drop_nulls().to_list())
    assert set(kinds) <= {"new", "returned", "joined", "continued", "exited", "left"}
    assert account(homes, FIRST, FIRST).opening == account(homes, FIRST, FIRST).closing


def test_a_difference_is_named_until_cases_explain_it() -> None:
    open_ = StatedDifference("register.households_registered", 1743, 1729)
    assert (open_.missing, open_.unexplained) == (14, 14)
    assert StatedDifference("register.households_registered", 1743, 1729, explained=14).unexplained == 0
    assert Account(10, 0, 0, 0, 3, 0, 6).difference == -1


@given(st.integers(-50, 50), st.integers(-50, 50), st.integers(-50, 50))
def test_a_case_never_goes_beyond_what_is_unexplained(missing: int, explained: int, amount: int) -> None:
    before = StatedDifference("m", missing, 0, explained)
    if before.takes(amount):
        after = StatedDifference("m", missing, 0, explained + amount)
        assert abs(after.unexplained) == abs(before.unexplained) - abs(amount)
