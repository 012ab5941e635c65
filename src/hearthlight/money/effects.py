"""What a passed plan does, what must hold before, and what its notice shows."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core.money import format_yuan
from hearthlight.decisions.models import Decision
from hearthlight.decisions.shown import Item, Shown
from hearthlight.money.models import Plan
from hearthlight.money.planning import words
from hearthlight.money.planning.reading import remarks_of
from hearthlight.money.plans import adopt_in
from hearthlight.places.queries import names
from hearthlight.trail.models import Event


def adopt(event: Event, decision: Decision) -> None:
    """A plan that passed is adopted, and its money set aside."""
    adopt_in(event, Plan.objects.get(pk=decision.subject_id), decision)


def gate(user: Any, subject: Any, payload: dict[str, Any], day: date) -> str:
    """Why a plan may not go on: over the account, below a sure floor, a rent twice; empty where it may."""
    if not isinstance(subject, Plan):
        return _("Draw up the plan first.")
    if subject.adopted_on:
        return _("This plan was adopted already.")
    return words.blocking(remarks_of(subject, day))


def cautions(subject: Any, payload: dict[str, Any], day: date) -> list[str]:
    """What must be seen and blocks nothing."""
    if not isinstance(subject, Plan):
        return []
    return [words.said(one) for one in remarks_of(subject, day) if not one.blocks]


def shown(ids: Iterable[int], day: date) -> dict[int, Shown]:
    """What a notice shows of plans: the village and every line with its rate, number and sum; no person."""
    plans = Plan.objects.filter(pk__in=list(ids)).prefetch_related("lines__opening")
    known = names([one.area_code for one in plans])
    return {one.pk: Shown(known.get(one.area_code, one.area_code), items=_items(one)) for one in plans}


def _items(plan: Plan) -> tuple[Item, ...]:
    rows = sorted(plan.lines.all(), key=lambda line: line.number)
    return tuple(Item(one.title, _rate(one), f"{format_yuan(one.fen)} 元") for one in rows)


def _rate(line: Any) -> str:
    unit = {"day": "天", "month": "月"}.get(line.opening.unit if line.opening else "", "份")
    return f"{format_yuan(line.fen_unit)} 元 × {line.units} {unit}"


EFFECTS = {"village_plan": adopt}
GATES = {"village_plan": gate}
CAUTIONS = {"village_plan": cautions}
LINES = {"money.plan": shown}
