"""What people do with findings 疑点处理: explain them, accept them with a reason, open them again.

Explaining is the village's; accepting, which ends the question, is for an office above whoever explained.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from hearthlight.checks.models import Finding
from hearthlight.checks.refusing import (
    level_of,
    refuse_changed,
    refuse_form,
    refuse_level,
    refuse_state,
)
from hearthlight.core import areas
from hearthlight.people.models import Person
from hearthlight.trail import in_bulk
from hearthlight.trail.act import act, once
from hearthlight.trail.models import Change, Event
from hearthlight.trail.subject import kind_of

State = Finding.State


@once
def explain(user: Person, findings: Sequence[Finding], words: str, *, key: UUID | None = None) -> int:
    """Explain findings 说明: the fact is right, and why; each stays so until the fact is mended. Returns how many.

    `findings` are as the reader saw them. Raises Refused, NotSettled, FindingChanged.
    """
    return _settle(user, "checks.explain", findings, State.EXPLAINED, words, key)


@once
def accept(user: Person, findings: Sequence[Finding], reason: str, *, key: UUID | None = None) -> int:
    """Accept findings with a reason 认可, by an office above whoever explained them. Raises as `explain` does."""
    return _settle(user, "checks.accept", findings, State.ACCEPTED, reason, key)


@once
def reopen(user: Person, findings: Sequence[Finding], reason: str, *, key: UUID | None = None) -> int:
    """Open explained or accepted findings again 重新打开, by the same level or above. Raises as `explain` does."""
    return _settle(user, "checks.reopen", findings, State.OPEN, reason, key)


def _settle(user: Person, kind: str, findings: Sequence[Finding], state: State, words: str, key: UUID | None) -> int:
    words, place = words.strip(), areas.around([one.area_code for one in findings])
    refuse_form(findings, words)
    asked = {str(one.pk): one.event_id for one in findings}
    with act(user, kind, at=place, key=key, reason=words, findings=asked) as event:
        rows = list(Finding.whole.select_for_update().filter(pk__in=[one.pk for one in findings]).order_by("pk"))
        refuse_changed(rows, asked)
        refuse_state(rows, state)
        refuse_level(user, kind, rows, state, event.day)
        _write(event, user, kind, rows, state, words)
        return len(rows)


def _write(event: Event, user: Person, kind: str, rows: Sequence[Finding], state: State, words: str) -> None:
    """One change a field, so that the history of a finding tells who said what; then the rows."""
    levels = [level_of(user, kind, row.area_code, event.day) if state != State.OPEN else "" for row in rows]
    explanation = words if state != State.OPEN else ""
    changes = [_change(event, row, "state", row.state, state.value) for row in rows]
    changes += [_change(event, row, "explanation", row.explanation, words) for row in rows]
    Change.objects.bulk_create(changes)
    new: dict[str, Any] = {"state": state.value, "explanation": explanation, "person_id": user.pk, "level": levels}
    in_bulk.update(event, Finding, [row.pk for row in rows], new)


def _change(event: Event, row: Finding, field: str, old: str, new: str) -> Change:
    kind = kind_of(Finding)
    return Change(
        event=event, subject_kind=kind, subject_id=row.pk, field=field, old=old, new=new, valid_from=event.day
    )
