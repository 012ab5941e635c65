"""Where a page's numbers come from and until when: each source says its own date. Read with the place, in one query."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Subquery
from django.http import Http404
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.desk.amounts import day_words
from hearthlight.money.models import Statement
from hearthlight.places.models import Area
from hearthlight.register.models import Status
from hearthlight.sun.models import Reading
from hearthlight.trail.models import Event


@dataclass(frozen=True)
class Sources:
    """The newest of each source by the day, None where there is none; `act` moves whenever a fact is written."""

    statement: str | None
    reading: date | None
    status: date | None
    act: int

    def said(self) -> list[tuple[str, str]]:
        """(source, its date) of those that there are."""
        rows = [
            (_("Statements of the utility to"), self.statement),
            (_("Meter readings to"), self.reading and day_words(self.reading)),
            (_("Household statuses to"), self.status and day_words(self.status)),
        ]
        return [(name, when) for name, when in rows if when]


def read(place: str, day: date) -> tuple[list[Area], Sources]:
    """The areas from the city down to `place`, itself last, and the sources; one query. Raises Http404."""
    codes = [*areas.ancestors(place), place]
    path: list[Any] = list(Area.objects.filter(code__in=codes).order_by("code").annotate(**_newest(day)))
    if not path or path[-1].code != place:
        raise Http404
    last = path[-1]
    return path, Sources(last.statement, last.reading, last.status, last.act or 0)


def _newest(day: date) -> dict[str, Subquery]:
    month = f"{day:%Y-%m}"
    facts = Event.objects.exclude(kind__startswith="people.")
    return {
        "statement": _first(Statement.whole.filter(month__lte=month), "month"),
        "reading": _first(Reading.whole.filter(read_on__lte=day), "read_on"),
        "status": _first(Status.whole.filter(from_date__lte=day), "from_date"),
        "act": _first(facts, "pk"),
    }


def _first(rows: "QuerySet[Any]", column: str) -> Subquery:
    return Subquery(rows.order_by(f"-{column}").values(column)[:1])
