"""Who may stand, who is elected, in which branch every party member stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.grids.branch import Comrade, at_home, branches
from hearthlight.grids.committee import Nominee, Ranking, decided, rank, unfit
from hearthlight.grids.kinds import KIND, NOTABLE


@pytest.mark.requirement("R66", "member kinds; notables from two sources")
def test_every_kind_may_stand() -> None:
    assert len(KIND) == 9
    for kind in KIND:
        held = {"went_out": True, "willing": True, "has_time": True} if kind in NOTABLE else {}
        party = kind == "party_member"
        assert unfit(Nominee(kind, party, "" if party else "people", **held)) == []


@pytest.mark.requirement("R66", "a notable meets three conditions: went out FROM here, willing, has time")
@pytest.mark.parametrize("missing", ["went_out", "willing", "has_time"])
@pytest.mark.parametrize("answer", [False, None])
def test_a_notable_meets_all_three(missing: str, answer: bool | None) -> None:
    held: dict[str, bool | None] = {"went_out": True, "willing": True, "has_time": True} | {missing: answer}
    assert unfit(Nominee("notable_successful", False, "people", **held)) == [missing]


@pytest.mark.requirement("R70", "party representatives are not elected this way")
def test_party_members_come_by_no_track_and_others_by_one() -> None:
    assert unfit(Nominee("group_head", True, "people")) == ["track_given"]
    assert unfit(Nominee("group_head", False, "")) == ["track_missing"]
    assert unfit(Nominee("group_head", None, "people")) == ["party_unknown"]
    assert unfit(Nominee("party_member", False, "people")) == ["not_party"]
    assert unfit(Nominee("mayor", False, "people")) == ["kind"]


def test_the_most_votes_are_in_and_ties_are_left_to_a_person() -> None:
    assert rank({1: 9, 2: 5, 3: 7}, 2) == Ranking([1, 3], [2])
    tie = rank({1: 9, 2: 5, 3: 5, 4: 5, 5: 1}, 3)
    assert tie == Ranking([1], [5], [2, 3, 4], 2)
    assert decided(tie, {2, 4}) == Ranking([1, 2, 4], [3, 5])
    for chosen in (set(), {2}, {2, 5}, {2, 3, 4}):
        with pytest.raises(ValueError, match="choose 2"):
            decided(tie, chosen)


@given(st.dictionaries(st.integers(1, 40), st.integers(0, 20)), st.integers(0, 20))
def test_nobody_in_has_fewer_votes_than_anybody_out(votes: dict[int, int], seats: int) -> None:
    ranking = rank(votes, seats)
    assert sorted([*ranking.elected, *ranking.tied, *ranking.reserve]) == sorted(votes)
    assert len(ranking.elected) + ranking.free == min(seats, len(votes))
    worst = min((votes[one] for one in ranking.elected), default=99)
    assert all(votes[one] <= worst for one in [*ranking.tied, *ranking.reserve])


@pytest.mark.requirement("R69", "every at-home party member stands in exactly one grid's joint branch")
def test_everybody_at_home_stands_in_one_branch_or_is_named() -> None:
    found = branches(
        [
            Comrade(1, "a", "g1", True),
            Comrade(2, "b", "g2", True),
            Comrade(3, "c", "g9", True),
            Comrade(4, "d", "g1", True),
            Comrade(5, "d", "g2", True),
            Comrade(6, "e", "g1", False),
            Comrade(7, "f", "g1", None),
            Comrade(8, "g", "g1", True),
            Comrade(9, "g", "g1", True),
        ],
        {"g1": 1, "g2": 2},
    )
    assert found.grids == {1: [1, 8], 2: [2]}
    assert (found.nowhere, found.twice, found.away, found.unknown) == ([3], [4], [6], [7])


@pytest.mark.parametrize(
    ("place", "months", "answer"),
    [("none", None, True), ("township", 8, True), ("province", 0, True), ("province", 9, False), (None, None, None)],
)
def test_at_home(place: str | None, months: int | None, answer: bool | None) -> None:
    assert at_home(place, months) is answer
