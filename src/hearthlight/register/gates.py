"""What must hold before a household's state may change by decision, and what to know before deciding it.

A gate answers with an empty text or one sentence why not; a caution only says what is unknown or doubtful. Whether a
home meets the standard before its exit is for the standard to say: a room that this one does not know.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.register import codes
from hearthlight.register.models import Household, Member, Status
from hearthlight.register.models.status import MONITORING, REGISTRATION
from hearthlight.register.standing import UNEXITED, present

ABLE = ("ordinary", "skilled", "weak")
"""Kinds of labour that count as able to work."""


def state_on(household: Household, scheme: str, day: date) -> tuple[bool, str | None]:
    """(Whether it ever entered the scheme, its state on `day`); a state by mistake never was."""
    rows = Status.whole.filter(household=household, scheme=scheme, from_date__lte=day).exclude(way="mistaken")
    last = rows.order_by("from_date").values_list("state", flat=True).last() if rows.exists() else None
    return rows.exists(), last


def _ended(household: Any, day: date) -> str:
    if not isinstance(household, Household):
        return _("This matter is about a household: choose one.")
    if household.until and household.until <= day:
        return _("Household %(number)s has ended.") % {"number": household.number}
    return ""


def exit_gate(user: Any, household: Any, payload: Mapping[str, Any], day: date) -> str:
    """Only a household that is registered and not out may go out."""
    why = _ended(household, day)
    if why:
        return why
    entered, state = state_on(household, REGISTRATION, day)
    said = {"number": household.number}
    if not entered:
        return _("Household %(number)s is not in the register: it cannot go out.") % said
    if state is None:
        return _("The state of household %(number)s is unknown: enter it first.") % said
    return "" if state in UNEXITED else _("Household %(number)s is out or struck off already.") % said


def identify_gate(user: Any, household: Any, payload: Mapping[str, Any], day: date) -> str:
    """A household that stands in the register is not identified again; one that is out may return."""
    why = _ended(household, day)
    _entered, state = (False, None) if why else state_on(household, REGISTRATION, day)
    if state in UNEXITED:
        return _("Household %(number)s is in the register already.") % {"number": household.number}
    return why


def monitor_gate(user: Any, household: Any, payload: Mapping[str, Any], day: date) -> str:
    """One of the three kinds; unstable only for one that was registered, marginal only for one that was not."""
    why = _ended(household, day)
    if why:
        return why
    kind, said = payload.get("state"), {"number": household.number}
    if kind not in codes.MONITORED or kind == "removed":
        return _("Say as which kind household %(number)s is monitored: unstable, marginal or sudden.") % said
    if state_on(household, MONITORING, day)[1] in ("unstable", "marginal", "sudden"):
        return _("Household %(number)s is monitored already.") % said
    registered = state_on(household, REGISTRATION, day)[0]
    if kind == "unstable" and not registered:
        return _("Household %(number)s was never registered: it is not of the unstable kind.") % said
    if kind == "marginal" and registered:
        return _("Household %(number)s was registered: it is not of the marginal kind.") % said
    return ""


def remove_gate(user: Any, household: Any, payload: Mapping[str, Any], day: date) -> str:
    """Only a monitored household, by help or by itself."""
    why = _ended(household, day)
    if why:
        return why
    if state_on(household, MONITORING, day)[1] not in ("unstable", "marginal", "sudden"):
        return _("Household %(number)s is not monitored.") % {"number": household.number}
    return "" if payload.get("way") in ("help", "natural") else _("Say how the risk went: by help, or by itself.")


def remove_cautions(household: Household, payload: Mapping[str, Any], day: date) -> list[str]:
    """A household without anybody able to work is kept under watch (policy 3.4, unconfirmed)."""
    labour = set(Member.whole.filter(present(day), household=household).values_list("labour", flat=True))
    if labour & set(ABLE) or None in labour:
        return []
    return [_("Nobody here is able to work: keep it under watch rather than remove it (unconfirmed rule).")]
