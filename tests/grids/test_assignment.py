"""From the vote to the seat: ties, notices, objections, changes, joint branches."""

from datetime import date

import pytest

from hearthlight.core.clock import pinned
from hearthlight.decisions import objections
from hearthlight.decisions.actions import NotYet
from hearthlight.grids import roster
from hearthlight.grids.counting import record_votes
from hearthlight.grids.effects import assign
from hearthlight.grids.models import Seat
from hearthlight.grids.refusals import GridRefused
from hearthlight.grids.seating import replace
from hearthlight.trail.act import act
from tests.grids.scene import FREE, OTHERS, SEATS, VOTED, Scene
from tests.grids.village import DAY, SYSTEM, TODAY, VILLAGE, members

pytestmark = pytest.mark.django_db


def test_votes_are_of_every_candidate_and_no_more_than_ballots(scene: Scene) -> None:
    seats = scene.up_to_the_vote()
    with pytest.raises(GridRefused, match="votes of every candidate"):
        scene.vote(seats[:-1])
    with pytest.raises(GridRefused, match="as many votes as valid ballots: 590"):
        scene.vote(seats, but={seats[0].pk: 591}, spoilt=10)


def test_a_tie_for_the_last_seat_waits_for_a_person(scene: Scene) -> None:
    seats = scene.up_to_the_vote()
    tied = {seats[OTHERS - 1].pk: 385, seats[OTHERS].pk: 385}
    with pytest.raises(GridRefused, match="Tied for the last 1 seats"):
        scene.vote(seats, but=tied)
    with pytest.raises(GridRefused, match="how the tie was settled"):
        scene.vote(seats, but=tied, chosen=frozenset([seats[OTHERS].pk]))
    scene.vote(seats, but=tied, chosen=frozenset([seats[OTHERS].pk]), reason="抽签")
    winner = Seat.whole.get(pk=seats[OTHERS].pk)
    assert (winner.state, winner.votes, winner.reason) == ("candidate", 385, "抽签")
    assert Seat.whole.get(pk=seats[OTHERS - 1].pk).state == "reserve"


def test_too_few_present_keeps_no_votes(scene: Scene) -> None:
    seats = scene.up_to_the_vote()
    counts = {seat.pk: 10 for seat in seats}
    chosen = frozenset(seat.pk for seat in seats[:OTHERS])
    turnout = {"chosen": chosen, "reason": "抽签"}
    assert record_votes(scene.secretary, scene.zone, counts, 800, 300, VOTED, **turnout) == "void"
    assert all(seat.votes is None for seat in Seat.whole.filter(zone=scene.zone))
    assert scene.vote(seats) == "passed"


@pytest.mark.requirement("R71", "an assignment before that is refused")
def test_nothing_is_assigned_before_the_notice_has_ended(scene: Scene) -> None:
    scene.vote(scene.up_to_the_vote())
    with pytest.raises(NotYet):
        scene.approve()
    scene.post()
    with pytest.raises(NotYet, match="The notice stands until"):
        scene.approve(date(2017, 3, 16))
    with pytest.raises(GridRefused), act(SYSTEM, "test.assign", at=VILLAGE, day=TODAY) as event:
        assign(event, scene.decision)
    assert not roster.seats(scene.zone, FREE, "elected")
    scene.approve()
    assert len(roster.seats(scene.zone, FREE, "elected")) == SEATS


@pytest.mark.requirement("R71", "objections closed")
def test_an_open_objection_holds_the_assignment_up(scene: Scene) -> None:
    scene.vote(scene.up_to_the_vote())
    scene.post()
    told = {"area_code": VILLAGE, "channel": "paper", "text": "票数有误", "on": date(2017, 3, 12)}
    one, _code = objections.receive(SYSTEM, decision=scene.decision, **told)
    with pytest.raises(NotYet, match="objection"):
        scene.approve()
    objections.answer(scene.director, one, outcome="answered", text="已复核", on=date(2017, 3, 16))
    scene.approve()
    assert len(roster.seats(scene.zone, FREE, "elected")) == SEATS


@pytest.mark.requirement("R72", "Seldom changed; each change with its reason")
def test_a_seat_is_changed_with_a_reason_and_the_first_reserve_follows(scene: Scene) -> None:
    seats = scene.up_to_the_vote()
    scene.vote(seats)
    scene.post()
    scene.approve()
    held, party = Seat.whole.get(pk=seats[0].pk), roster.seats(scene.zone, FREE, "elected")[0]
    with pytest.raises(GridRefused, match="Say why"):
        replace(scene.secretary, held, TODAY, "")
    with pinned(TODAY):
        assert replace(scene.secretary, held, TODAY, "外出务工").pk == seats[OTHERS].pk
    assert [seat.reason for seat in roster.changes(VILLAGE, TODAY)] == ["外出务工"]
    assert roster.committee(scene.zone, TODAY).others == OTHERS
    assert replace(scene.secretary, party, TODAY, "迁出") == party
    stands = roster.committee(scene.zone, TODAY)
    assert [lack.code for lack in stands.lacks] == ["too_few", "party_not_above"]
    assert len(roster.changes(VILLAGE, TODAY)) == 2


@pytest.mark.requirement("R69", "exactly one grid's joint branch; holding a seat is separate")
def test_every_party_member_at_home_stands_in_one_branch(scene: Scene) -> None:
    found = roster.branches_of(VILLAGE, DAY)
    assert {grid: len(people) for grid, people in found.grids.items()} == {1: 20}
    away = members(1, "party")[0]
    with act(SYSTEM, "test.away", at=VILLAGE, day=DAY) as event:
        away.away_place, away.away_months, away.event = "province", 8, event
        away.save(update_fields=["away_place", "away_months", "event"])
    found = roster.branches_of(VILLAGE, DAY)
    assert (len(found.grids[1]), found.away, found.nowhere) == (19, [away.pk], [])
    assert not roster.seats(scene.zone, DAY)
