"""A reader's own frame brought to Polars and answers brought back. Pure: Polars, pandas and Arrow tables in and out.

An empty cell of any of them (None, NaN in pandas, NA) becomes null, that is *unknown*.
"""

from collections.abc import Mapping
from typing import Any

import narwhals as nw
import polars as pl
from narwhals.typing import IntoDataFrame

from hearthlight.standard.own_frames.frame_words import Fault, FrameRefused


def to_polars(frames: Mapping[str, IntoDataFrame]) -> dict[str, pl.DataFrame]:
    """Each frame in Polars, its columns as they were. Raises FrameRefused for what is no table, or one not read yet."""
    return {name: _to_polars(name, frame) for name, frame in frames.items()}


def like(answers: pl.DataFrame, frames: Mapping[str, IntoDataFrame]) -> Any:
    """`answers` as the kind of table that the first of `frames` is; Polars without any."""
    kinds = [nw.from_native(frame, eager_only=True).implementation for frame in frames.values()]
    if not kinds or kinds[0].is_polars():
        return answers
    columns = answers.to_dict(as_series=False)
    if kinds[0].is_pandas_like():
        return nw.from_dict(columns, backend=kinds[0]).to_native().convert_dtypes()
    return nw.from_dict(columns, nw.from_native(answers, eager_only=True).schema, backend=kinds[0]).to_native()


def typed(frame: pl.DataFrame, kinds: Mapping[str, pl.DataType | type[pl.DataType]]) -> pl.DataFrame:
    """`frame` with the columns that `kinds` names in those types; text may stay categories.

    What does not fit becomes null, that is unknown: 4120.5 is no amount, and nobody rounds it.
    """
    wanted = [name for name in frame.columns if name in kinds and not _as_it_is(frame[name].dtype, kinds[name])]
    return frame.with_columns(_cast(frame[name], kinds[name]) for name in wanted)


def _as_it_is(kind: pl.DataType, wanted: pl.DataType | type[pl.DataType]) -> bool:
    return kind == wanted or (wanted == pl.String and kind in (pl.Categorical, pl.Enum))


def _cast(cells: pl.Series, wanted: pl.DataType | type[pl.DataType]) -> pl.Series:
    if cells.dtype == pl.Object:
        return pl.Series(cells.name, [None] * len(cells), dtype=wanted)
    if cells.dtype.is_float():
        cells = cells.set(cells.is_finite() & (cells.floor() != cells), None)
    return cells.cast(wanted, strict=False)


def _to_polars(name: str, frame: Any) -> pl.DataFrame:
    if isinstance(frame, pl.DataFrame):
        return frame
    if isinstance(frame, pl.LazyFrame):
        raise FrameRefused(Fault("not_read", name))
    rows: Any = nw.from_native(frame, eager_only=True, pass_through=True)
    if not isinstance(rows, nw.DataFrame):
        raise FrameRefused(Fault("not_a_table", name, found=type(frame).__name__))
    if rows.implementation.is_pyarrow():
        return rows.to_polars()
    return pl.DataFrame([_series(rows[column]) for column in rows.columns])


def _series(column: Any) -> pl.Series:
    """One column, an empty cell as null; cells of several kinds stay objects, which the check of types refuses."""
    empty = column.is_null().to_list()
    cells = [None if gone else cell for cell, gone in zip(column.to_list(), empty, strict=True)]
    try:
        return pl.Series(column.name, cells, strict=True)
    except (TypeError, pl.exceptions.PolarsError):
        return pl.Series(column.name, cells, dtype=pl.Object)
