"""Taking the next step of one or many matters in one act; the last one that passes brings the effect."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.decisions import procedure as law
from hearthlight.decisions.checking import counted, refuse_amount, refuse_gated_step, refuse_too_early
from hearthlight.decisions.models import Decision, Step
from hearthlight.decisions.procedure import StepRule, Votes
from hearthlight.decisions.queries import Waiting, waiting_all
from hearthlight.decisions.refusals import NotYet
from hearthlight.decisions.settling import settle
from hearthlight.decisions.standing import refuse_others, refuse_proposer
from hearthlight.people.models import Person
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event, Source


def take_step(
    user: Actor,
    decisions: Sequence[Decision],
    *,
    on_date: date,
    result: str = law.PASSED,
    votes: Votes | Mapping[str, int] | None = None,
    note: str = "",
    amount: int | None = None,
    due_on: date | None = None,
    source: Source | None = None,
    expected: str = "",
    key: UUID | None = None,
) -> list[Step]:
    """Take the next step of each matter on `on_date`; all must wait for the same one. A vote's result is computed.

    `amount` is what is granted or supplied, `due_on` by when: both only of a step that names an amount. `expected` is
    the name of the step that the caller saw. When the last step passes, the matter passes and its room's effect
    happens, all in this act. Raises Refused, NotYet, Gated, ValueError for votes that do not add up.
    """
    said = {
        "result": result,
        "votes": counted(votes),
        "note": note,
        "amount": amount,
        "due_on": due_on,
        "source": source,
    }
    ids = _take(user, list(decisions), on_date=on_date, said=said, expected=expected, key=key)
    return sorted(Step.whole.filter(pk__in=ids), key=lambda step: ids.index(step.pk))


@once
def _take(
    user: Actor, decisions: list[Decision], *, on_date: date, said: dict[str, Any], expected: str, key: UUID | None
) -> list[int]:
    place = common_place([one.area_code for one in decisions])
    source: Source | None = said["source"]
    told = said | {"votes": repr(said["votes"]), "expected": expected, "paper": source.pk if source else None}
    del told["source"]
    asked = [one.pk for one in decisions]
    with act(user, "decisions.step", at=place, key=key, source=source, matters=asked, on=on_date, **told) as event:
        running = locked(asked)
        awaited = waiting_all(running, on_date)
        rule = one_rule(running, awaited, expected)
        for one in running:
            _refuse(user, event, one, awaited[one.pk], on_date)
            refuse_gated_step(one, rule)
        refuse_amount(rule, running, said["amount"], said["result"])
        steps = bulk(event, [_step(user, one, rule, on_date, said) for one in running])
        for one, step in zip(running, steps, strict=True):
            settle(user, event, one, step, said["due_on"] if rule.amount else None)
        return [step.pk for step in steps]


def common_place(codes: Sequence[str]) -> str:
    """The lowest place in which all of these lie. Raises NotYet for none."""
    if not codes:
        raise NotYet(_("No matter was chosen."))
    chains = [[*areas.ancestors(code), code] for code in codes]
    return [step[0] for step in zip(*chains, strict=False) if len(set(step)) == 1][-1]


def locked(ids: Sequence[int]) -> list[Decision]:
    """The matters as they are now, held against a second writer until the act ends."""
    rows = list(Decision.whole.select_for_update().filter(pk__in=ids).order_by("pk"))
    return sorted(rows, key=lambda one: ids.index(one.pk))


def one_rule(decisions: Sequence[Decision], awaited: Mapping[int, Waiting], expected: str = "") -> StepRule:
    """The step that all of them wait for. Raises NotYet when they have ended or wait for different ones."""
    found = {awaited[one.pk].rule if one.pk in awaited else None for one in decisions}
    rule = found.pop()
    if rule is None or found:
        raise NotYet(_("These matters have ended or wait for different steps: take them one by one."))
    if expected and rule.name != expected:
        raise NotYet(_("Somebody took this step meanwhile: look at the matter again."))
    return rule


def _refuse(user: Actor, event: Event, decision: Decision, awaited: Waiting, on_date: date) -> None:
    if awaited.kind == Step.Kind.NOTICE:
        raise NotYet(_("The next step is the public notice: post it."))
    refuse_too_early(decision, awaited, on_date, event.day)
    refuse_others(user, awaited.duty, event.day)
    refuse_proposer(user, decision, awaited.kind)


def _step(user: Any, decision: Decision, rule: StepRule, on_date: date, said: dict[str, Any]) -> Step:
    by = user if isinstance(user, Person) else None
    number = Step.whole.filter(decision=decision).count() + 1
    step = Step(decision=decision, number=number, kind=rule.kind, on_date=on_date, by=by, source=said["source"])
    step.note, step.result = said["note"], _result(rule, said, decision.area_code, on_date)
    step.amount = said["amount"] if rule.amount and step.result != law.REFUSED else None
    if said["votes"]:
        for name, count in vars(said["votes"]).items():
            setattr(step, name, count)
    return step


def _result(rule: StepRule, said: dict[str, Any], place: str, day: date) -> str:
    """Of a vote what its counts say; of another step what was said of it."""
    if not rule.quorum:
        if said["result"] not in (law.PASSED, law.REFUSED):
            raise NotYet(_("Say whether the step passed or was refused."))
        if said["result"] == law.REFUSED and not said["note"].strip():
            raise NotYet(_("Say why it is refused: whoever asked will read it."))
        return str(said["result"])
    if not said["votes"]:
        raise NotYet(_("Give the counts of the vote: entitled, present, for, against, abstaining."))
    return law.quorum(said["votes"], law.rules().at(rule.quorum, day, place))


@once
def withdraw(user: Actor, decision: Decision, reason: str, key: UUID | None = None) -> Decision:
    """Take an open matter back, with a reason; its steps stay. Raises Refused, NotYet."""
    if not reason.strip():
        raise NotYet(_("Say why it is withdrawn."))
    with act(user, "decisions.withdraw", at=decision.area_code, key=key, subject=decision, reason=reason) as event:
        found = locked([decision.pk])[0]
        if found.state != Decision.State.OPEN:
            raise NotYet(_("This matter has ended: it cannot be withdrawn."))
        found.state, found.event = Decision.State.WITHDRAWN, event
        found.save(update_fields=["state", "event"])
        return found
