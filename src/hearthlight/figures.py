"""Figure: any number shown. Its value and the records it opens to are the same rows, so they cannot disagree.

A room declares its figures over a model; `value`, `values`, `by_child` compute over a whole place or raise when the
place is out of the reader's sight; `records` lists what the reader may see; `freeze` keeps a number as printed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from importlib import import_module
from importlib.util import find_spec
from operator import or_
from typing import Any, Protocol

from django.apps import apps
from django.db.models import Aggregate, Count, Model, Q, QuerySet
from django.db.models.functions import Substr

from hearthlight.core import areas
from hearthlight.trail.act import digest
from hearthlight.trail.models import Event, FrozenFigure
from hearthlight.trail.subject import subject_of


class Reader(Protocol):
    """Whoever looks: says which places they see whole, and limits a list to what they may see."""

    def sees(self, place: str) -> bool:
        """Whether the whole place lies in the reader's sight."""

    def limit(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that the reader may see."""


class OutOfSight(PermissionError):
    """The reader may not see the whole of this place, so the figure is not given to them."""


class NoSuchFigure(LookupError):
    """No room declares a figure of that code."""


@dataclass(frozen=True)
class Figure:
    """A number over the rows of one model.

    `where(day, **arguments)` says which rows count on a day and must not multiply them (use Exists, never a join to
    many); `measure` is an aggregate that gives an integer in
    `unit`; `place` is the column that holds the area code; `columns` are shown when the figure opens; `title` may
    name the arguments (``Exits of {year}``); `base` says aloud what a number is out of. A `local` figure's `where` is
    told the `place` too: it works its rows out of that place's records, not out of everybody's.
    """

    code: str
    title: str
    unit: str
    model: str
    where: Callable[..., Q]
    measure: Aggregate = field(default_factory=lambda: Count("pk"))
    place: str = "area_code"
    columns: Sequence[tuple[str, str]] = ()
    base: str = ""
    certainty: str = ""
    local: bool = False

    def rows(self, place: str, day: date, **arguments: Any) -> QuerySet[Any]:
        """The records that add up to the figure, whoever looks."""
        return self.manager.filter(self.counted(place, day, **arguments))

    def counted(self, place: str, day: date, **arguments: Any) -> Q:
        """Which rows count at and below `place`."""
        told = {"place": place} if self.local else {}
        return self.inside(place) & self.where(day, **told, **arguments)

    def inside(self, place: str) -> Q:
        """The rows at and below `place`."""
        low, high = areas.subtree(place)
        return Q(**{f"{self.place}__gte": low, f"{self.place}__lt": high})

    @property
    def manager(self) -> Any:
        """All rows of the model, past sight: a figure is of the whole place."""
        return apps.get_model(self.model)._base_manager


@dataclass(frozen=True)
class Ratio:
    """A share of two figures; never stored, its base is always said."""

    code: str
    title: str
    part: Figure
    whole: Figure
    base: str
    unit: str = "percent"


Asked = tuple[Figure, dict[str, Any]]
"""A figure and its arguments."""
AskedAt = tuple[str, Figure, dict[str, Any]]
"""The same, with the place it is asked of."""


def declared() -> dict[str, Figure | Ratio]:
    """Every figure of every room, by code."""
    found: dict[str, Figure | Ratio] = {}
    for config in apps.get_app_configs():
        if config.name.startswith("hearthlight.") and find_spec(f"{config.name}.figures"):
            found |= {figure.code: figure for figure in getattr(import_module(f"{config.name}.figures"), "FIGURES", [])}
    return found


def find(code: str) -> Figure | Ratio:
    """The figure of that code. Raises NoSuchFigure."""
    try:
        return declared()[code]
    except KeyError:
        raise NoSuchFigure(f"no room declares a figure {code!r}") from None


def value(figure: Figure, place: str, day: date, reader: Reader, **arguments: Any) -> int:
    """The figure over the whole of `place` on `day`. Raises OutOfSight."""
    return values([(figure, arguments)], place, day, reader)[0]


def values(asked: Iterable[Asked], place: str, day: date, reader: Reader) -> list[int]:
    """Many figures over one place, one query a model, in the order asked. Raises OutOfSight."""
    return values_at([(place, *one) for one in asked], day, reader)


def values_at(asked: Iterable[AskedAt], day: date, reader: Reader) -> list[int]:
    """Many figures, each over a place of its own, one query a model, in the order asked. Raises OutOfSight."""
    asked = list(asked)
    for place in {place for place, *_ in asked}:
        _look(reader, place)
    answers: dict[int, int] = {}
    for table in {(figure.model, figure.place) for _place, figure, _given in asked}:
        mine = {i: one for i, one in enumerate(asked) if (one[1].model, one[1].place) == table}
        answers |= _one_query(mine, day)
    return [answers[i] for i in range(len(asked))]


def _one_query(mine: dict[int, AskedAt], day: date) -> dict[int, int]:
    _place, first, _given = next(iter(mine.values()))
    inside = {place: first.inside(place) for place, *_ in mine.values()}
    rows = first.manager.filter(reduce(or_, inside.values()))
    measures = {
        f"f{i}": _filtered(figure.measure, figure.counted(place, day, **given))
        for i, (place, figure, given) in mine.items()
    }
    found = rows.aggregate(**measures)
    return {i: found[f"f{i}"] or 0 for i in mine}


def _filtered(measure: Aggregate, where: Q) -> Aggregate:
    copy = measure.copy()
    copy.filter = where
    return copy


def by_child(figure: Figure, place: str, day: date, reader: Reader, **arguments: Any) -> dict[str, int]:
    """The figure of each place one level below `place`, in one query; a place without a row is not in the answer.

    Raises OutOfSight.
    """
    _look(reader, place)
    below = areas.child_level(place)
    if below is None:
        return {}
    rows = figure.rows(place, day, **arguments).order_by()
    stem = Substr(figure.place, 1, below.width)
    counted = rows.annotate(child=stem).values("child").annotate(amount=figure.measure).values_list("child", "amount")
    return {child.ljust(areas.WIDTH, "0"): amount or 0 for child, amount in counted}


def ratio(share: Ratio, place: str, day: date, reader: Reader, **arguments: Any) -> tuple[int, int]:
    """Part and whole of a share over the whole of `place`. Raises OutOfSight."""
    part = value(share.part, place, day, reader, **arguments)
    return part, value(share.whole, place, day, reader)


def records(figure: Figure, place: str, day: date, reader: Reader, **arguments: Any) -> QuerySet[Any]:
    """The records behind the figure that the reader may see."""
    return reader.limit(figure.rows(place, day, **arguments))


def freeze(
    event: Event, subject: Model, figure: Figure | Ratio, place: str, day: date, reader: Reader, **arguments: Any
) -> FrozenFigure:
    """Keep the figure as it is printed on `day` in `subject`, with the digest of the records behind it."""
    part = figure.part if isinstance(figure, Ratio) else figure
    kind, pk = subject_of(subject)
    return FrozenFigure.objects.create(
        event=event,
        subject_kind=kind,
        subject_id=pk,
        figure=figure.code,
        arguments=arguments,
        area_code=place,
        value=value(part, place, day, reader, **arguments),
        base_value=value(figure.whole, place, day, reader) if isinstance(figure, Ratio) else None,
        unit=figure.unit,
        day=day,
        digest=records_digest(part, place, day, **arguments),
    )


def records_digest(figure: Figure, place: str, day: date, **arguments: Any) -> str:
    """A hash of which records count and by which act each was last touched: it moves when one of them changes."""
    rows = figure.rows(place, day, **arguments).order_by("pk")
    columns = ["pk", "event_id"] if _has_event(figure) else ["pk"]
    return digest(figure.code, [list(row) for row in rows.values_list(*columns)])


def _has_event(figure: Figure) -> bool:
    return any(column.name == "event" for column in apps.get_model(figure.model)._meta.concrete_fields)


def _look(reader: Reader, place: str) -> None:
    if not reader.sees(place):
        raise OutOfSight(f"{place} is out of sight")
