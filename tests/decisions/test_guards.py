"""What the database refuses of decisions."""

from datetime import date

import pytest
from django.db import transaction
from django.db.utils import DatabaseError

from hearthlight.decisions.models import Decision, Step
from hearthlight.people.models import Person
from hearthlight.trail.act import System, act
from hearthlight.trail.history import add
from hearthlight.trail.models import Event

pytestmark = pytest.mark.django_db
PLACE, DAY = "990000000000000", date(2017, 3, 28)


@pytest.fixture
def event(db: None) -> Event:
    with act(System("test"), "decisions.open", at=PLACE, day=DAY) as event:
        return event


@pytest.fixture
def decision(event: Event) -> Decision:
    row = Decision(kind="village_plan", subject_kind="money.plan", subject_id=1, area_code=PLACE, procedure="plan")
    row.procedure_date = DAY
    return add(event, row)


def _step(event: Event, decision: Decision, number: int, kind: str, **more: object) -> Step:
    return add(event, Step(decision=decision, number=number, kind=kind, on_date=DAY, **more))


def test_a_proposer_does_not_approve(event: Event, decision: Decision) -> None:
    person, other = (add(event, Person(username=f"d{i}", name="x", synthetic=True)) for i in (1, 2))
    _step(event, decision, 1, "proposal", by=person)
    with pytest.raises(DatabaseError, match="does not approve"), transaction.atomic():
        _step(event, decision, 2, "approval", by=person)
    _step(event, decision, 2, "approval", by=other)


def test_whoever_began_does_not_approve_whatever_the_first_step_is_called(event: Event, decision: Decision) -> None:
    person = add(event, Person(username="d3", name="x", synthetic=True))
    _step(event, decision, 1, "review", by=person)
    with pytest.raises(DatabaseError, match="does not approve"), transaction.atomic():
        _step(event, decision, 2, "approval", by=person)


def test_a_step_is_written_once(event: Event, decision: Decision) -> None:
    step = _step(event, decision, 1, "vote", eligible=10, present=9, votes_for=9, votes_against=0, abstained=0)
    with (
        pytest.raises(DatabaseError, match="written once"),
        transaction.atomic(),
        act(System("test"), "decisions.rewrite", at=PLACE, day=DAY) as again,
    ):
        Step.whole.filter(pk=step.pk).update(votes_for=8, event=again)


def test_a_place_may_have_several_needs_under_way_but_one_exit_a_household(event: Event) -> None:
    def opened(kind: str) -> Decision:
        row = Decision(kind=kind, subject_kind="x", subject_id=1, area_code=PLACE, procedure=kind)
        row.procedure_date = DAY
        return add(event, row)

    assert opened("need") != opened("need")
    opened("exit")
    with pytest.raises(DatabaseError), transaction.atomic():
        opened("exit")


def test_a_final_decision_stays(event: Event, decision: Decision) -> None:
    with act(System("test"), "decisions.pass", at=PLACE, day=DAY) as passing:
        Decision.whole.filter(pk=decision.pk).update(state="passed", event=passing)
    with (
        pytest.raises(DatabaseError, match="stays as it is"),
        transaction.atomic(),
        act(System("test"), "decisions.reopen", at=PLACE, day=DAY) as again,
    ):
        Decision.whole.filter(pk=decision.pk).update(state="open", event=again)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "notice"},
        {"kind": "notice", "until": DAY},
        {"kind": "vote", "eligible": 10, "present": 11},
        {"kind": "vote", "eligible": 10, "present": 9, "votes_for": 8, "votes_against": 1, "abstained": 1},
    ],
)
def test_votes_and_notices_add_up(event: Event, decision: Decision, wrong: dict[str, object]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        _step(event, decision, 1, **wrong)  # type: ignore[arg-type]
