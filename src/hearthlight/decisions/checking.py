"""What a step is asked before it is taken: its day, and the amount it names."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.decisions.effects import step_gate_of
from hearthlight.decisions.models import Decision, Step
from hearthlight.decisions.procedure import REFUSED, StepRule, Votes, rules
from hearthlight.decisions.queries import Waiting
from hearthlight.decisions.refusals import Gated, NotYet
from hearthlight.decisions.words import day_words
from hearthlight.places.models import ZoneArea
from hearthlight.trail.dated import in_force
from hearthlight.trail.subject import kind_of

HOUSEHOLD = "register.household"


def refuse_too_early(decision: Decision, awaited: Waiting, on_date: date, today: date) -> None:
    """A step is taken on a day that has come, not before the one before it, and not while something blocks it."""
    if on_date > today:
        raise NotYet(_("%(day)s has not come: a step is written down on its day.") % {"day": day_words(on_date)})
    if awaited.blocked:
        raise NotYet(awaited.blocked)
    if on_date < awaited.since:
        said = {"day": day_words(on_date), "since": day_words(awaited.since)}
        raise NotYet(_("%(day)s lies before the step before it or an answered objection, of %(since)s.") % said)


def refuse_wrong_grid(subject: Any, payload: Mapping[str, Any], area_code: str, day: date) -> None:
    """A household is reviewed by the grid 网格 in which its group lies on `day`, by no other (R65)."""
    if "zone" not in payload or kind_of(subject) != HOUSEHOLD:
        return
    if not ZoneArea.objects.filter(in_force(day), zone=payload["zone"], kind="grid", area_code=area_code).exists():
        said = {"number": subject.number}
        raise NotYet(_("Household %(number)s does not lie in the chosen grid: choose its own grid, or none.") % said)


def refuse_gated_step(decision: Decision, rule: StepRule) -> None:
    """A room may keep a step to its own act. Raises Gated."""
    gate = step_gate_of(decision.kind)
    why = gate(decision, rule) if gate else ""
    if why:
        raise Gated(why)


def counted(votes: Votes | Mapping[str, int] | None) -> Votes | None:
    """The counts of a vote; one left blank is no 0. Raises NotYet, ValueError for votes that do not add up."""
    if not isinstance(votes, Mapping):
        return votes
    if None in votes.values():
        raise NotYet(_("Give every count of the vote, 0 where there was none."))
    return Votes(**votes)


def refuse_amount(rule: StepRule, decisions: Sequence[Decision], amount: int | None, result: str) -> None:
    """A grant or supply names its amount: at most a little above what was asked or granted (R103)."""
    if not rule.amount or result == REFUSED:
        return
    if not amount or amount < 0:
        raise NotYet(_("Say how much: a whole number above nothing."))
    for one in decisions:
        known = Step.whole.filter(decision=one, amount__isnull=False).order_by("number").last()
        most = _a_little_above(one, known.amount or 0) if known else amount
        if amount > most:
            raise NotYet(_("At most %(most)s: a little above what was asked or granted, not more.") % {"most": most})


def _a_little_above(decision: Decision, amount: int) -> int:
    margin = rules().at("supply_margin", decision.procedure_date, decision.area_code).value
    return amount + amount * margin // 100
