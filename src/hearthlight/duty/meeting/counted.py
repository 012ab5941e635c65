"""Figures of gatherings: what was held and passed on, who took part in activities."""

from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.figures import Figure

_HELD = ((N_("Title"), "title"), (N_("Place"), "area_code"), (N_("Day"), "on_date"))
_PART = ((N_("Household number"), "household__number"), (N_("Place"), "area_code"), (N_("Title"), "gathering__title"))


def _held(day: date, **_: Any) -> Q:
    return Q(withdrawn_why="", on_date__year=day.year, on_date__lte=day)


def _relayed(day: date, **_: Any) -> Q:
    return _held(day) & Q(kind="relay", passed_on__isnull=False)


def _took_part(day: date, year: int | None = None, **_: Any) -> Q:
    asked = year or day.year
    return Q(gathering__withdrawn_why="", gathering__on_date__year=asked, gathering__on_date__lte=day)


def _took_part_in(day: date, gathering: int = 0, **_: Any) -> Q:
    return Q(gathering=gathering)


def _activities(day: date, **_: Any) -> Q:
    return _held(day) & Q(kind="activity")


MEETINGS = Figure("duty.meetings", N_("Gatherings this year"), "gathering", "duty.Gathering", _held, columns=_HELD)
RELAYED = Figure(
    "duty.relayed",
    N_("Upper-level meetings passed on this year"),
    "gathering",
    "duty.Gathering",
    _relayed,
    columns=_HELD,
)

ACTIVITIES = Figure(
    "duty.activities", N_("Activities this year"), "gathering", "duty.Gathering", _activities, columns=_HELD
)
TOOK_PART = Figure(
    "duty.took_part",
    N_("Households that took part in activities this year"),
    "household",
    "duty.Participation",
    _took_part,
    Count("household", distinct=True),
    columns=_PART,
)

TOOK_PART_IN = Figure(
    "duty.took_part_in",
    N_("Households that took part"),
    "household",
    "duty.Participation",
    _took_part_in,
    Count("household", distinct=True),
    columns=_PART,
)

MEETING = (MEETINGS, RELAYED, ACTIVITIES, TOOK_PART, TOOK_PART_IN)
