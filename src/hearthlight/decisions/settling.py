"""How a matter ends: refused by a step, or passed with its room's effect, whose gate is asked once more before."""

from datetime import date

from hearthlight.decisions import procedure as law
from hearthlight.decisions.effects import effect_of, gate_of
from hearthlight.decisions.models import Decision, Step
from hearthlight.decisions.queries import next_rule, steps_of
from hearthlight.decisions.refusals import Gated
from hearthlight.trail.act import Actor
from hearthlight.trail.models import Event
from hearthlight.trail.subject import find


def settle(user: Actor, event: Event, decision: Decision, step: Step, due_on: date | None = None) -> None:
    """End a matter whose step was refused, or pass it with its effect after the last step."""
    state = Decision.State.REFUSED if step.result == law.REFUSED else Decision.State.OPEN
    if state == Decision.State.OPEN and next_rule(decision, steps_of([decision])[decision.pk]) is None:
        state = Decision.State.PASSED
        _refuse_gated(user, decision, step.on_date)
    due = due_on or decision.due_on
    if (state, due) == (decision.state, decision.due_on):
        return
    decision.state, decision.due_on, decision.event = state, due, event
    decision.save(update_fields=["state", "due_on", "event"])
    if state == Decision.State.PASSED:
        _take_effect(event, decision)


def _take_effect(event: Event, decision: Decision) -> None:
    """What the room says no to holds the step up, in its own words."""
    effect = effect_of(decision.kind)
    try:
        if effect:
            effect(event, decision)
    except ValueError as error:
        raise Gated(str(error)) from error


def _refuse_gated(user: Actor, decision: Decision, day: date) -> None:
    """The gate hears who asked for it, whoever takes the last step."""
    first = Step.whole.filter(decision=decision, number=1).select_related("by").first()
    asker, gate = (first.by if first and first.by else user), gate_of(decision.kind)
    why = gate(asker, find(decision.subject_kind, decision.subject_id), decision.payload, day) if gate else ""
    if why:
        raise Gated(why)
