"""What a step is asked before it is taken: its day, and the amount it names."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from hearthlight.decisions.models import Decision, Step
from hearthlight.decisions.procedure import REFUSED, StepRule, rules
from hearthlight.decisions.queries import Waiting
from hearthlight.decisions.refusals import NotYet
from hearthlight.decisions.words import day_words


def refuse_too_early(decision: Decision, awaited: Waiting, on_date: date, today: date) -> None:
    """A step is taken on a day that has come, not before the one before it, and not while something blocks it."""
    if on_date > today:
        raise NotYet(_("%(day)s has not come: a step is written down on its day.") % {"day": day_words(on_date)})
    if awaited.blocked:
        raise NotYet(awaited.blocked)
    if on_date < awaited.since:
        said = {"day": day_words(on_date), "since": day_words(awaited.since)}
        raise NotYet(_("%(day)s lies before the step before it, of %(since)s.") % said)


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
