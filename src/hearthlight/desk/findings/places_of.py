"""Which findings lie at a place."""

from django.db.models import Q

from hearthlight.core import areas


def inside(place: str) -> Q:
    """The rows at and below a place."""
    low, high = areas.subtree(place)
    return Q(area_code__gte=low, area_code__lt=high)
