"""Figures of grids: how many there are, how many seats are held, how many were changed before their time."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.figures import Figure
from hearthlight.trail.dated import in_force

_SEAT = (
    (N_("Village"), "area_code"),
    (N_("Grid"), "zone__number"),
    (N_("Kind"), "kind"),
    (N_("Since"), "from_date"),
)


def _grids(day: date, **_: Any) -> Q:
    return in_force(day) & Q(kind="grid")


def _held(day: date, **_: Any) -> Q:
    return in_force(day) & Q(state="elected")


def _changed(day: date, **_: Any) -> Q:
    return Q(state="elected", until__lte=day)


GRIDS = Figure(
    "grids.grids",
    N_("Grids"),
    "grid",
    "places.Zone",
    _grids,
    columns=((N_("Village"), "area_code"), (N_("Grid"), "number"), (N_("Since"), "from_date")),
)
SEATS = Figure("grids.seats", N_("Grid members elected"), "seat", "grids.Seat", _held, columns=_SEAT)
CHANGES = Figure(
    "grids.changes",
    N_("Grid members changed before their time"),
    "seat",
    "grids.Seat",
    _changed,
    columns=(*_SEAT, (N_("Reason"), "reason")),
    base=N_("grids are seldom changed; each change has its reason"),
)
FIGURES = [GRIDS, SEATS, CHANGES]
