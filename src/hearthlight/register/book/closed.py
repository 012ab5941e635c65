"""Closed years 已结账年度: what is dated in one is not entered any more; it goes through a change request."""

from datetime import date

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.decisions.models import Decision
from hearthlight.register.refusals import Impossible

KIND = "year_close"


def closings(place: str) -> list[Decision]:
    """The passed decisions that closed a year of the place or of one that holds it, past sight."""
    rows = Decision.whole.filter(kind=KIND, state="passed", area_code__in=[place, *areas.ancestors(place)])
    return list(rows.order_by("pk"))


def closed_years(place: str) -> set[int]:
    """The years that are closed there."""
    return {int(one.payload["year"]) for one in closings(place)}


def refuse_closed(place: str, day: date) -> None:
    """Raises Impossible when `day` lies in a closed year of the place."""
    if day.year in closed_years(place):
        said = {"year": day.year, "day": day}
        raise Impossible(_("The year %(year)d is closed: what is dated %(day)s goes through a change request.") % said)
