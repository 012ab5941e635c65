"""From nomination to assignment: two tracks, a vote of all villagers, notice, approval; nothing before its time."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from hearthlight.core.clock import pinned
from hearthlight.decisions import objections
from hearthlight.decisions.actions import Gated, NotYet, post_notice, take_step, withdraw
from hearthlight.decisions.models import Decision
from hearthlight.grids import queries, roster
from hearthlight.grids.actions import adopt_partition
from hearthlight.grids.counting import record_votes
from hearthlight.grids.effects import assign
from hearthlight.grids.elections import close_list, election, nominate, open_election, withdraw_nominee
from hearthlight.grids.models import Seat
from hearthlight.grids.refusals import GridRefused
from hearthlight.grids.seating import replace
from hearthlight.people.models import Person
from hearthlight.places.models import Zone
from hearthlight.trail.act import act
from tests.grids.village import DAY, SYSTEM, TODAY, TOWN, VILLAGE, members, officer, plan, village

pytestmark = pytest.mark.django_db
SEATS, PARTY, OTHERS = 25, 13, 12
OPENED, VOTED, POSTED, FREE = date(2017, 3, 2), date(2017, 3, 10), date(2017, 3, 11), date(2017, 3, 17)


@dataclass
class Scene:
    """A grid of 1000 people in 250 households, its secretary and the township's director."""

    zone: Zone
    secretary: Person
    director: Person

    def party(self, count: int = PARTY) -> list[Seat]:
        """Party representatives named."""
        chosen = members(1, "party")[:count]
        return [nominate(self.secretary, self.zone, one, "party_member", OPENED) for one in chosen]

    def others(self, count: int = OTHERS + 2) -> list[Seat]:
        """Candidates, by turns of both tracks."""
        tracks = ("people", "committees")
        return [
            nominate(self.secretary, self.zone, one, "mass_representative", OPENED, track=tracks[i % 2])
            for i, one in enumerate(members(1, "masses")[:count])
        ]

    def vote(self, seats: list[Seat], **given: Any) -> str:
        """The first has most votes, each following ten fewer."""
        counts = {seat.pk: 500 - 10 * i for i, seat in enumerate(seats)} | given.pop("but", {})
        return record_votes(self.secretary, self.zone, counts, 800, 600, VOTED, **given)

    def up_to_the_vote(self) -> list[Seat]:
        """Opened and listed; the candidates for the people's seats."""
        open_election(self.secretary, self.zone, SEATS, OPENED)
        self.party()
        seats = self.others()
        close_list(self.secretary, self.zone, date(2017, 3, 5))
        return seats

    @property
    def decision(self) -> Decision:
        """The election under way."""
        found = election(self.zone)
        assert found
        return found

    def post(self) -> None:
        """Hang the notice up."""
        where = {"place_posted": "村务公开栏", "contact": "镇扶贫办"}
        with pinned(POSTED):
            post_notice(self.secretary, [self.decision], posted_on=POSTED, **where)

    def approve(self, day: date = FREE) -> Any:
        """The township's last step."""
        return take_step(self.director, [self.decision], on_date=day)


@pytest.fixture
def scene() -> Scene:
    village(1000, party=20)
    adopt_partition(SYSTEM, VILLAGE, plan([1]), DAY)
    (zone,) = queries.zones_of(VILLAGE, DAY)
    return Scene(zone, officer("village_secretary", VILLAGE), officer("poverty_office_director", TOWN))


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
