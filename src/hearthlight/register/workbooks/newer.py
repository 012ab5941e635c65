"""A file that is older than one taken in before: what the newer one repeated unchanged is not set back."""

from datetime import date

import polars as pl
from django.db.models import Q

from hearthlight.core import areas
from hearthlight.register.workbooks import changes
from hearthlight.register.workbooks.candidates import chunks
from hearthlight.trail.models import Change, Source

CELL = ["subject_kind", "subject_id", "field"]


def newest_before(source: Source) -> date | None:
    """The latest day of the data of files of this layout that were taken in for this place, around or within it."""
    low, high = areas.subtree(source.area_code)
    near = Q(area_code__in=areas.ancestors(source.area_code)) | Q(area_code__gte=low, area_code__lt=high)
    taken = Source.objects.filter(near, kind=source.kind, header_hash=source.header_hash, state=Source.State.APPLIED)
    days = [mapping.get("data_day") for mapping in taken.values_list("mapping", flat=True)]
    return max((date.fromisoformat(day) for day in days if day), default=None)


def set_back(wanted: pl.DataFrame, homes: pl.DataFrame, newest: date | None) -> pl.DataFrame:
    """The cells of `wanted` (in `changes.SCHEMA`) of homes (number, day) older than `newest` that nothing written
    down since keeps in their place: the newer file said what stands, and wrote nothing since it stood already."""
    if newest is None:
        return wanted.select(CELL).clear()
    older = homes.filter(pl.col("day") < newest).select("day", household="number")
    late = wanted.join(older, on="household", how="inner").select(*CELL, "day")
    rows = [_since(kind, part) for (kind,), part in late.group_by(["subject_kind"])]
    known = pl.concat(rows) if rows else late.select(CELL).clear()
    return late.select(CELL).join(known, on=CELL, how="anti")


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
