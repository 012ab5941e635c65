"""Where a page's numbers come from and until when: each source says its own date. Read with the place, in one query."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Subquery
from django.http import Http404
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.desk.amounts import day_words
from hearthlight.money.models import Statement
from hearthlight.places.models import Area
from hearthlight.register.models import Status
from hearthlight.sun.models import Reading


@dataclass(frozen=True)
class Sources:
    """The newest of each source by the day, None where there is none."""

    statement: str | None
    reading: date | None
    status: date | None

    def said(self) -> list[tuple[str, str]]:
        """(source, its date) of those that there are."""
        rows = [
            (_("Statements of the utility to"), self.statement),
            (_("Meter readings to"), self.reading and day_words(self.reading)),
            (_("Household statuses to"), self.status and day_words(self.status)),
        ]
        return [(name, when) for name, when in rows if when]


def read(place: str, day: date, *levels: str) -> tuple[list[Area], list[Area], Sources]:
    """The areas from the city down to `place`, those of the levels below it, and the sources; one query.

    Raises Http404 for a place that is not there.
    """
    low, high = areas.subtree(place)
    path, below = Q(code__in=[*areas.ancestors(place), place]), Q(level__in=levels, code__gt=low, code__lt=high)
    found: list[Any] = list(Area.objects.filter(path | below).order_by("code").annotate(**_newest(day)))
    above = [area for area in found if areas.within(place, area.code)]
    if not above or above[-1].code != place:
        raise Http404
    last = above[-1]
    return above, found[len(above) :], Sources(last.statement, last.reading, last.status)


def _newest(day: date) -> dict[str, Subquery]:
    return {
        "statement": _first(Statement.whole.filter(month__lte=f"{day:%Y-%m}"), "month"),
        "reading": _first(Reading.whole.filter(read_on__lte=day), "read_on"),
        "status": _first(Status.whole.filter(from_date__lte=day), "from_date"),
    }


def _first(rows: "QuerySet[Any]", column: str) -> Subquery:
    return Subquery(rows.order_by(f"-{column}").values(column)[:1])
