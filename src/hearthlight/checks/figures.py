"""Figures of findings: how many stand, by rule and state; what one run opened and mended."""

from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.checks.models import Finding
from hearthlight.figures import Figure

_COLUMNS = ((N_("Rule"), "rule"), (N_("Place"), "area_code"), (N_("State"), "state"), (N_("Opened"), "opened"))
NEEDED = Q(state=Finding.State.NEED)
"""What is a need and no doubt."""


def _standing(day: date, rule: str = "", state: str = "", **arguments: Any) -> Q:
    """Not mended by `day`; the state is the one that the finding has now. Needs are no doubts and counted apart."""
    found = Q(opened__lte=day) & (Q(closed=None) | Q(closed__gt=day))
    return found & (Q(rule=rule) if rule else Q()) & (Q(state=state) if state else ~NEEDED)


def _opened(day: date, run: int = 0, rule: str = "", **arguments: Any) -> Q:
    return Q(made=run) & ~NEEDED & (Q(rule=rule) if rule else Q())


def _mended(day: date, run: int = 0, rule: str = "", **arguments: Any) -> Q:
    return Q(event=run, state="resolved") & (Q(rule=rule) if rule else Q())


def _figure(code: str, title: str, where: Any) -> Figure:
    return Figure(f"checks.{code}", title, "finding", "checks.Finding", where, Count("pk"), columns=_COLUMNS)


STANDING = _figure("findings", N_("Findings that stand"), _standing)
OPENED = _figure("findings_opened", N_("Findings that a run of the rules opened"), _opened)
MENDED = _figure("findings_mended", N_("Findings that were mended when a run looked again"), _mended)
FIGURES = [STANDING, OPENED, MENDED]
