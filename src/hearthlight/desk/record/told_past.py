"""What differs between a past view and today's record, who said it, and why a statement is not counted in that view."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hearthlight.desk.record.household_record import state_words
from hearthlight.register.models import Household, Status
from hearthlight.register.models.status import REGISTRATION
from hearthlight.register.past.past import HouseholdAsOf

MISTAKEN = "mistaken"


@dataclass(frozen=True)
class Differs:
    """One fact that was another: then and today in words, and everybody who said something of it, in order."""

    title: str
    then: str
    now: str
    known: list["Told"]


@dataclass(frozen=True)
class Told:
    """One statement about a fact; `left_out` says why this view of the past does not rest on it, empty where it does.

    `since` is None for what has stood since the row was made.
    """

    words: str
    since: date | None
    learned: date
    by: str
    source: str
    row: int | None
    left_out: str


def left_out(then: HouseholdAsOf, since: date, event: int) -> str:
    """Why a statement since a day, made by an act, is not in the view: it did not hold yet, or nobody knew it yet."""
    if since > then.day:
        return _("did not hold yet on that day")
    return _("written down later: not counted here") if then.event is not None and event > then.event else ""


def states_differ(then: HouseholdAsOf, home: Household, day: date) -> list[Differs]:
    """Each scheme in which the household's state was another than it is on `day`."""
    rows = Status.objects.filter(household=home).exclude(way=MISTAKEN).select_related("made__source")
    entered = list(rows.order_by("made_id", "pk"))
    before, now = _last(then.statuses, then.day), _last(entered, day)
    return [
        Differs(_scheme(scheme), _state(before.get(scheme)), _state(now.get(scheme)), _entered(entered, scheme, then))
        for scheme in sorted({*before, *now}, reverse=True)
        if _state(before.get(scheme)) != _state(now.get(scheme))
    ]


def _last(rows: list[Status], day: date) -> dict[str, Status]:
    held = sorted((one for one in rows if one.from_date <= day and one.way != MISTAKEN), key=lambda one: one.from_date)
    return {one.scheme: one for one in held}


def _scheme(scheme: str) -> str:
    return _("State") if scheme == REGISTRATION else _("Monitoring")


def _state(row: Status | None) -> str:
    return _("none") if row is None else state_words(row)


def _entered(rows: list[Status], scheme: str, then: HouseholdAsOf) -> list[Told]:
    return [_told(one, then) for one in rows if one.scheme == scheme]


def _told(row: Status, then: HouseholdAsOf) -> Told:
    made = row.made
    source, why = made.source.title if made.source else "", left_out(then, row.from_date, made.pk)
    return Told(state_words(row), row.from_date, made.day, made.office_title or made.actor_name, source, None, why)
