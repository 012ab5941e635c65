"""Why we know better 更正依据: of cells that differ, the change that gave ours: since when, by whom and why."""

from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl

from hearthlight.register.workbooks.changes import INCOME
from hearthlight.trail.models import Change

CHUNK = 500
KEY = ["subject_kind", "subject_id", "field"]
SCHEMA = {**{"subject_kind": pl.String, "subject_id": pl.Int64, "field": pl.String}, "since": pl.Date}
SCHEMA |= {"who": pl.String, "why": pl.String, "event": pl.Int64}
"""A cell and the act that gave it: its working day, the office (or name) of who acted, the reason or the file."""


def because(cells: pl.DataFrame) -> pl.DataFrame:
    """The cells (`three_ways.SCHEMA`) with since, who, why and event; null where the value was never changed here."""
    found = pl.DataFrame(list(_newest(cells)), schema=SCHEMA, orient="row")
    return cells.join(found, on=KEY, how="left", maintain_order="left")


def _newest(cells: pl.DataFrame) -> Iterator[tuple[Any, ...]]:
    """The newest change of each cell: of the latest day it holds from, then of the latest act."""
    for (kind,), part in cells.group_by("subject_kind"):
        wanted = dict(part.group_by("subject_id").agg("field").iter_rows())
        for ids in _chunks(list(wanted)):
            newest: dict[tuple[int, str], tuple[Any, ...]] = {}
            rows = Change.objects.filter(subject_kind=kind, subject_id__in=ids).order_by("valid_from", "event_id")
            for subject, field, *said in rows.values_list("subject_id", "field", *_ASKED):
                for name in _names(str(kind), field, wanted[subject]):
                    newest[subject, name] = (kind, subject, name, *_told(*said))
            yield from newest.values()


_ASKED = ("event__day", "event__office_title", "event__actor_name", "event__reason", "event__source__title", "event_id")


def _told(day: Any, office: str, actor: str, reason: str, file: str | None, event: int) -> tuple[Any, ...]:
    return day, office or actor, reason or file or "", event


def _names(kind: str, field: str, wanted: Sequence[str]) -> list[str]:
    """The cells that a change speaks of: an income's cell is named by its item, its change by the sum."""
    asked = wanted if kind == INCOME and field == "fen" else [field]
    return [name for name in wanted if name in asked]


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))
