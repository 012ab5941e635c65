"""An exit step by step: who may take which step when, what ends it, and that nothing takes effect before the last."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from hearthlight.core.clock import pinned
from hearthlight.decisions import objections
from hearthlight.decisions.actions import Gated, NotYet, post_notice, propose, propose_many, take_step, withdraw
from hearthlight.decisions.models import Decision, Notice, Step
from hearthlight.decisions.queries import waiting
from hearthlight.register.models import Household, Status
from hearthlight.trail.act import Refused, act
from hearthlight.trail.history import add
from hearthlight.trail.models import Event, Source
from tests.decisions.village import DAY, GROUP, OTHER_VILLAGE, SYSTEM, VILLAGE, Offices, grid, registered
from tests.register.homes import home

YES = {"eligible": 30, "present": 24, "votes_for": 20, "votes_against": 4}


def state_of(one: Household) -> str | None:
    return Status.whole.filter(household=one).order_by("from_date").values_list("state", flat=True).last()


def started(people: Offices, homes: list[Household], day: date = DAY) -> list[Decision]:
    return propose_many(people.specialist, "exit", homes, area_code=VILLAGE, day=day, reason="网格评议")


def to_the_notice(people: Offices, homes: list[Household], day: date = DAY) -> list[Decision]:
    matters = started(people, homes, day)
    take_step(people.secretary, matters, on_date=day, votes=YES)
    take_step(people.team, matters, on_date=day)
    take_step(people.specialist, matters, on_date=day, note="户主同意")
    return matters


def posted(people: Offices, matters: list[Decision], day: date = DAY) -> Notice:
    return post_notice(
        people.secretary, matters, posted_on=day, place_posted="村务公开栏", contact="村部 100-0000-0000"
    )


def test_the_whole_way(people: Offices) -> None:
    homes = [registered(), registered()]
    matters = to_the_notice(people, homes)
    notice = posted(people, matters)
    assert notice.until == DAY + timedelta(days=8)
    assert [step.line for step in Step.whole.filter(notice=notice).order_by("line")] == [1, 2]
    with pinned(notice.until) as day:
        take_step(people.director, matters, on_date=day)
        assert state_of(homes[0]) == "registered"
        take_step(people.staff, matters, on_date=day)
    assert [state_of(one) for one in homes] == ["exited", "exited"]
    status = Status.whole.get(household=homes[0], state="exited")
    assert (status.decision, status.from_date) == (matters[0], notice.until)
    assert {one.state for one in Decision.whole.filter(pk__in=[m.pk for m in matters])} == {"passed"}


@pytest.mark.requirement("R65", "review of the list by grid: the matter names its grid")
def test_a_review_names_its_grid(people: Offices) -> None:
    own, other = grid(), grid(OTHER_VILLAGE, f"{OTHER_VILLAGE[:12]}001")
    home, said = registered(), {"area_code": VILLAGE, "day": DAY}
    with pytest.raises(NotYet, match="does not lie in the chosen grid"):
        propose_many(people.specialist, "exit", [home], payload={"zone": other.pk}, **said)
    matters = propose_many(people.specialist, "exit", [home], payload={"zone": own.pk}, reason="第1网格评议", **said)
    assert matters[0].payload == {"zone": own.pk}
    assert Step.whole.get(decision=matters[0]).note == "第1网格评议"


def test_one_act_for_a_whole_meeting(people: Offices) -> None:
    matters = started(people, [registered() for _ in range(5)])
    before = Event.objects.count()
    take_step(people.secretary, matters, on_date=DAY, votes=YES, key=uuid4())
    assert Event.objects.count() == before + 1


def test_a_double_click_votes_once(people: Offices) -> None:
    matters, key = started(people, [registered()]), uuid4()
    first = take_step(people.secretary, matters, on_date=DAY, votes=YES, key=key)
    assert take_step(people.secretary, matters, on_date=DAY, votes=YES, key=key) == first
    assert Step.whole.filter(decision=matters[0]).count() == 2


def test_a_step_rests_on_its_paper(people: Offices) -> None:
    matters = started(people, [registered()])
    with act(SYSTEM, "test.minutes", at=VILLAGE, day=DAY) as event:
        paper = add(
            event, Source(kind="minutes", title="会议记录", sha256="1" * 64, received_on=DAY, area_code=VILLAGE)
        )
    step = take_step(people.secretary, matters, on_date=DAY, votes=YES, source=paper)[0]
    assert (step.source, step.made.source) == (paper, paper)


@pytest.mark.requirement("R71", "an approval before the notice has ended or with an open objection is refused")
def test_neither_notice_nor_objection_is_passed_over(people: Offices) -> None:
    matters = to_the_notice(people, [registered()])
    notice = posted(people, matters)
    with pytest.raises(NotYet, match="stands until"):
        take_step(people.director, matters, on_date=DAY)
    objections.receive(people.specialist, area_code=VILLAGE, channel="paper", text="有异议", on=DAY, notice=notice)
    with pinned(notice.until) as day, pytest.raises(NotYet, match="not answered"):
        take_step(people.director, matters, on_date=day)


def test_a_stale_form_takes_no_other_step(people: Offices) -> None:
    matters = started(people, [registered()])
    take_step(people.secretary, matters, on_date=DAY, votes=YES, expected="vote")
    with pytest.raises(NotYet, match="meanwhile"):
        take_step(people.secretary, matters, on_date=DAY, votes=YES, expected="vote")


@pytest.mark.parametrize("who", ["neighbour", "director", "county"])
def test_a_step_belongs_to_its_office(people: Offices, who: str) -> None:
    matters = started(people, [registered()])
    with pytest.raises((NotYet, Refused)):
        take_step(getattr(people, who), matters, on_date=DAY, votes=YES)


def test_an_office_elsewhere_proposes_nothing_here(people: Offices) -> None:
    with pytest.raises(Refused):
        propose(people.neighbour, "exit", registered(), area_code=GROUP, day=DAY)
    with pytest.raises(NotYet, match="Village secretary, Poverty specialist does"):
        propose(people.auditor, "exit", registered(), area_code=GROUP, day=DAY)


def test_a_proposer_does_not_approve(people: Offices) -> None:
    home = registered()
    payload = {"changes": [_birth(home)]}
    matter = propose(people.staff, "change_request", home, area_code=GROUP, day=DAY, payload=payload)
    with pytest.raises(NotYet, match="somebody else"):
        take_step(people.staff, [matter], on_date=DAY)
    take_step(people.director, [matter], on_date=DAY)


def _birth(home: Household) -> dict[str, Any]:
    member = home.members(manager="whole").get(number=1)
    said = {"subject_kind": "register.member", "subject_id": member.pk, "field": "birth"}
    return said | {"old": "1960-05-01", "new": "1960-05-11", "valid_from": "2017-03-28", "seen": member.event_id}


def test_too_few_present_decide_nothing_and_meet_again(people: Offices) -> None:
    matters = started(people, [registered()])
    step = take_step(
        people.secretary, matters, on_date=DAY, votes=YES | {"present": 19, "votes_for": 19, "votes_against": 0}
    )
    assert step[0].result == "void"
    assert waiting(Decision.whole.get(pk=matters[0].pk), DAY).kind == "vote"  # type: ignore[union-attr]
    assert take_step(people.secretary, matters, on_date=DAY, votes=YES)[0].result == "passed"


def test_no_majority_ends_it(people: Offices) -> None:
    home = registered()
    matters = started(people, [home])
    take_step(people.secretary, matters, on_date=DAY, votes=YES | {"votes_for": 12, "votes_against": 12})
    assert Decision.whole.get(pk=matters[0].pk).state == "refused"
    assert state_of(home) == "registered"
    with pytest.raises(NotYet, match="ended"):
        take_step(people.team, matters, on_date=DAY)


def test_a_vote_needs_its_counts(people: Offices) -> None:
    with pytest.raises(NotYet, match="counts"):
        take_step(people.secretary, started(people, [registered()]), on_date=DAY)


def test_nothing_goes_on_while_the_notice_stands(people: Offices) -> None:
    matters = to_the_notice(people, [registered()])
    notice = posted(people, matters)
    last = notice.until - timedelta(days=1)
    assert "stands until" in waiting(matters[0], last).blocked  # type: ignore[union-attr]
    with pinned(last), pytest.raises(NotYet, match="stands until"):
        take_step(people.director, matters, on_date=last)
    with pinned(notice.until):
        assert waiting(matters[0], notice.until).blocked == ""  # type: ignore[union-attr]
        take_step(people.director, matters, on_date=notice.until)


def test_no_step_on_a_day_that_has_not_come_or_before_the_one_before(people: Offices) -> None:
    matters = started(people, [registered()])
    with pytest.raises(NotYet, match="not come"):
        take_step(people.secretary, matters, on_date=DAY + timedelta(days=1), votes=YES)
    with pytest.raises(NotYet, match="before the step before it"):
        take_step(people.secretary, matters, on_date=DAY - timedelta(days=1), votes=YES)
    with pytest.raises(NotYet, match="not come"):
        started(people, [registered()], DAY + timedelta(days=1))


def test_the_notice_is_posted_not_ticked(people: Offices) -> None:
    matters = to_the_notice(people, [registered()])
    with pytest.raises(NotYet, match="post it"):
        take_step(people.secretary, matters, on_date=DAY)
    with pytest.raises(NotYet, match="where the notice hangs"):
        post_notice(people.secretary, matters, posted_on=DAY, place_posted=" ", contact="村部")


def test_a_refusal_says_why(people: Offices) -> None:
    matters = started(people, [registered()])
    take_step(people.secretary, matters, on_date=DAY, votes=YES)
    with pytest.raises(NotYet, match="why"):
        take_step(people.team, matters, on_date=DAY, result="refused")
    take_step(people.team, matters, on_date=DAY, result="refused", note="房屋仍为危房")
    assert Decision.whole.get(pk=matters[0].pk).state == "refused"


def test_gates_are_asked_at_the_start_and_again_before_the_effect(people: Offices) -> None:
    home = registered()
    with pytest.raises(Gated, match="not in the register"):
        propose(people.specialist, "exit", _ordinary(), area_code=GROUP, day=DAY)
    matters = to_the_notice(people, [home])
    with pytest.raises(Gated, match="under way"):
        started(people, [home])
    notice = posted(people, matters)
    with pinned(notice.until) as day:
        take_step(people.director, matters, on_date=day)
        _struck_off(home, day)
        with pytest.raises(Gated, match="struck off"):
            take_step(people.staff, matters, on_date=day)
    assert Decision.whole.get(pk=matters[0].pk).state == "open"


def _ordinary() -> Household:
    return home(place=GROUP)


def _struck_off(home: Household, day: date) -> None:
    with act(SYSTEM, "test.strike", at=GROUP, day=day) as event:
        row = Status(household=home, area_code=GROUP, scheme="registration", state="cancelled", from_date=day)
        add(event, row)


def test_withdrawing_needs_a_reason_and_an_open_matter(people: Offices) -> None:
    matter = started(people, [registered()])[0]
    with pytest.raises(NotYet, match="why"):
        withdraw(people.specialist, matter, " ")
    withdraw(people.specialist, matter, "填错户")
    with pytest.raises(NotYet, match="ended"):
        withdraw(people.specialist, matter, "再撤一次")
