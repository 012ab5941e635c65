"""What a figure was asked for beside its place, in words: a year, a kind, a stage, a rule."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.desk.amounts import day_words
from hearthlight.desk.standard.entitle_words import entitlement_words
from hearthlight.desk.terms import ANSWERS, FINDING_STATES, rule_words, term
from hearthlight.help.unused import SAID as USE
from hearthlight.papers import numbers
from hearthlight.register import codes
from hearthlight.standard.continuing.continuation import SAID
from hearthlight.sun.words import CAUSES, KINDS, STAGES

WORDS: dict[str, Callable[[Any], Any]] = {
    "year": lambda year: _("in %(year)s") % {"year": year},
    "plan_year": lambda year: _("plan of %(year)s") % {"year": year},
    "kind": lambda kind: (
        KINDS.get(kind) or (term(codes.VILLAGE_STATE, kind) if kind in codes.VILLAGE_STATE else _(kind))
    ),
    "cause": lambda cause: CAUSES.get(cause, cause),
    "stage": lambda stage: STAGES.get(stage, stage),
    "by": lambda day: _("by %(day)s") % {"day": day_words(date.fromisoformat(day))},
    "rule": rule_words,
    "because": lambda because: _(SAID.get(because, because)),
    "entitlement": entitlement_words,
    "state": lambda state: FINDING_STATES.get(state) or _(USE.get(state, state)),
    "run": lambda run: _("run %(run)s of the rules") % {"run": run},
    "answer": lambda answer: ANSWERS.get(answer, answer),
    "measure": numbers.word,
}


def in_words(given: dict[str, Any]) -> list[str]:
    """Each argument as it is read; one that no list knows stands as it is."""
    return [str(WORDS[name](value)) if name in WORDS else str(value) for name, value in given.items()]
