"""Figures of papers: what somebody stated, so that a stated value in a bulletin is frozen and opens like any other."""

from datetime import date

from django.db.models import Max, Q
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.figures import Figure


def _stated(day: date, measure: str, period: str | int, kind: str = "") -> Q:
    """Stated by `day` for a measure and period; of one kind (stated, target, platform) or else not the platform's."""
    of_kind = Q(kind=kind) if kind else ~Q(kind="platform")
    return Q(measure=measure, period=str(period), source__received_on__lte=day) & of_kind


_WORDS = (
    N_("stated"),
    N_("target"),
    N_("platform"),
    N_("papers.checklists"),
    N_("money.people_helped"),
    N_("area_square_kilometres"),
    N_("farmland_mu"),
)
"""Kinds and measures of stated values that no figure names, as message ids."""

FIGURES = [
    Figure(
        "papers.stated_values",
        N_("Stated: {measure}, {period}"),
        N_("as stated"),
        "places.StatedValue",
        _stated,
        # The place's own statement is the largest: those of places below it are parts of it.
        Max("value"),
        columns=(
            (N_("Kind"), "kind"),
            (N_("Value"), "value"),
            (N_("Words"), "phrase"),
            (N_("Source"), "source__title"),
        ),
        base=N_("what the source says, not what the records add up to"),
    ),
]
