"""Named differences: what was stated about places at or below one, beside what their records add up to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hearthlight import figures
from hearthlight.core import areas
from hearthlight.desk.overview import number_link
from hearthlight.figures import Figure
from hearthlight.people.sight import Viewer
from hearthlight.places import queries as places
from hearthlight.places.models import StatedValue

HOUSEHOLDS, PEOPLE = "register.households_registered", "register.people_registered"


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


def differences(place: str, day: date, viewer: Viewer, most: int = 3) -> list[Difference]:
    """Places at or below `place` whose stated and recorded numbers differ, in the order of codes."""
    stated = _stated(place, day)
    codes = sorted({row.area_code for row in stated})[:most]
    names = places.names(codes)
    found = [_difference(code, names[code], stated, day, viewer) for code in codes]
    return [one for one in found if one.households or one.people]


def _stated(place: str, day: date) -> list[StatedValue]:
    low, high = areas.subtree(place)
    rows = StatedValue.objects.filter(measure__in=[HOUSEHOLDS, PEOPLE], kind="stated", source__received_on__lte=day)
    return list(rows.filter(area_code__gte=low, area_code__lt=high).order_by("period"))


def _difference(code: str, name: str, rows: Iterable[StatedValue], day: date, viewer: Viewer) -> Difference:
    said = {row.measure: row.value for row in rows if row.area_code == code}
    asked = [(_figure(HOUSEHOLDS), {}), (_figure(PEOPLE), {})]
    homes, people = figures.values(asked, code, day, viewer)
    return Difference(code, name, (said.get(HOUSEHOLDS), said.get(PEOPLE)), (homes, people))


def _figure(code: str) -> Figure:
    found = figures.find(code)
    assert isinstance(found, Figure)
    return found
