"""What an undo left as it is 未撤回: each cell with the household it belongs to, an income named by its item."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.register.workbooks.candidates import chunks
from hearthlight.register.workbooks.changes import HOUSEHOLD, INCOME, MEMBER
from hearthlight.register.workbooks.writing import STATUS

NAMED = {"subject_kind": pl.String, "subject_id": pl.Int64, "household": pl.String, "item": pl.String}


def named(kept: pl.DataFrame) -> pl.DataFrame:
    """The kept cells of an undo (`undoing.KEPT`) with `household`, its number."""
    found = pl.DataFrame(list(_subjects(kept)), schema=NAMED, orient="row")
    joined = kept.join(found, on=["subject_kind", "subject_id"], how="left", maintain_order="left")
    item = pl.col("item").is_not_null() & (pl.col("field") == "fen")
    return joined.with_columns(field=pl.when(item).then("item").otherwise("field")).drop("item")


def _subjects(kept: pl.DataFrame) -> Iterator[tuple[str, int, str, str | None]]:
    for kind, (model, number) in _HOMES.items():
        ids = kept.filter(pl.col("subject_kind") == kind)["subject_id"].unique().to_list()
        for part in chunks(ids):
            for row in model._base_manager.filter(pk__in=part).select_related(*number[:-1]):
                home = row.household.number if number[:-1] else row.number
                yield kind, row.pk, home, getattr(row, "item", None)


_HOMES: Mapping[str, tuple[Any, tuple[str, ...]]] = {
    HOUSEHOLD: (Household, ("number",)),
    MEMBER: (Member, ("household", "number")),
    INCOME: (Income, ("household", "number")),
    STATUS: (Status, ("household", "number")),
}
"""Kind to its model, and the way from it to the household's number."""
