"""Named differences: what was stated about places at or below one, beside what their records add up to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from hearthlight import figures
from hearthlight.core import areas
from hearthlight.desk.overview import number_link
from hearthlight.figures import Figure
from hearthlight.people.sight import Viewer
from hearthlight.places.models import Area, StatedValue

HOUSEHOLDS, PEOPLE = "register.households_registered", "register.people_registered"
MOST = 3
"""Places that a page has room for."""


@dataclass(frozen=True)
class Difference:
    """Stated and recorded households and people of one place; None where nobody stated it."""

    code: str
    place: str
    stated: tuple[int | None, int | None]
    recorded: tuple[int, int]

    @property
    def households(self) -> int:
        """Stated minus recorded; 0 where nobody stated any."""
        return 0 if self.stated[0] is None else self.stated[0] - self.recorded[0]

    @property
    def people(self) -> int:
        """The same of people."""
        return 0 if self.stated[1] is None else self.stated[1] - self.recorded[1]

    @property
    def words(self) -> str:
        """The difference in a sentence."""
        return _("%(households)d households and %(people)d people without a case") % {
            "households": self.households, "people": self.people
        }  # fmt: skip

    @property
    def href(self) -> str:
        """Where both values stand with their records."""
        return number_link(HOUSEHOLDS, self.code)

    @property
    def people_href(self) -> str:
        """The same for people."""
        return number_link(PEOPLE, self.code)


def differences(place: str, day: date, viewer: Viewer) -> list[Difference]:
    """Places at or below `place` whose stated and recorded numbers differ, in the order of codes."""
    rows = stated(place, day)
    return compared(rows, figures.values_at(asked(rows), day, viewer))


def stated(place: str, day: date) -> list[Any]:
    """What was stated of registered households and people at or below `place`, each with its place's name."""
    low, high = areas.subtree(place)
    rows = StatedValue.objects.filter(measure__in=[HOUSEHOLDS, PEOPLE], kind="stated", source__received_on__lte=day)
    named = Area.objects.filter(code=OuterRef("area_code")).values("name")[:1]
    inside = rows.filter(area_code__gte=low, area_code__lt=high)
    return list(inside.annotate(area_name=Subquery(named)).order_by("area_code", "period"))


def asked(rows: Iterable[Any]) -> list[figures.AskedAt]:
    """The figures that the records of those places must answer."""
    return [(code, _figure(measure), {}) for code in _codes(rows) for measure in (HOUSEHOLDS, PEOPLE)]


def compared(rows: Iterable[Any], counted: Sequence[int]) -> list[Difference]:
    """Stated beside counted, in the order of `asked`; those that agree are left out."""
    pairs = zip(_codes(rows), zip(counted[::2], counted[1::2], strict=True), strict=True)
    found = [_difference(code, [row for row in rows if row.area_code == code], both) for code, both in pairs]
    return [one for one in found if one.households or one.people]


def _codes(rows: Iterable[Any]) -> list[str]:
    return list(dict.fromkeys(row.area_code for row in rows))[:MOST]


def _difference(code: str, rows: Sequence[Any], counted: tuple[int, int]) -> Difference:
    said = {row.measure: row.value for row in rows}
    return Difference(code, rows[0].area_name, (said.get(HOUSEHOLDS), said.get(PEOPLE)), counted)


def _figure(code: str) -> Figure:
    found = figures.find(code)
    assert isinstance(found, Figure)
    return found
