"""Quotas 指标 and needs 需求: asked of the level above, granted whole or in part or refused; needs are supplied."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.decisions.models import Decision, Step
from hearthlight.decisions.procedure import REFUSED
from hearthlight.decisions.queries import Waiting, decided_on, steps_of, waiting_all
from hearthlight.places.models import Area, StatedValue
from hearthlight.trail.act import digest
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Event, Source
from hearthlight.trail.subject import kind_of


def quota_gate(user: Any, subject: Any, payload: Mapping[str, Any], day: date) -> str:
    """A quota names what is asked, for which period, how much and in which unit; of one period it is stated once."""
    if not payload.get("title") or not payload.get("measure") or not payload.get("period"):
        return _("Say which quota is asked for, and for which year.")
    said = {"measure": payload["measure"], "period": payload["period"], "kind": StatedValue.Kind.QUOTA_GRANTED}
    if isinstance(subject, Area) and StatedValue.objects.filter(area_code=subject.code, **said).exists():
        return _("This quota of %(period)s was decided already for this place.") % {"period": payload["period"]}
    return _amount_gate(payload)


def need_gate(user: Any, subject: Any, payload: Mapping[str, Any], day: date) -> str:
    """A need says what is missing, how much, in which unit, and by when it is wanted."""
    if not payload.get("title") or not payload.get("wanted_by"):
        return _("Say what is needed and by when.")
    return _amount_gate(payload)


def _amount_gate(payload: Mapping[str, Any]) -> str:
    amount = payload.get("amount")
    if not isinstance(amount, int) or amount <= 0 or not payload.get("unit"):
        return _("Say how much and in which unit: a whole number above nothing.")
    return ""


def state(event: Event, decision: Decision) -> None:
    """Write what was asked and what was granted as stated values of the place, with the decision as their source."""
    asked = decision.payload
    title = f"{asked['title']} {asked['period']}"
    source = Source(kind="decision", title=title, area_code=decision.area_code, received_on=decided_on(decision))
    source.sha256, source.subject_kind = digest("decision", decision.pk), kind_of(decision)
    source.subject_id = decision.pk
    add(event, source)
    said = {"period": asked["period"], "measure": asked["measure"], "unit": asked["unit"], "source": source}
    values = {"quota_asked": asked["amount"], "quota_granted": granted(steps_of([decision])[decision.pk]) or 0}
    bulk(
        event,
        [StatedValue(area_code=decision.area_code, value=v, kind=kind, **said) for kind, v in values.items()],
    )


def granted(steps: Iterable[Step]) -> int | None:
    """What the level above granted; 0 when it refused, None while it has not answered."""
    return _answered(steps, Step.Kind.APPROVAL)


def _answered(steps: Iterable[Step], kind: str) -> int | None:
    for step in steps:
        if step.kind == kind:
            return 0 if step.result == REFUSED else step.amount or 0
    return None


@dataclass(frozen=True)
class Asked:
    """One quota or need: what was asked, granted, supplied (None: not yet), and what it waits for."""

    decision: Decision
    steps: list[Step]
    asked: int
    granted: int | None
    supplied: int | None
    waiting: Waiting | None

    @property
    def title(self) -> str:
        """What is asked for."""
        return str(self.decision.payload.get("title", ""))

    @property
    def unit(self) -> str:
        """In which unit."""
        return str(self.decision.payload.get("unit", ""))

    @property
    def due_on(self) -> date | None:
        """The day by which it was promised, else the one by which it was wanted."""
        return self.decision.due_on or _date(self.decision.payload.get("wanted_by"))

    def late(self, day: date) -> bool:
        """Whether that day has passed while it waits."""
        return bool(self.waiting and self.due_on and self.due_on < day)


def asked_at(place: str, kind: str, day: date) -> list[Asked]:
    """Quotas or needs at and below a place that the reader sees, open ones first, the longest waiting before."""
    low, high = areas.subtree(place)
    rows = list(Decision.objects.filter(kind=kind, area_code__gte=low, area_code__lt=high).order_by("pk"))
    steps, awaited = steps_of(rows), waiting_all(rows, day)
    found = [_asked(one, steps[one.pk], awaited.get(one.pk)) for one in rows]
    return sorted(found, key=lambda one: (one.waiting is None, one.waiting.since if one.waiting else day))


def _asked(one: Decision, steps: list[Step], waiting: Waiting | None) -> Asked:
    supplied = _answered(steps, Step.Kind.SUPPLY)
    return Asked(one, steps, int(one.payload.get("amount") or 0), granted(steps), supplied, waiting)


def _date(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None
