"""Closing a year of the ledger 年度结账: proposed by the township, signed by the county, with what does not add up.

The decision's payload holds both accounts of the year and every named difference. The gate works them out again, at
the proposal and before the county's signature counts: a difference that has changed since is refused. What is signed
is closed: `closed.py` says which years are.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from hearthlight.core.parameters import NotKnown
from hearthlight.decisions.actions import propose
from hearthlight.decisions.models import Decision
from hearthlight.decisions.procedure import in_force
from hearthlight.decisions.refusals import NotYet
from hearthlight.decisions.standing import refuse_non_starters
from hearthlight.people.models import Person
from hearthlight.places.models import Area
from hearthlight.places.queries import area
from hearthlight.register.book.closed import KIND, closings, last_closed
from hearthlight.register.book.differences import StatedDifference
from hearthlight.register.book.ledger import MOVEMENTS, Account
from hearthlight.register.models.household import BEGIN
from hearthlight.register.queries import ledger, stated_differences
from hearthlight.trail.models import Event

LEVELS = ("township", "county")
BOTH = ("households", "people")


def period(year: int) -> tuple[date, date]:
    """(opening, closing) of a year of the ledger: the last days before and of it; the first opens with the register."""
    return max(BEGIN, date(year - 1, 12, 31)), date(year, 12, 31)


def payload(place: str, year: int, day: date, reason: str = "") -> dict[str, Any]:
    """What is proposed, as JSON: the year, both accounts, the named differences, why it is closed all the same.

    Differences: of the records themselves (ledger.*, what the movements lead to beside what stands there), from the
    year before as it was signed, and from what somebody stated.
    """
    kept = ledger(place, period(year)[1], period(year)[0])
    own = [
        StatedDifference(f"ledger.{name}", getattr(kept, name).expected, getattr(kept, name).closing) for name in BOTH
    ]
    differences = [*own, *_carried(place, year, kept.households, kept.people), *stated_differences(place, day)]
    return {
        "year": year,
        "households": _lines(kept.households),
        "people": _lines(kept.people),
        "differences": [_named(one) for one in differences if one.missing],
        "reason": reason,
    }


def _lines(account: Account) -> dict[str, int]:
    return {name: getattr(account, name) for name in ("opening", *MOVEMENTS, "closing")}


def _named(one: StatedDifference) -> dict[str, Any]:
    return {"measure": one.measure, "stated": one.stated, "counted": one.counted, "explained": one.explained}


def _carried(place: str, year: int, households: Account, people: Account) -> list[StatedDifference]:
    """What was signed as the end of the year before, beside what this year opens with now."""
    before = [one for one in closings(place) if one.area_code == place and one.payload["year"] == year - 1]
    if not before:
        return []
    signed, accounts = before[-1].payload, {"households": households, "people": people}
    return [
        StatedDifference(f"register.{name}_left", signed[name]["closing"], account.opening)
        for name, account in accounts.items()
    ]


def gate(user: Any, subject: Model, proposed: dict[str, Any], day: date) -> str:
    """Why the year cannot be closed as proposed; empty when it can."""
    why, year = _unfit(subject, proposed, day), proposed.get("year", 0)
    if why:
        return why
    now = payload(subject.code, year, day)  # type: ignore[attr-defined]
    said = {"year": year}
    if any(now[name] != proposed.get(name) for name in ("households", "people")):
        return _("The records of %(year)d have changed since this was proposed: propose it again.") % said
    if now["differences"] != proposed.get("differences"):
        return _("The named difference has changed since this was proposed: propose it again.") % said
    if _unexplained(now) and not str(proposed.get("reason", "")).strip():
        return _("The year does not add up: say why it is closed with this difference.")
    return ""


def _unfit(subject: Model, proposed: dict[str, Any], day: date) -> str:
    if not isinstance(subject, Area) or subject.level not in LEVELS:
        return _("A year is closed for a township or a county: choose one.")
    year = proposed.get("year")
    if not isinstance(year, int) or not BEGIN.year <= year:
        return _("Say which year is closed, on the ledger's page.")
    if period(year)[1] >= day:
        return _("The year %(year)d is not over yet.") % {"year": year}
    last = last_closed(subject.code)
    if year <= last:
        return _("The year %(year)d is closed already.") % {"year": year}
    if last and year > last + 1:
        return _("Years are closed in order: %(year)d is next.") % {"year": last + 1}
    return ""


def _unexplained(now: dict[str, Any]) -> bool:
    return any(one["stated"] - one["counted"] != one["explained"] for one in now["differences"])


def close(event: Event, decision: Decision) -> None:
    """The county has signed: the passed decision itself is what closes the year, nothing else is written."""


def may_propose(user: Person, place: str, day: date) -> bool:
    """Whether this person's office proposes to close a year there."""
    try:
        refuse_non_starters(user, in_force(KIND, day, place).steps[0], place, day)
    except (NotKnown, NotYet):
        return False
    return user.may("decisions.propose", place)


def propose_close(
    user: Person, place: str, year: int, day: date, *, reason: str = "", key: UUID | None = None
) -> Decision:
    """Propose to close a year of a place as it stands now. Raises what `propose` raises."""
    subject = area(place)
    unfit = _unfit(subject, {"year": year}, day)
    said = {"year": year} if unfit else payload(place, year, day, reason)
    return propose(user, KIND, subject, area_code=place, day=day, payload=said, reason=reason, key=key)
