"""An election is not led past its own acts: both tracks on the list, votes kept, nobody under age."""

from datetime import date
from typing import Any

import pytest

from hearthlight.core.clock import pinned
from hearthlight.decisions.actions import Gated, post_notice, take_step
from hearthlight.decisions.models import Step
from hearthlight.decisions.notice_lines import printed
from hearthlight.grids import roster, taking_in
from hearthlight.grids.committee import grown
from hearthlight.grids.effects import gate, lines
from hearthlight.grids.elections import close_list, nominate, open_election
from hearthlight.grids.models import Seat
from hearthlight.grids.refusals import GridRefused
from hearthlight.grids.workbook import Row
from hearthlight.register.models import Member
from hearthlight.trail.act import act
from hearthlight.trail.history import amend
from tests.grids.scene import FREE, OPENED, OTHERS, POSTED, SEATS, VOTED, Scene
from tests.grids.village import BEGIN, SYSTEM, TODAY, VILLAGE, members, village

pytestmark = pytest.mark.django_db
LISTED = date(2017, 3, 5)


def born(member: Member, birth: date | None) -> Member:
    with act(SYSTEM, "test.birth", at=VILLAGE, day=TODAY) as event:
        amend(event, member, BEGIN, birth=birth)
    return member


@pytest.mark.requirement("R70", "the list is closed by its own act, which looks at both tracks")
def test_the_list_is_not_closed_like_any_other_step(scene: Scene) -> None:
    open_election(scene.secretary, scene.zone, SEATS, OPENED)
    scene.party()
    for one in members(1, "masses")[:OTHERS]:
        nominate(scene.secretary, scene.zone, one, "mass_representative", OPENED, track="committees")
    for user in (scene.secretary, SYSTEM):
        with pytest.raises(Gated, match="page of the grid"):
            take_step(user, [scene.decision], on_date=LISTED)
    with pytest.raises(GridRefused, match="needs both tracks"):
        close_list(scene.secretary, scene.zone, LISTED)


@pytest.mark.requirement("R70", "a vote without the votes of each candidate is not kept")
def test_the_vote_is_not_entered_like_any_other_step(scene: Scene) -> None:
    seats = scene.up_to_the_vote()
    counts = {"eligible": 800, "present": 600, "votes_for": 500}
    with pytest.raises(Gated, match="page of the grid"):
        take_step(scene.secretary, [scene.decision], on_date=VOTED, votes=counts)
    assert scene.vote(seats) == "passed"
    assert Step.whole.filter(decision=scene.decision, kind="vote").count() == 1


@pytest.mark.requirement("R70", "two tracks, looked at again before the assignment")
def test_what_the_list_lacks_holds_the_assignment_up(scene: Scene) -> None:
    seats = scene.up_to_the_vote()
    scene.vote(seats)
    scene.post()
    decision = scene.decision
    assert gate(None, scene.zone, decision.payload, FREE) == ""
    with act(SYSTEM, "test.track", at=VILLAGE, day=TODAY) as event:
        for seat in Seat.whole.filter(zone=scene.zone, nominated_by="people"):
            amend(event, seat, OPENED, nominated_by="committees")
    assert "needs both tracks" in gate(None, scene.zone, decision.payload, FREE)
    with pytest.raises(Gated, match="both tracks"):
        scene.approve()


@pytest.mark.requirement("R70", "all who were elected came by one track, those in reserve by the other")
def test_a_track_whose_candidates_all_lost_was_there(scene: Scene) -> None:
    open_election(scene.secretary, scene.zone, SEATS, OPENED)
    scene.party()
    people = members(1, "masses")[: OTHERS + 1]
    seats = [
        nominate(scene.secretary, scene.zone, one, "group_head", OPENED, track="people" if i < OTHERS else "committees")
        for i, one in enumerate(people)
    ]
    close_list(scene.secretary, scene.zone, LISTED)
    scene.vote(seats)
    scene.post()
    scene.approve()
    assert len(roster.seats(scene.zone, FREE, "elected")) == SEATS


@pytest.mark.requirement("R66", "nobody under 18 stands, nobody of unknown age")
@pytest.mark.parametrize(
    ("birth", "said"), [(date(2009, 1, 1), "not 18"), (date(1999, 3, 3), "not 18"), (None, "birth of this person")]
)
def test_no_child_is_put_forward(scene: Scene, birth: date | None, said: str) -> None:
    one = born(members(1, "masses")[0], birth)
    with pytest.raises(GridRefused, match=said):
        nominate(scene.secretary, scene.zone, one, "rich_maker", OPENED, track="people")


def test_on_the_eighteenth_birthday_one_may_stand(scene: Scene) -> None:
    one = born(members(1, "masses")[0], date(1999, 3, 2))
    assert nominate(scene.secretary, scene.zone, one, "rich_maker", OPENED, track="people").pk
    assert [grown(date(2000, 2, 29), day) for day in (date(2018, 2, 28), date(2018, 3, 1))] == [False, True]


def test_a_line_with_somebody_under_age_is_masked_on_paper_too(scene: Scene) -> None:
    seats = scene.up_to_the_vote()
    scene.vote(seats)
    assert not lines([scene.zone.pk], POSTED)[scene.zone.pk].young
    child = born(seats[0].member, date(2009, 1, 1))
    with pinned(POSTED):
        where = {"place_posted": "村务公开栏", "contact": "镇扶贫办"}
        notice = post_notice(scene.secretary, [scene.decision], posted_on=POSTED, names="full", **where)
    assert lines([scene.zone.pk], POSTED)[scene.zone.pk].young
    assert child.name not in printed(notice, masked=False)[0].name


def drafted(household: str, name: str) -> taking_in.Draft:
    made = taking_in.Draft()
    values: dict[str, Any] = {"household": household, "name": name, "kind": "group_head", "track": "people"}
    taking_in._seat(made, VILLAGE, Row("成员", 3, values), TODAY)
    return made


def test_a_workbook_says_the_same_of_a_home_elsewhere_and_of_none(scene: Scene) -> None:
    elsewhere = f"{VILLAGE[:9]}302000"
    village(4, code=elsewhere)
    there = members(1, "masses", code=elsewhere)[0]
    with act(SYSTEM, "test.name", at=elsewhere, day=TODAY) as event:
        amend(event, there, BEGIN, name="样例独有")
    found = [drafted(there.household.number, "样例独有").wrong, drafted("G999999999", "样例独有").wrong]
    said = [one[0].replace(there.household.number, "X").replace("G999999999", "X") for one in found]
    assert said[0] == said[1]
    here = members(1, "masses")[0]
    assert drafted(here.household.number, here.name).wrong == []
