"""Figures of duty: which homes have their helpers and which lack one, which were met, what was asked and answered."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.core.period import Month
from hearthlight.duty.models import Pairing, Visit
from hearthlight.duty.models.pairing import GRID_LAYER, PAID_LAYER
from hearthlight.duty.settings import settings
from hearthlight.figures import Figure, Ratio
from hearthlight.help.models import Measure
from hearthlight.register import standing
from hearthlight.register.figures import HOUSEHOLDS, LEFT
from hearthlight.trail.dated import in_force

_HOME = ((N_("Household number"), "number"), (N_("Place"), "area_code"))
_VISIT = ((N_("Household number"), "household__number"), (N_("Place"), "area_code"), (N_("Day"), "on_date"))
_POOR = N_("registered households not yet out")
_ALL = N_("all households of the place, registered or not")


def _helped(layer: int, day: date) -> Exists:
    return Exists(Pairing.whole.filter(in_force(day), household=OuterRef("pk"), layer=layer))


def _industry(day: date) -> Exists:
    kinds = settings().at("industry_kinds", day).value
    return Exists(Measure.whole.filter(household=OuterRef("pk"), kind__in=kinds, made__day__lte=day))


def _poor(day: date) -> Q:
    return Q(pk__in=standing.unexited(day))


def _grid_helper_missing(day: date, **_: Any) -> Q:
    return _poor(day) & ~Q(_helped(GRID_LAYER, day))


def _helper_missing(day: date, **_: Any) -> Q:
    return _poor(day) & ~Q(_helped(PAID_LAYER, day))


def _industry_missing(day: date, **_: Any) -> Q:
    return _poor(day) & ~Q(_industry(day))


def _all_layers(day: date, **_: Any) -> Q:
    return _poor(day) & Q(_helped(GRID_LAYER, day)) & Q(_helped(PAID_LAYER, day)) & Q(_industry(day))


def _met(day: date) -> Exists:
    seen = Visit.whole.filter(household=OuterRef("pk"), how=Visit.How.HOME, withdrawn_why="", on_date__lte=day)
    return Exists(seen)


def _has_been_met(day: date, **_: Any) -> Q:
    return in_force(day) & Q(_met(day))


def _never_met(day: date, **_: Any) -> Q:
    return in_force(day) & ~Q(_met(day))


def _in_month(day: date, month: str = "") -> Q:
    asked = Month.parse(month) if month else Month.of(day)
    return Q(withdrawn_why="", on_date__gte=asked.first, on_date__lte=min(asked.last, day))


def _visits(day: date, month: str = "", **_: Any) -> Q:
    return _in_month(day, month)


def _asked(day: date, **_: Any) -> Q:
    return Q(withdrawn_why="", on_date__lte=day) & ~Q(problem="")


def _unanswered(day: date, **_: Any) -> Q:
    return _asked(day) & (Q(settled_on=None) | Q(settled_on__gt=day))


def _home(code: str, title: str, where: Any, base: str) -> Figure:
    return Figure(f"duty.{code}", title, "household", "register.Household", where, columns=_HOME, base=base)


def _visit(code: str, title: str, unit: str, where: Any, measure: Count | None = None) -> Figure:
    return Figure(f"duty.{code}", title, unit, "duty.Visit", where, measure or Count("pk"), columns=_VISIT)


WITHOUT_GRID_HELPER = _home(
    "without_grid_helper", N_("Homes without a grid member of their own (layer 1)"), _grid_helper_missing, _POOR
)
WITHOUT_HELPER = _home("without_helper", N_("Homes without a responsible helper (layer 2)"), _helper_missing, _POOR)
WITHOUT_INDUSTRY = _home("without_industry", N_("Homes without industry help (layer 3)"), _industry_missing, _POOR)
ALL_LAYERS = _home("all_layers", N_("Homes with all three layers of help"), _all_layers, _POOR)
MET = _home("met", N_("Homes a cadre has met"), _has_been_met, _ALL)
NEVER_MET = _home("never_met", N_("Homes no cadre has met"), _never_met, _ALL)
VISITS = _visit("visits", N_("Visits"), "visit", _visits)
VISITED = _visit("visited", N_("Homes visited"), "household", _visits, Count("household", distinct=True))
ASKED = _visit("asked", N_("What households asked for"), "request", _asked)
UNANSWERED = _visit("unanswered", N_("Asked for and not answered"), "request", _unanswered)

_HELD = ((N_("Title"), "title"), (N_("Place"), "area_code"), (N_("Day"), "on_date"))


def _held(day: date, **_: Any) -> Q:
    return Q(withdrawn_why="", on_date__year=day.year, on_date__lte=day)


def _relayed(day: date, **_: Any) -> Q:
    return _held(day) & Q(kind="relay", passed_on__isnull=False)


MEETINGS = Figure("duty.meetings", N_("Gatherings this year"), "gathering", "duty.Gathering", _held, columns=_HELD)
RELAYED = Figure(
    "duty.relayed",
    N_("Upper-level meetings passed on this year"),
    "gathering",
    "duty.Gathering",
    _relayed,
    columns=_HELD,
)

_PART = ((N_("Household number"), "household__number"), (N_("Place"), "area_code"), (N_("Title"), "gathering__title"))


def _took_part(day: date, year: int | None = None, **_: Any) -> Q:
    asked = year or day.year
    return Q(gathering__withdrawn_why="", gathering__on_date__year=asked, gathering__on_date__lte=day)


def _activities(day: date, **_: Any) -> Q:
    return _held(day) & Q(kind="activity")


def _at_ease(day: date, month: str = "", **_: Any) -> Q:
    return _in_month(day, month) & Q(feelings__spirit="yes")


def _asked_how(day: date, month: str = "", **_: Any) -> Q:
    return _in_month(day, month) & Q(feelings__has_key="spirit")


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
AT_EASE = _visit("at_ease", N_("Homes at ease this month"), "household", _at_ease, Count("household", distinct=True))
ASKED_HOW = _visit(
    "asked_how", N_("Homes asked this month how they feel"), "household", _asked_how, Count("household", distinct=True)
)

FIGURES = [
    ACTIVITIES,
    TOOK_PART,
    AT_EASE,
    ASKED_HOW,
    MEETINGS,
    RELAYED,
    WITHOUT_GRID_HELPER,
    WITHOUT_HELPER,
    WITHOUT_INDUSTRY,
    ALL_LAYERS,
    MET,
    NEVER_MET,
    VISITS,
    VISITED,
    ASKED,
    UNANSWERED,
    Ratio("duty.layers_covered", N_("Share of homes with all three layers"), ALL_LAYERS, LEFT, _POOR),
    Ratio("duty.met_share", N_("Share of homes a cadre has met"), MET, HOUSEHOLDS, _ALL),
]
