"""Figures of a place as links: title, value in words, address of the records behind it."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from hearthlight import figures
from hearthlight.desk.amounts import in_words
from hearthlight.figures import Figure


def told(asked: Sequence[Figure], place: str, day: date, reader: Any) -> list[dict[str, Any]]:
    """Each figure over the place, one query a model. Raises OutOfSight."""
    found = figures.values([(one, {}) for one in asked], place, day, reader)
    return [_told(one, value, place) for one, value in zip(asked, found, strict=True)]


def told_of(one: Figure, place: str, day: date, reader: Any, **given: Any) -> dict[str, Any]:
    """One figure with arguments. Raises OutOfSight."""
    return _told(one, figures.value(one, place, day, reader, **given), place, **given)


def _told(one: Figure, value: int, place: str, **given: Any) -> dict[str, Any]:
    asked = f"?{urlencode(given)}" if given else ""
    address = reverse("number", args=[one.code, place]) + asked
    return {
        "title": _(one.title),
        "words": in_words(value, one.unit),
        "value": value,
        "href": address,
        "base": one.base,
    }
