"""Figures of help: who has not used what they are entitled to, and measures that are ticked without a result."""

from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.figures import Figure
from hearthlight.help.queries import ids_by_use
from hearthlight.help.unused import UNDETERMINED, UNUSED
from hearthlight.standard.queries import one_of
from hearthlight.trail.dated import in_force

_HOME = ((N_("Household"), "number"), (N_("Place"), "area_code"))
_MEASURE = (
    (N_("Household"), "household__number"),
    (N_("Kind"), "kind"),
    (N_("Due"), "due_on"),
    (N_("Amount"), "fen"),
    (N_("Place"), "area_code"),
)
_BASE = N_("households of the scheme in force")


def _unused(day: date, **arguments: Any) -> Q:
    return Q(pk__in=one_of(ids_by_use(day, UNUSED)))


def _undetermined(day: date, **arguments: Any) -> Q:
    return Q(pk__in=one_of(ids_by_use(day, UNDETERMINED)))


def _by_use(day: date, entitlement: str = "", state: str = UNUSED, **arguments: Any) -> Q:
    return Q(pk__in=one_of(ids_by_use(day, state, entitlement)))


def _measures(day: date, **arguments: Any) -> Q:
    return Q(made__day__lte=day)


def _without_result(day: date, **arguments: Any) -> Q:
    """Due before the day, and no result of the day or before; a stored result always has its amount or paper."""
    return _measures(day) & Q(due_on__lt=day) & (Q(result_on=None) | Q(result_on__gt=day))


def _in_groups(day: date, **_: Any) -> Q:
    return in_force(day) & Q(opening__group_work=True)


def _placed(day: date, **_: Any) -> Q:
    return in_force(day)


FIGURES = [
    Figure(
        "help.households_with_unused",
        N_("Households that have not used something they are entitled to"),
        "household",
        "register.Household",
        _unused,
        columns=_HOME,
        base=_BASE,
        certainty="unconfirmed",
    ),
    Figure(
        "help.households_undetermined",
        N_("Households with an entitlement or a use of it that cannot be told"),
        "household",
        "register.Household",
        _undetermined,
        columns=_HOME,
        base=_BASE,
        certainty="unconfirmed",
    ),
    Figure(
        "help.households_by_use",
        N_("Households by entitlement and its use"),
        "household",
        "register.Household",
        _by_use,
        columns=_HOME,
        base=_BASE,
        certainty="unconfirmed",
    ),
    Figure(
        "help.placements",
        N_("People placed in openings"),
        "person",
        "help.Placement",
        _placed,
        Count("member", distinct=True),
        columns=((N_("Household number"), "household__number"), (N_("Place"), "area_code"), (N_("Since"), "from_date")),
    ),
    Figure(
        "help.group_work",
        N_("Of them in group work"),
        "person",
        "help.Placement",
        _in_groups,
        Count("member", distinct=True),
        columns=((N_("Household number"), "household__number"), (N_("Place"), "area_code"), (N_("Since"), "from_date")),
    ),
    Figure("help.measures", N_("Measures of help"), "measure", "help.Measure", _measures, columns=_MEASURE),
    Figure(
        "help.measures_without_result",
        N_("Measures whose day has passed without a result"),
        "measure",
        "help.Measure",
        _without_result,
        columns=_MEASURE,
        base=N_("measures of help"),
        certainty="sourced",
    ),
]
