"""Reading places: an area, what lies above and below it, and what was stated about it."""

from collections.abc import Iterable
from datetime import date

from hearthlight.core import areas
from hearthlight.places.models import Area, StatedValue


class UnknownArea(LookupError):
    """No area has this code."""


def area(code: str) -> Area:
    """The area of a code of any length. Raises UnknownArea with one sentence for a clerk."""
    try:
        return Area.objects.get(code=areas.full(code))
    except (Area.DoesNotExist, areas.UnknownCode):
        raise UnknownArea(f"no place has the division code {code!r}: give 6, 9, 12 or 15 digits of the list") from None


def children(code: str) -> list[Area]:
    """The areas one level below, in the order of their codes."""
    level = areas.child_level(code)
    return below(code, level.name) if level else []


def below(code: str, level: str) -> list[Area]:
    """The areas of a level at or below `code`, in the order of their codes."""
    low, high = areas.subtree(code)
    return list(Area.objects.filter(level=level, code__gte=low, code__lt=high).order_by("code"))


def path_to(code: str) -> list[Area]:
    """The areas from the city down to `code`, itself included; one query."""
    return list(Area.objects.filter(code__in=[*areas.ancestors(code), code]).order_by("code"))


def names(codes: list[str]) -> dict[str, str]:
    """{code: name}; one query."""
    return dict(Area.objects.filter(code__in=codes).values_list("code", "name"))


def stated(measure: str, code: str, day: date) -> list[StatedValue]:
    """What was published or targeted for this measure and place by `day`, with its source."""
    return stated_of([measure], code, day)


def stated_of(measures: Iterable[str], code: str, day: date, kind: str = "") -> list[StatedValue]:
    """The same for several measures, of one kind when given; one query."""
    rows = StatedValue.objects.filter(measure__in=list(measures), area_code=code, source__received_on__lte=day)
    rows = rows.filter(kind=kind) if kind else rows
    return list(rows.select_related("source").order_by("kind", "period"))


def latest(measures: Iterable[str], code: str, day: date) -> dict[str, dict[str, int]]:
    """{area: {measure: value}} at and below `code`, as last stated by `day`; one query."""
    low, high = areas.subtree(code)
    rows = StatedValue.objects.filter(measure__in=list(measures), area_code__gte=low, area_code__lt=high)
    rows = rows.filter(source__received_on__lte=day, kind=StatedValue.Kind.STATED)
    found: dict[str, dict[str, int]] = {}
    for row in rows.order_by("source__received_on", "pk").values_list("area_code", "measure", "value"):
        found.setdefault(row[0], {})[row[1]] = row[2]
    return found
