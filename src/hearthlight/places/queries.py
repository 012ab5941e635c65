"""Reading places: an area, what lies above and below it, and what was stated about it."""

from datetime import date

from django.db.models import Q

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
    below = areas.child_level(code)
    low, high = areas.subtree(code)
    return list(Area.objects.filter(level=below.name, code__gte=low, code__lt=high).order_by("code")) if below else []


def path_to(code: str) -> list[Area]:
    """The areas from the city down to `code`, itself included; one query."""
    return list(Area.objects.filter(code__in=[*areas.ancestors(code), code]).order_by("code"))


def names(codes: list[str]) -> dict[str, str]:
    """{code: name}; one query."""
    return dict(Area.objects.filter(code__in=codes).values_list("code", "name"))


def stated(measure: str, code: str, day: date) -> list[StatedValue]:
    """What was published or targeted for this measure and place by `day`, with its source."""
    rows = StatedValue.objects.filter(Q(measure=measure, area_code=code, source__received_on__lte=day))
    return list(rows.select_related("source").order_by("kind", "period"))
