"""What each file said when it was taken in 已导入数据快照, by our ids: kept then, and never worked out again.

The register goes on, so that reading the file anew would find other homes and people. A table of our own is not kept:
it says what was changed here, not what the outside book says.
"""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import polars as pl
from django.db.models import Q

from hearthlight.core import areas
from hearthlight.register.workbooks import changes
from hearthlight.register.workbooks.columns import INCOME, ITEM
from hearthlight.register.workbooks.covering import cover
from hearthlight.register.workbooks.facts import HOUSEHOLD_FIELDS, MEMBER_FIELDS, filled
from hearthlight.register.workbooks.kept import folder, put
from hearthlight.register.workbooks.plan import Plan
from hearthlight.register.workbooks.stored import declared
from hearthlight.trail.models import Event, Source

SCHEMA = {
    "subject_kind": pl.String,
    "subject_id": pl.Int64,
    "field": pl.String,
    "value": pl.String,
    "row": pl.Int64,
    "day": pl.Date,
}
"""One row a cell: `value` JSON text, null where the cell was empty; `row` of the sheet; `day` of the data."""
KEPT, GROUP = "agreed.parquet", 50_000
NUMBERED = "id_valid"
"""Said of a person whose row gave the identity number by which he was found."""


def keep(event: Event, plan: Plan) -> None:
    """Keep what a file says that this act takes in; its homes and people all have their ids now."""
    if plan.found.has("key"):
        return
    content = BytesIO()
    said = pl.concat([pl.DataFrame(schema=SCHEMA), *_cells(plan)], rechunk=False)
    said.write_parquet(content, row_group_size=GROUP)
    put(path(event), content.getvalue())


def forget(event: Event) -> None:
    """The file that this act took in was undone: it is agreed no more."""
    path(event).unlink(missing_ok=True)


def around(source: Source) -> list[Source]:
    """Files taken in here, around or within the place, of any layout, whose words are kept; the newest data first."""
    low, high = areas.subtree(source.area_code)
    near = Q(area_code__in=areas.ancestors(source.area_code)) | Q(area_code__gte=low, area_code__lt=high)
    taken = Source.objects.filter(near, kind="workbook", state=Source.State.APPLIED)
    rows = taken.select_related("event").order_by("-event_id")
    kept = [one for one in rows if path(one.event).exists()]
    return sorted(kept, key=data_day, reverse=True)


def data_day(source: Source) -> date:
    """The last day of which a file that was taken in speaks."""
    return date.fromisoformat(source.mapping["data_day"])


def cells(source: Source, kind: str, field: str | None = None) -> pl.DataFrame:
    """What a file said of one kind of subject (`SCHEMA`), of one field if it is named; nothing when it is not kept."""
    if not path(source.event).exists():
        return pl.DataFrame(schema=SCHEMA)
    asked = pl.scan_parquet(path(source.event)).filter(pl.col("subject_kind") == kind)
    return (asked if field is None else asked.filter(pl.col("field") == field)).collect()


def newest(files: list[Source], kind: str, field: str, ids: pl.Series) -> pl.DataFrame:
    """The newest word (`SCHEMA`) of these files on one field of these subjects, each once."""
    left, found = pl.DataFrame({"subject_id": ids.drop_nulls().unique()}), [pl.DataFrame(schema=SCHEMA)]
    for source in files:
        if left.is_empty():
            break
        found.append(cells(source, kind, field).join(left, on="subject_id", how="semi"))
        left = left.join(found[-1], on="subject_id", how="anti")
    return pl.concat(found)


def path(event: Event) -> Path:
    """Where the words are kept of the file that this act took in: by its key, which no other act ever has."""
    return folder() / f"{event.key}.{KEPT}"


def _cells(plan: Plan) -> Iterator[pl.DataFrame]:
    for name in filled(plan.found, HOUSEHOLD_FIELDS):
        yield _shaped(changes.HOUSEHOLD, name, _of_homes(plan, name))
    for name in filled(plan.found, MEMBER_FIELDS):
        yield _shaped(changes.MEMBER, name, plan.people.select("row", "day", subject_id="member", value=name))
    if plan.found.has("identity"):
        numbered = plan.people.filter(pl.col("brought").is_not_null() | pl.col("how").str.starts_with("id"))
        yield _shaped(changes.MEMBER, NUMBERED, numbered.select("row", "day", subject_id="member", value=pl.lit(True)))
    yield from _of_incomes(plan)


def _of_homes(plan: Plan, name: str) -> pl.DataFrame:
    return plan.homes.select("day", subject_id="household", row=pl.coalesce(f"{name}@row", "row"), value=name)


def _of_incomes(plan: Plan) -> Iterator[pl.DataFrame]:
    names = filled(plan.found, [column.field for column in INCOME])
    lines = declared(plan.homes["household"] if names else [])
    lines = lines.select("item", "id", subject_id="household", year=pl.col("year").cast(pl.Int32))
    for name in names:
        said = _of_homes(plan, name).with_columns(year=pl.col("day").dt.year() - 1)
        own = lines.filter(pl.col("item") == ITEM[name])
        found = said.join(own, on=["subject_id", "year"], how="inner", maintain_order="left")
        yield _shaped(changes.INCOME, ITEM[name], found.with_columns(subject_id="id"))


def _shaped(kind: str, field: str, said: pl.DataFrame) -> pl.DataFrame:
    """In `SCHEMA`, the first word on each subject, telling values covered."""
    first = said.unique("subject_id", keep="first", maintain_order=True)
    texts = changes.json_text(first["value"]).alias("value")
    named = first.with_columns(texts, subject_kind=pl.lit(kind), field=pl.lit(field))
    return cover(named, "value").select(*SCHEMA)
