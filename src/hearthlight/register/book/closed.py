"""Closed years 已结账年度: what is dated in one is not entered any more; it goes through a change request.

A year opens with what every day before it left, so all days up to the end of the last closed year are closed.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.decisions.models import Decision
from hearthlight.register.refusals import Impossible

KIND = "year_close"
COUNTED = {"area_code", "from_date", "until", "ended_how", "household", "continues"}
COUNTED |= {"joined_on", "joined_how", "left_on", "left_how"}
"""Facts of a household or member by which the ledger counts; any other may be corrected in a closed year."""


def closings(place: str) -> list[Decision]:
    """The passed decisions that closed a year of the place or of one that holds it, past sight."""
    rows = Decision.whole.filter(kind=KIND, state="passed", area_code__in=[place, *areas.ancestors(place)])
    return list(rows.order_by("pk"))


def closed_years(place: str) -> set[int]:
    """The years that are closed there."""
    return {int(one.payload["year"]) for one in closings(place)}


def last_closed(place: str) -> int:
    """The last year that is closed there; 0 where none is."""
    return max(closed_years(place), default=0)


def refuse_closed(place: str, day: date) -> None:
    """Raises Impossible when `day` lies in the last closed year of the place, or before it."""
    last = last_closed(place)
    if day.year <= last:
        said = {"year": last, "day": day}
        raise Impossible(_("The year %(year)d is closed: what is dated %(day)s goes through a change request.") % said)


def refuse_counted(row: Any, valid_from: date, new: Mapping[str, Any]) -> None:
    """Raises Impossible when facts that the ledger counts would change in a closed year, by their day or their value.

    `row` is a household or a member; `new` the fields that are corrected with their values.
    """
    given = {name: row._meta.get_field(name).to_python(new[name]) for name in COUNTED & new.keys()}
    if given:
        values = [*given.values(), *(getattr(row, name) for name in given)]
        first = min([valid_from, *(value for value in values if isinstance(value, date))])
        for place in {row.area_code, given.get("area_code", row.area_code)}:
            refuse_closed(place, first)
