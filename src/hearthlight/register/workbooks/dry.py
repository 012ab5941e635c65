"""The dry run 试导入: all that a file would do, counted and listed, and nothing written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from hearthlight.register.workbooks import changes
from hearthlight.register.workbooks.columns import INCOME
from hearthlight.register.workbooks.facts import facts as all_facts
from hearthlight.register.workbooks.leaving import Leave
from hearthlight.register.workbooks.note_words import Note
from hearthlight.register.workbooks.opened import Unreadable, opened
from hearthlight.register.workbooks.plan import Plan, Say, plan, silent
from hearthlight.register.workbooks.prepared import Prepared, prepare
from hearthlight.register.workbooks.sentences import notes, refused_with_home, sentence
from hearthlight.sheets.faults import Fault
from hearthlight.trail.models import Source

PAIRS = ("row", "household", "household_id", "member_id", "how")


@dataclass(frozen=True)
class DryRun:
    """What would be new, changed, unchanged and refused; `household` is everywhere the household's number.

    `new_households`: row, household, area_code, size. `new_members`: row, household, name, relation. `changes`: in
    `changes.SCHEMA`. `unchanged`: row, household. `refused`: row, household, sentence; the good rows of a refused home
    are among them. `pairs`: row, household, household_id, member_id, how.
    """

    counts: Mapping[str, int]
    new_households: pl.DataFrame
    new_members: pl.DataFrame
    changes: pl.DataFrame
    unchanged: pl.DataFrame
    refused: pl.DataFrame
    pairs: pl.DataFrame
    faults: Sequence[Fault]
    notes: Sequence[Note]

    @property
    def ok(self) -> bool:
        """Whether anything can be taken in."""
        return len(self.pairs) > 0


@dataclass(frozen=True)
class Facts:
    """All that a file says of what the register holds, equal cells and empty ones (`new` null) included.

    `columns` are the fields in the order of the file's own columns.
    """

    frame: pl.DataFrame
    pairs: pl.DataFrame
    sheet: str
    columns: Sequence[str]


def dry_run(source: Source, day: date, leave: Leave | None = None, progress: Say = silent) -> DryRun:
    """Try a received file for `day`. A file that cannot be read is a dry run with one fault and nothing else."""
    try:
        found = opened(source)
    except Unreadable as error:
        return _unreadable(error.fault)
    return of_prepared(prepare(found, source, day, leave, progress))


def facts(source: Source, day: date, progress: Say = silent) -> Facts:
    """Everything that the good homes of a received file say of the register. Raises Unreadable."""
    found = opened(source)
    worked = plan(found, source.area_code, source.received_on, day, progress)
    columns = sorted(found.header.columns, key=lambda field: found.header.columns[field])
    return Facts(all_facts(worked), _pairs(worked), found.sheet, columns)


def of_prepared(prepared: Prepared) -> DryRun:
    """The dry run of a file that was worked out."""
    worked, wanted = prepared.plan, prepared.changes
    new_homes = worked.homes.filter(pl.col("household").is_null())
    new_people = worked.people.filter(pl.col("member").is_null())
    size = worked.people.group_by("number").agg(size=pl.len())
    homes = new_homes.join(size, on="number", how="left", maintain_order="left")
    refused = refusals(worked)
    pairs = _pairs(worked)
    said_new = pl.concat([new_people.select("row", "number"), _rows_of(worked, new_homes)]).select("row").unique()
    changed = wanted.select("row").unique()
    same = pairs.join(said_new, on="row", how="anti").join(changed, on="row", how="anti")
    return DryRun(
        _counts(worked, wanted, refused, len(same)),
        homes.select("row", "area_code", pl.col("size").fill_null(0), household="number"),
        new_people.select("row", "name", "relation", household="number"),
        wanted,
        same.select("row", "household").sort("row"),
        refused,
        pairs,
        worked.faults,
        notes(worked.found, worked.outcome.gone, prepared.older, _years(worked)),
    )


def _years(worked: Plan) -> list[int]:
    """Of which years the sheet's incomes are: the account of the year before the data's day."""
    if not any(worked.found.has(column.field) for column in INCOME):
        return []
    return (worked.homes["day"].dt.year() - 1).unique().sort().to_list()


def refusals(worked: Plan) -> pl.DataFrame:
    """row, household, sentence: each row that stays out with each of its reasons; row 0 speaks of the whole sheet."""
    said = [(fault.row, sentence(fault)) for fault in worked.faults]
    reasons = pl.DataFrame(said, schema={"row": pl.Int64, "sentence": pl.String}, orient="row")
    rows = worked.refused.rename({"number": "household"}).join(reasons, on="row", how="left", maintain_order="left")
    rows = rows.with_columns(pl.col("sentence").fill_null(refused_with_home()))
    whole = reasons.filter(pl.col("row") == 0).with_columns(household=pl.lit(None, pl.String))
    return pl.concat([whole.select("row", "household", "sentence"), rows.select("row", "household", "sentence")])


def _pairs(worked: Plan) -> pl.DataFrame:
    """The rows that would be taken in; one that speaks of a home alone has no member and is not new."""
    people = worked.people.select("row", "how", household="number", household_id="household", member_id="member")
    alone = worked.found.frame.join(people, on="row", how="anti").select("row", "number")
    homes = worked.homes.select("number", household_id="household")
    rest = alone.join(homes, on="number", how="inner").with_columns(how=pl.lit("key"), member_id=pl.lit(None, pl.Int64))
    return pl.concat([people.select(PAIRS), rest.rename({"number": "household"}).select(PAIRS)]).sort("row")


def _rows_of(worked: Plan, homes: pl.DataFrame) -> pl.DataFrame:
    return worked.people.select("row", "number").join(homes, on="number", how="semi")


def _counts(worked: Plan, wanted: pl.DataFrame, refused: pl.DataFrame, same: int) -> dict[str, int]:
    members = wanted.filter(pl.col("subject_kind") == changes.MEMBER)
    homes = wanted.filter(pl.col("subject_kind") != changes.MEMBER)
    return {
        "rows": len(worked.found.frame) + worked.found.below,
        "households": len(worked.homes),
        "households_new": worked.homes["household"].null_count(),
        "households_changed": homes["household"].n_unique(),
        "members_new": worked.people["member"].null_count(),
        "members_changed": members["subject_id"].n_unique(),
        "fields_changed": len(wanted),
        "rows_unchanged": same,
        "rows_refused": len(worked.refused) + worked.found.below,
        "rows_gone": len(worked.outcome.gone),
        "households_refused": worked.refused["number"].drop_nulls().n_unique(),
    }


def _unreadable(fault: Fault) -> DryRun:
    none, schema = pl.DataFrame(), {"row": pl.Int64, "household": pl.String, "sentence": pl.String}
    refused = pl.DataFrame([(0, None, sentence(fault))], schema=schema, orient="row")
    return DryRun({}, none, none, changes.empty(), none, refused, none, [fault], [])
