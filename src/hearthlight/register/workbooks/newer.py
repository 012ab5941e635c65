"""A file that is older than one taken in before: what the newer one repeated unchanged is not set back."""

import polars as pl

from hearthlight.register.workbooks import agreed, changes
from hearthlight.register.workbooks.candidates import chunks
from hearthlight.register.workbooks.leaving import CELL
from hearthlight.trail.models import Change, Source


def set_back(source: Source, wanted: pl.DataFrame, homes: pl.DataFrame) -> pl.DataFrame:
    """The cells of `wanted` (in `changes.SCHEMA`) of homes (number, day) that a file of newer data taken in before
    said too, where nothing written down since keeps them in their place: it wrote nothing, since they stood already.

    What is unknown here is never set back.
    """
    days = homes.select("day", household="number")
    late = wanted.filter(pl.col("old").is_not_null()).join(days, on="household", how="inner").select(*CELL, "day")
    repeated = _repeated(source, late)
    rows = [_since(kind, part) for (kind,), part in repeated.group_by(["subject_kind"])]
    known = pl.concat(rows) if rows else repeated.select(CELL).clear()
    return repeated.select(CELL).join(known, on=CELL, how="anti")


def _repeated(source: Source, late: pl.DataFrame) -> pl.DataFrame:
    """Those of the cells (with `day`) of which a file taken in before speaks, of a later day."""
    found = [late.clear()]
    first = late["day"].min()
    files = [] if first is None else [one for one in agreed.around(source) if agreed.data_day(one) > first]
    for (kind, field), part in late.group_by(["subject_kind", "field"]) if files else ():
        for file in files:
            said = agreed.cells(file, str(kind), str(field)).filter(pl.col("value").is_not_null())
            beside = part.join(said.select("subject_id", since="day"), on="subject_id", how="inner")
            found.append(beside.filter(pl.col("since") > pl.col("day")).drop("since"))
    return pl.concat(found).unique(CELL)


def _since(kind: object, late: pl.DataFrame) -> pl.DataFrame:
    """The cells for which a change true from a later day than the file's is kept."""
    days = dict(late.select("subject_id", "day").iter_rows())
    found: set[tuple[int, str]] = set()
    for part in chunks(days):
        later = Change.objects.filter(subject_kind=kind, subject_id__in=part, valid_from__gt=min(days.values()))
        for pk, field, since in later.values_list("subject_id", "field", "valid_from"):
            if since > days[pk]:
                found.add((pk, field))
    income = kind == changes.INCOME
    cells = late.select(CELL).rows()
    kept = [cell for cell in cells if (cell[1], "fen" if income else cell[2]) in found]
    return pl.DataFrame(kept, schema=dict(late.select(CELL).schema), orient="row")
