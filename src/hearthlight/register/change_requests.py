"""Change requests 变更申请: facts of identity and money change only when the township approves.

The payload holds the one shape of a proposed change, with stored values: ``{"changes": [{"subject_kind",
"subject_id", "field", "old", "new", "valid_from", "seen"}, …]}``; an income carries its ``year`` and ``item``, a sealed
number its envelope. A fact that changed since it was seen holds the request up: both versions stay, the record's and
the request's, until somebody refuses or proposes again.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from hearthlight.decisions.models import Decision
from hearthlight.register import sealed_request
from hearthlight.register.earnings import declare_income
from hearthlight.register.models import Household, Member
from hearthlight.trail.history import amend
from hearthlight.trail.models import Change, Event

INCOME = "register.income"
Proposed = Mapping[str, Any]


def gate(user: Any, subject: Any, payload: Mapping[str, Any], day: date) -> str:
    """The request names facts of this household, and none of them changed since it was seen."""
    changes = payload.get("changes") or []
    if not isinstance(subject, Household) or not changes:
        return _("A change request names a household and at least one fact.")
    for change in changes:
        why = _why_not(subject, change)
        if why:
            return why
    return ""


def _why_not(home: Household, change: Proposed) -> str:
    field = str(change.get("field"))
    if change.get("subject_kind") == INCOME:
        return ""
    row = _row(home, change)
    if row is None or not (field in sealed_request.KINDS or _has(row, field)):
        return _("The request names a fact that does not belong to household %(number)s.") % {"number": home.number}
    newer = _since(change)
    if newer and newer.new != change.get("new"):
        said = {"field": field, "number": home.number}
        return _("“%(field)s” of household %(number)s was changed meanwhile: refuse this request, or ask again.") % said
    return ""


def _has(row: models.Model, field: str) -> bool:
    return field in {one.name for one in row._meta.local_concrete_fields} - {"id", "made", "event", "household"}


def _row(home: Household, change: Proposed) -> Household | Member | None:
    kind, pk = change.get("subject_kind"), change.get("subject_id")
    if kind == "register.household":
        return home if pk == home.pk else None
    return Member.whole.filter(household=home, pk=pk).first() if kind == "register.member" else None


def _since(change: Proposed) -> Change | None:
    """The newest change of this fact after the event that the request had seen."""
    if not change.get("seen"):
        return None
    same = {name: change[name] for name in ("subject_kind", "subject_id", "field")}
    return Change.objects.filter(**same, event_id__gt=change["seen"]).order_by("event_id").last()


def apply(event: Event, decision: Decision) -> None:
    """Make the approved changes, all fields of one row together."""
    home = Household.whole.get(pk=decision.subject_id)
    by_row: dict[tuple[str, int], list[Proposed]] = defaultdict(list)
    for change in decision.payload["changes"]:
        if change["subject_kind"] == INCOME:
            day = date.fromisoformat(change["valid_from"])
            declare_income(event, home, int(change["year"]), change["item"], int(change["new"]), day=day)
        elif change["field"] in sealed_request.KINDS:
            sealed_request.take(event, change, home.area_code)
        else:
            by_row[change["subject_kind"], change["subject_id"]].append(change)
    for changes in by_row.values():
        _amend(event, home, changes)


def _amend(event: Event, home: Household, changes: Sequence[Proposed]) -> None:
    row = _row(home, changes[0])
    assert row is not None
    new = {one["field"]: row._meta.get_field(one["field"]).to_python(one["new"]) for one in changes}
    amend(event, row, max(date.fromisoformat(one["valid_from"]) for one in changes), **new)
