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
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.decisions.models import Decision
from hearthlight.people.models import Secret
from hearthlight.register import income_request, sealed_request
from hearthlight.register.models import Household, Member
from hearthlight.register.standing import present
from hearthlight.register.workbooks.columns import BY_FIELD
from hearthlight.trail.history import amend
from hearthlight.trail.models import Change, Event

INCOME = "register.income"
Proposed = Mapping[str, Any]
NUMBERS = {"telephone": "联系电话", "card": "银行卡号", "disability": "残疾证号"}
"""Sealed numbers that the national export has no column for."""
UNSHARED = ("identity", "disability")
"""Numbers that belong to one person; a telephone or a card may serve a family."""


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
        return income_request.why_not(home, change)
    row = _row(home, change)
    if row is None or not (field in sealed_request.KINDS or _has(row, field)):
        return _("The request names a fact that does not belong to household %(number)s.") % {"number": home.number}
    newer = _since(change)
    return _meanwhile(home, field) if newer and newer.new != change.get("new") else ""


def _meanwhile(home: Household, field: str) -> str:
    said = {"field": field_words(field), "number": home.number}
    return _("“%(field)s” of household %(number)s was changed meanwhile: refuse this request, or ask again.") % said


def field_words(field: str) -> str:
    """A fact by its heading in the national export, in English by the code's words."""
    if get_language() == "en":
        return field.replace("_", " ")
    return BY_FIELD[field].spellings[0] if field in BY_FIELD else NUMBERS.get(field, field)


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
            income_request.take(event, home, change)
        elif change["field"] in sealed_request.KINDS:
            _refuse_newer_number(decision, home, change)
            sealed_request.take(event, change, home.area_code)
        else:
            by_row[change["subject_kind"], change["subject_id"]].append(change)
    for changes in by_row.values():
        _amend(event, home, changes)


def _refuse_newer_number(decision: Decision, home: Household, change: Proposed) -> None:
    """A number that was written down after the request says another thing holds it up. Raises ValueError."""
    owner = {"subject_kind": change["subject_kind"], "subject_id": change["subject_id"], "kind": change["field"]}
    since = Secret.whole.filter(**owner, until=None, made_id__gt=decision.made_id)
    if since.exclude(blind_index=sealed_request.index_of(change)).exists():
        raise ValueError(_meanwhile(home, change["field"]))


def cautions(home: Household, payload: Mapping[str, Any], day: date) -> list[str]:
    """Numbers of one person that somebody else in the register has too: whoever approves looks at the paper first."""
    return [
        _("“%(field)s”: somebody else in the register has this number already.") % {"field": field_words(one["field"])}
        for one in payload.get("changes") or []
        if one.get("field") in UNSHARED and _held_by_others(one, day)
    ]


def _held_by_others(change: Proposed, day: date) -> bool:
    if not sealed_request.is_packed(change.get("new")):
        return False
    same = Secret.whole.filter(kind=change["field"], blind_index=sealed_request.index_of(change), until=None)
    owners = same.filter(subject_kind="register.member").exclude(subject_id=change["subject_id"])
    return Member.whole.filter(present(day), pk__in=owners.values("subject_id")).exists()


def _amend(event: Event, home: Household, changes: Sequence[Proposed]) -> None:
    row = _row(home, changes[0])
    assert row is not None
    new = {one["field"]: row._meta.get_field(one["field"]).to_python(one["new"]) for one in changes}
    amend(event, row, max(date.fromisoformat(one["valid_from"]) for one in changes), **new)
