"""Opening a matter: the gates first, then its first step, under the procedure in force."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from hearthlight.core.parameters import NotKnown
from hearthlight.decisions import procedure as law
from hearthlight.decisions.checking import HOUSEHOLD, refuse_wrong_grid
from hearthlight.decisions.effects import gate_of
from hearthlight.decisions.models import SEVERAL, Decision, Step
from hearthlight.decisions.procedure import Procedure
from hearthlight.decisions.refusals import Gated, NotYet
from hearthlight.decisions.standing import refuse_non_starters
from hearthlight.decisions.words import day_words, kind_words
from hearthlight.people.models import Person
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event
from hearthlight.trail.subject import kind_of, subject_of


@dataclass(frozen=True)
class Matter:
    """One subject to open a matter about, with its place and what is asked for it."""

    subject: models.Model
    area_code: str
    household_id: int | None = None
    payload: dict[str, Any] = field(default_factory=dict)


def propose(
    user: Actor,
    kind: str,
    subject: models.Model,
    *,
    area_code: str,
    day: date,
    household_id: int | None = None,
    payload: dict[str, Any] | None = None,
    reason: str = "",
    key: UUID | None = None,
) -> Decision:
    """Open one matter and record its first step as taken by `user` on `day`.

    An ``amount`` in the payload is what is asked. Raises Refused, NotYet, Gated.
    """
    home = _household_of(subject) if household_id is None else household_id
    matter = Matter(subject, area_code, home, payload or {})
    return _stored(_open(user, kind, [matter], at=area_code, day=day, reason=reason, key=key))[0]


def propose_many(
    user: Actor,
    kind: str,
    subjects: Iterable[Any],
    *,
    area_code: str,
    day: date,
    payload: dict[str, Any] | None = None,
    reason: str = "",
    key: UUID | None = None,
) -> list[Decision]:
    """Open one matter for each subject in one act at `area_code`, where all of them lie; each keeps its own place."""
    matters = [
        Matter(one, getattr(one, "area_code", area_code), _household_of(one), dict(payload or {})) for one in subjects
    ]
    return _stored(_open(user, kind, matters, at=area_code, day=day, reason=reason, key=key))


def _household_of(subject: models.Model) -> int | None:
    return subject.pk if kind_of(subject) == HOUSEHOLD else getattr(subject, "household_id", None)


def _stored(ids: list[int]) -> list[Decision]:
    return sorted(Decision.whole.filter(pk__in=ids), key=lambda one: ids.index(one.pk))


@once
def _open(
    user: Actor, kind: str, matters: Sequence[Matter], *, at: str, day: date, reason: str, key: UUID | None
) -> list[int]:
    asked = [(subject_of(one.subject), one.area_code, one.payload) for one in matters]
    with act(user, "decisions.propose", at=at, key=key, reason=reason, matter=kind, asked=asked, on=day) as event:
        if day > event.day:
            raise NotYet(_("%(day)s has not come: a step is written down on its day.") % {"day": day_words(day)})
        rules = _in_force(kind, day, at)
        for one in matters:
            refuse_non_starters(user, rules.steps[0], one.area_code, event.day)
            _refuse_gated(user, kind, one, day)
            refuse_wrong_grid(one.subject, one.payload, one.area_code, day)
        opened = _begun(event, [_decision(rules, one, day) for one in matters])
        bulk(event, [_first(user, rules, one, day, reason) for one in opened])
        return [one.pk for one in opened]


def _begun(event: Event, rows: list[Decision]) -> list[Decision]:
    """Store them; of two who begin the same at once the database lets one through. Raises Gated."""
    try:
        with transaction.atomic():
            return bulk(event, rows)
    except IntegrityError:
        if not rows or rows[0].kind in SEVERAL:
            raise
        said = {"kind": kind_words(rows[0].kind)}
        raise Gated(_("Somebody began “%(kind)s” for one of these meanwhile: look at the list again.") % said) from None


def _in_force(kind: str, day: date, place: str) -> Procedure:
    try:
        return law.in_force(kind, day, place)
    except NotKnown:
        said = {"kind": kind_words(kind), "day": day_words(day)}
        raise NotYet(_("No procedure of “%(kind)s” was in force on %(day)s.") % said) from None


def _refuse_gated(user: Actor, kind: str, matter: Matter, day: date) -> None:
    subject_kind, pk = subject_of(matter.subject)
    running = Decision.whole.filter(kind=kind, subject_kind=subject_kind, subject_id=pk, state="open")
    if kind not in SEVERAL and running.exists():
        said = {"subject": str(matter.subject), "kind": kind_words(kind)}
        raise Gated(_("%(subject)s: “%(kind)s” is under way already.") % said)
    gate = gate_of(kind)
    why = gate(user, matter.subject, matter.payload, day) if gate else ""
    if why:
        raise Gated(why)


def _decision(rules: Procedure, matter: Matter, day: date) -> Decision:
    subject_kind, pk = subject_of(matter.subject)
    return Decision(
        kind=rules.code,
        subject_kind=subject_kind,
        subject_id=pk,
        household_id=matter.household_id,
        area_code=matter.area_code,
        procedure=rules.code,
        procedure_date=day,
        payload=matter.payload,
        due_on=law.due_on(rules.code, day, matter.area_code),
    )


def _first(user: Any, rules: Procedure, decision: Decision, day: date, reason: str) -> Step:
    by = user if isinstance(user, Person) else None
    step = Step(decision=decision, number=1, kind=rules.steps[0].kind, on_date=day, by=by, note=reason)
    step.result, step.amount = law.PASSED, decision.payload.get("amount")
    return step
