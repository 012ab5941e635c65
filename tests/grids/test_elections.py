"""From nomination to the closed list: tracks, bounds, who may stand."""

import pytest

from hearthlight.decisions.actions import Gated, withdraw
from hearthlight.grids import roster
from hearthlight.grids.elections import close_list, nominate, open_election, withdraw_nominee
from hearthlight.grids.refusals import GridRefused
from hearthlight.trail.act import act
from tests.grids.scene import FREE, OPENED, OTHERS, PARTY, SEATS, Scene
from tests.grids.village import DAY, SYSTEM, VILLAGE, members

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("R70", "Two nomination tracks -> candidate list -> vote of all villagers")
@pytest.mark.requirement("R71", "Public notice ended and objections closed, then assignment")
def test_an_election_from_nomination_to_assignment(scene: Scene) -> None:
    seats = scene.up_to_the_vote()
    assert scene.decision.payload | {"zone": 0} == {"zone": 0, "seats": SEATS, "party": PARTY, "others": OTHERS}
    assert scene.vote(seats) == "passed"
    scene.post()
    assert not roster.seats(scene.zone, FREE, "elected")
    scene.approve()
    elected = roster.seats(scene.zone, FREE, "elected")
    assert [seat.pk for seat in elected if not seat.party] == [seat.pk for seat in seats[:OTHERS]]
    assert sum(seat.party for seat in elected) == PARTY
    assert all(seat.votes is None and seat.nominated_by == "" for seat in elected if seat.party)
    assert [seat.pk for seat in roster.reserves(scene.zone, FREE)] == [seat.pk for seat in seats[OTHERS:]]
    assert {seat.decision.state for seat in elected if seat.decision} == {"passed"}
    stands = roster.committee(scene.zone, FREE)
    assert (stands.households, stands.least, stands.most, stands.lacks) == (250, 25, 50, ())


@pytest.mark.requirement("R67", "10n >= h and 5n <= h")
@pytest.mark.parametrize(("seats", "said"), [(24, "too few: one for at most 10"), (51, "too many: one for at least 5")])
def test_an_election_outside_the_bounds_is_not_opened(scene: Scene, seats: int, said: str) -> None:
    with pytest.raises(Gated, match=said):
        open_election(scene.secretary, scene.zone, seats, OPENED)


@pytest.mark.requirement("R68", "a shortage of party members is named, seats never fall below h/10")
def test_with_few_party_members_all_seats_are_still_filled(scene: Scene) -> None:
    with act(SYSTEM, "test.left", at=VILLAGE, day=DAY) as event:
        for one in members(1, "party")[5:]:
            one.political, one.event = "masses", event
            one.save(update_fields=["political", "event"])
    decision = open_election(scene.secretary, scene.zone, SEATS, OPENED)
    assert (decision.payload["party"], decision.payload["others"]) == (5, 20)
    withdraw(scene.secretary, scene.decision, "重新推选")
    with pytest.raises(Gated, match="too few"):
        open_election(scene.secretary, scene.zone, 9, OPENED)


@pytest.mark.requirement("R70", "Two nomination tracks")
def test_the_list_is_closed_only_when_both_tracks_named_enough(scene: Scene) -> None:
    open_election(scene.secretary, scene.zone, SEATS, OPENED)
    people = members(1, "masses")
    for one in people[:OTHERS]:
        nominate(scene.secretary, scene.zone, one, "group_head", OPENED, track="people")
    with pytest.raises(GridRefused) as refused:
        close_list(scene.secretary, scene.zone, OPENED)
    assert refused.value.sentences == [
        "0 party representatives are named where 13 seats are theirs.",
        "Nobody was put forward by zone and village committees yet: the list needs both tracks.",
    ]
    scene.party()
    nominate(scene.secretary, scene.zone, people[OTHERS], "rich_maker", OPENED, track="committees")
    close_list(scene.secretary, scene.zone, OPENED)
    with pytest.raises(GridRefused, match="list of candidates of grid 1 is closed"):
        nominate(scene.secretary, scene.zone, people[OTHERS + 1], "rich_maker", OPENED, track="people")


@pytest.mark.requirement("R66", "A notable meets three conditions")
def test_who_may_not_stand_is_told_why(scene: Scene) -> None:
    one = members(1, "masses")[0]
    conditions = {"went_out": True, "willing": True, "has_time": None}
    with pytest.raises(GridRefused, match="notable must have time"):
        nominate(scene.secretary, scene.zone, one, "notable_successful", OPENED, track="people", **conditions)
    with pytest.raises(GridRefused, match="not put forward for the vote"):
        nominate(scene.secretary, scene.zone, members(1, "party")[0], "group_head", OPENED, track="people")
    held = nominate(scene.secretary, scene.zone, one, "group_head", OPENED, track="people")
    with pytest.raises(GridRefused, match="stands for a grid already"):
        nominate(scene.secretary, scene.zone, one, "group_head", OPENED, track="people")
    with pytest.raises(GridRefused, match="Say why"):
        withdraw_nominee(scene.secretary, held, OPENED, " ")
    withdraw_nominee(scene.secretary, held, OPENED, "本人不愿意")
    assert not roster.seats(scene.zone, OPENED)
