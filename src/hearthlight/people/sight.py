"""Viewer: who looks, and which rows they may see.

Models say ``sight = "private" | "public" | "shared"``. A private model's `objects` raises when nobody is looking;
its `whole` goes past sight and is for figures, actions and the system alone. SQLite has this one wall.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models
from django.db.models import Q, QuerySet

from hearthlight.core import areas

M = TypeVar("M", bound=models.Model)


class NoViewer(RuntimeError):
    """Private rows were asked for while nobody was looking."""


@dataclass(frozen=True)
class Viewer:
    """The sight of one person on one day: half-open ranges of codes, single households, and the role on pages.

    `ranges` are the places whose numbers they see, `homes` those of them where their work is with households: an
    operator of stations has none, and sees no row about a home.
    """

    person_id: int | None
    role: str
    ranges: tuple[tuple[str, str], ...] = ()
    homes: tuple[tuple[str, str], ...] = ()
    households: frozenset[int] = frozenset()
    home: str = areas.COUNTRY

    def sees(self, place: str) -> bool:
        """Whether the whole of `place` lies in one of the ranges."""
        low, high = areas.subtree(place)
        return any(start <= low and high <= end for start, end in self.ranges)

    def limit(self, rows: "QuerySet[M]") -> "QuerySet[M]":
        """The rows that this viewer may see, by the sight the model declares."""
        kind = rows.model.sight  # type: ignore[attr-defined]
        if kind == "private":
            return rows.filter(self._homes(rows.model))
        if kind == "public":
            return rows
        shared = rows.model.shared_with(self.ranges)  # type: ignore[attr-defined]
        return rows.filter(_inside(rows.model, self.ranges) | shared)

    def _homes(self, model: type[models.Model]) -> Q:
        household = getattr(model, "household_field", None)
        own = _inside(model, self.homes)
        if household:
            own |= Q(**{f"{household}__in": self.households})
        if household and household != "pk":
            own |= _inside(model, self.ranges) & Q(**{f"{household}__isnull": True})
        return own


def _inside(model: type[models.Model], ranges: tuple[tuple[str, str], ...]) -> Q:
    place = getattr(model, "place_field", "area_code")
    inside = Q(pk__in=[])
    for start, end in ranges:
        inside |= Q(**{f"{place}__gte": start, f"{place}__lt": end})
    return inside


EVERYTHING = Viewer(person_id=None, role="system", ranges=(("", "\x7f"),), homes=(("", "\x7f"),))
"""The system's sight: commands, jobs and the demo."""

NOBODY = Viewer(person_id=None, role="public")
"""A visitor who has not signed in: published totals and bulletins only."""

_viewer: ContextVar[Viewer | None] = ContextVar("viewer", default=None)


def current() -> Viewer:
    """Who looks now. Raises NoViewer."""
    viewer = _viewer.get()
    if viewer is None:
        raise NoViewer("private rows need a viewer: open them inside `with viewing(viewer)`")
    return viewer


@contextmanager
def viewing(viewer: Viewer) -> Iterator[Viewer]:
    """Look as `viewer` inside the block."""
    token = _viewer.set(viewer)
    try:
        yield viewer
    finally:
        _viewer.reset(token)


class InSight(models.Manager[Any]):
    """The default manager of private and shared models: only what the current viewer may see."""

    def get_queryset(self) -> "QuerySet[Any]":
        return current().limit(super().get_queryset())
