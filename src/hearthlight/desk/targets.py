"""Targets of a year 年度目标 by place, beside what the records say today, and the ledger of villages' exits."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from hearthlight import figures
from hearthlight.core import areas
from hearthlight.desk.amounts import in_words, percent
from hearthlight.desk.overview import number_link
from hearthlight.figures import Figure, NoSuchFigure, Ratio
from hearthlight.papers.numbers import title
from hearthlight.people.sight import Viewer
from hearthlight.places.models import Area, StatedValue

FALLING = ("_left", "poverty_rate")
"""Measures that are to fall to the target; the others are to rise to it."""


@dataclass(frozen=True)
class Target:
    """One target: of which place, what, how much, how much it is today, and what is still to go."""

    place: str
    title: str
    period: str
    wanted: str
    now: str
    to_go: str
    href: str
    phrase: str

    @property
    def met(self) -> bool:
        """Nothing is left to do."""
        return not self.to_go


def targets(place: str, day: date, viewer: Viewer) -> list[Target]:
    """Targets at and below the place that speak of a figure, in the order of codes. Raises OutOfSight."""
    rows = [(row, _figure(row.measure)) for row in _rows(place, day)]
    known = [(row, figure) for row, figure in rows if figure is not None]
    asked: list[figures.AskedAt] = []
    for row, figure in known:
        asked += [(row.area_code, one, given) for one, given in _parts(figure, row.arguments)]
    counted = iter(figures.values_at(asked, day, viewer))
    return [_target(row, figure, [next(counted) for _one in _parts(figure, row.arguments)]) for row, figure in known]


def _rows(place: str, day: date) -> list[Any]:
    low, high = areas.subtree(place)
    inside = StatedValue.objects.filter(kind="target", area_code__gte=low, area_code__lt=high)
    named = Area.objects.filter(code=OuterRef("area_code")).values("name")[:1]
    known = inside.filter(source__received_on__lte=day, measure__startswith="register.")
    return list(known.annotate(area_name=Subquery(named)).order_by("area_code", "period", "pk"))


def _figure(code: str) -> Figure | Ratio | None:
    try:
        return figures.find(code)
    except NoSuchFigure:
        return None


def _parts(figure: Figure | Ratio, given: dict[str, Any]) -> list[tuple[Figure, dict[str, Any]]]:
    return [(figure.part, given), (figure.whole, {})] if isinstance(figure, Ratio) else [(figure, given)]


def _target(row: Any, figure: Figure | Ratio, counted: list[int]) -> Target:
    share = isinstance(figure, Ratio)
    now = counted[0] * 10_000 // counted[1] if share and counted[1] else counted[0]
    gap = now - row.value if row.measure.endswith(FALLING) else row.value - now
    return Target(
        row.area_name or row.area_code,
        title(figure, row.arguments),
        row.period,
        in_words(row.value, row.unit),
        percent(*counted) if share else in_words(now, row.unit),
        in_words(gap, row.unit) if gap > 0 else "",
        number_link(row.measure, row.area_code, **row.arguments),
        row.phrase,
    )


def villages(place: str, day: date, viewer: Viewer) -> list[tuple[str, int, str]]:
    """The ledger of villages' exits 贫困村出列: ever poor, exited by year, left: (what, how many, where it opens)."""
    years = [day.year - 3, day.year - 2, day.year - 1, day.year]
    asked = [("register.poor_villages", {})]
    asked += [("register.villages_exited", {"year": year}) for year in years]
    asked += [("register.villages_left", {})]
    numbers = figures.values_at([(place, figures.find(code), given) for code, given in asked], day, viewer)  # type: ignore[misc]
    names = [_("ever poor"), *(_("exited %(year)d") % {"year": year} for year in years), _("left")]
    links = [number_link(code, place, **given) for code, given in asked]
    return list(zip(names, numbers, links, strict=True))
