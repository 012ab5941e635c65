"""Why something stays as it is when its file is undone 撤销后保留: a later file said it too, or its year is closed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl

from hearthlight.core import areas
from hearthlight.register.book.closed import COUNTED
from hearthlight.register.workbooks import agreed
from hearthlight.register.workbooks.candidates import chunks
from hearthlight.register.workbooks.changes import INCOME, value_of
from hearthlight.register.workbooks.covering import cover
from hearthlight.register.workbooks.numbers import ID_FIELDS
from hearthlight.register.workbooks.plan import closed
from hearthlight.trail.models import Event, Recorded, Source

CONFIRMED, YEAR_CLOSED = "confirmed_since", "year_closed"
PLACE = ["subject_id", "field"]


def taken_in_since(source: Source, applied: Event) -> list[Source]:
    """Files taken in here after the act that applied this one, around or within its place."""
    return [one for one in agreed.around(source) if one.event_id > applied.pk]


def confirmed(files: Sequence[Source], kind: str, said: pl.DataFrame) -> pl.DataFrame:
    """Those of the cells (subject_id, field, new, day) of which a later file says the same."""
    found = _cells(files, kind).filter(pl.col("value").is_not_null())
    said = said.select(*PLACE, "new", "day")
    if kind == INCOME:
        return _sums(found, said)
    asked = cover(said, "new").with_columns(id_field=pl.col("field").is_in(list(ID_FIELDS)))
    asked = asked.with_columns(cell=pl.when("id_field").then(pl.lit(agreed.NUMBERED)).otherwise("field"))
    keys = {"left_on": ["subject_id", "cell"], "right_on": ["subject_id", "field"]}
    beside = asked.join(found.select("subject_id", "field", "value"), **keys)  # type: ignore[arg-type]
    return beside.filter(pl.col("id_field") | (pl.col("value") == pl.col("new"))).select(PLACE).unique()


def spoken_of(files: Sequence[Source], kind: str) -> set[int]:
    """Ids of the subjects of a kind of which later files speak."""
    return set(_cells(files, kind)["subject_id"].to_list())


def in_closed_years(model: type[Recorded], rows: pl.DataFrame) -> set[int]:
    """Ids of those rows (id, day) whose day lies in a closed year of where they are."""
    years = closed()
    last = max((year for _, year in years), default=0)
    dated = dict(rows.filter(pl.col("day").dt.year() <= last).select("id", "day").iter_rows())
    codes = (row for part in chunks(dated) for row in model._base_manager.filter(pk__in=part).values_list(*_CODE))
    return {pk for pk, code in codes if any(dated[pk].year <= y and areas.within(code, place) for place, y in years)}


_CODE = ("pk", "area_code")


def counted(model: type[Recorded], said: pl.DataFrame) -> pl.DataFrame:
    """Those of the cells (subject_id, field, old, new, day) by which the ledger counts a closed year; of a status all
    are."""
    if not hasattr(model, "area_code") or not closed():
        return said.select(PLACE).clear()
    mine = said if model._meta.model_name == "status" else said.filter(pl.col("field").is_in(list(COUNTED)))
    firsts = [min([day, *_days(old), *_days(new)]) for old, new, day in mine.select("old", "new", "day").iter_rows()]
    dated = mine.select(PLACE, id="subject_id").with_columns(day=pl.Series(firsts, dtype=pl.Date))
    first = dated.group_by("id").agg(pl.col("day").min())
    return dated.filter(pl.col("id").is_in(list(in_closed_years(model, first)))).select(PLACE)


def _days(text: str | None) -> list[date]:
    """The day that a value is, if it is one."""
    found: Any = value_of(text)
    try:
        return [date.fromisoformat(found)]
    except (TypeError, ValueError):
        return []


def _cells(files: Sequence[Source], kind: str) -> pl.DataFrame:
    return pl.concat([pl.DataFrame(schema=agreed.SCHEMA), *(agreed.cells(one, kind) for one in files)])


def _sums(found: pl.DataFrame, said: pl.DataFrame) -> pl.DataFrame:
    """Of an income the file says the whole and the line holds the rest: a later word that changed nothing confirms."""
    beside = said.join(found.select("subject_id", "value", since="day"), on="subject_id")
    same = beside.filter((pl.col("since") >= pl.col("day")) | (pl.col("value") == pl.col("new")))
    return said.join(same, on="subject_id", how="semi").select(PLACE)
