"""Figures of helpers: which homes lack which of the three layers, which a cadre has met (R76)."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.duty.models import Pairing, Visit
from hearthlight.duty.models.pairing import GRID_LAYER, PAID_LAYER
from hearthlight.duty.settings import settings
from hearthlight.figures import Figure, Ratio
from hearthlight.help.models import Measure
from hearthlight.register import standing
from hearthlight.register.figures import HOUSEHOLDS, LEFT
from hearthlight.trail.dated import in_force

_HOME = ((N_("Household number"), "number"), (N_("Place"), "area_code"))
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


def _home(code: str, title: str, where: Any, base: str) -> Figure:
    return Figure(f"duty.{code}", title, "household", "register.Household", where, columns=_HOME, base=base)


WITHOUT_GRID_HELPER = _home(
    "without_grid_helper", N_("Homes without a grid member of their own (layer 1)"), _grid_helper_missing, _POOR
)
WITHOUT_HELPER = _home("without_helper", N_("Homes without a responsible helper (layer 2)"), _helper_missing, _POOR)
WITHOUT_INDUSTRY = _home("without_industry", N_("Homes without industry help (layer 3)"), _industry_missing, _POOR)
ALL_LAYERS = _home("all_layers", N_("Homes with all three layers of help"), _all_layers, _POOR)
MET = _home("met", N_("Homes a cadre has met"), _has_been_met, _ALL)
NEVER_MET = _home("never_met", N_("Homes no cadre has met"), _never_met, _ALL)

COVERAGE = (
    WITHOUT_GRID_HELPER,
    WITHOUT_HELPER,
    WITHOUT_INDUSTRY,
    ALL_LAYERS,
    MET,
    NEVER_MET,
    Ratio("duty.layers_covered", N_("Share of homes with all three layers"), ALL_LAYERS, LEFT, _POOR),
    Ratio("duty.met_share", N_("Share of homes a cadre has met"), MET, HOUSEHOLDS, _ALL),
)
