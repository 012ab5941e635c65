"""Undoing an applied file 撤销导入, in one act: every field goes back to what it was, but for those changed since.

An undo says that the file's word was never so: new changes of the same day, by a later event. What the file brought
itself is struck (`striking`), not deleted, and stays readable as what was once believed. What a later file said too,
and what the ledger counts in a closed year, stays (`keeping`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from hearthlight.register.reading import read
from hearthlight.register.workbooks import agreed, changes
from hearthlight.register.workbooks.agreed import NUMBERED
from hearthlight.register.workbooks.keeping import CONFIRMED, PLACE, YEAR_CLOSED, confirmed, counted, taken_in_since
from hearthlight.register.workbooks.plan import Say, silent
from hearthlight.register.workbooks.striking import strike
from hearthlight.register.workbooks.turns import take_turns
from hearthlight.register.workbooks.writing import MODELS, corrected
from hearthlight.trail.act import Actor, act
from hearthlight.trail.models import Event, Source

KEPT = {
    "subject_kind": pl.String,
    "subject_id": pl.Int64,
    "field": pl.String,
    "old": pl.String,
    "new": pl.String,
    "row": pl.Int64,
    "because": pl.String,
}
_CHANGES = """
    select c.subject_id, c.field, cast(c.old as text), cast(c.new as text), cast(c.valid_from as text), c.source_row,
        case when exists (select 1 from trail_change l where l.subject_kind = c.subject_kind
            and l.subject_id = c.subject_id and l.field = c.field and l.event_id > c.event_id) then 1 else 0 end
    from trail_change c where c.event_id = %s and c.subject_kind = %s
        and c.subject_id not in (select id from {table} where made_id = %s) order by c.id"""


class NotApplied(ValueError):
    """The file is not taken in, so there is nothing to undo."""


@dataclass(frozen=True)
class Undone:
    """What an undo did: fields restored, households and people struck, and what stays.

    `kept`: subject_kind, subject_id, field, old, new, row, because (``changed_since``: somebody changed the field after
    the file; ``confirmed_since``: a file taken in later said it too; ``year_closed``: it goes through a change request;
    ``in_use``: a household or person the file brought, on which others have built since). The field of a row that the
    file brought and that stays is empty.
    """

    event: Event
    restored: int
    struck: int
    kept: pl.DataFrame


def undo(user: Actor, source: Source, day: date, progress: Say = silent) -> Undone:
    """Undo an applied file. Raises Refused, NotApplied."""
    with act(
        user, "register.undo_workbook", at=source.area_code, day=day, source=source, sha256=source.sha256
    ) as event:
        take_turns(source.area_code)
        source.refresh_from_db()
        if source.state != Source.State.APPLIED:
            raise NotApplied(f"source {source.pk} is not applied")
        applied = Event.objects.filter(kind="register.apply_workbook", source=source).latest("pk")
        files = taken_in_since(source, applied)
        parted = {kind: _parted(kind, _changes(kind, applied), files) for kind in MODELS}
        struck, stay = strike(event, applied, files, _numbered(parted[changes.MEMBER][1]))
        kept = [pl.DataFrame(schema=KEPT), *(_stays(kind, ids) for kind, ids in stay.items())]
        restored = 0
        for number, (kind, (back, later)) in enumerate(parted.items(), 1):
            progress(number, len(MODELS))
            restored += corrected(event, kind, back)
            kept.append(later.with_columns(subject_kind=pl.lit(kind)).select(*KEPT))
        source.state, source.event = Source.State.UNDONE, event
        source.save(update_fields=["state", "event"])
    agreed.forget(applied)
    return Undone(event, restored, struck, pl.concat(kept))


def _changes(kind: str, applied: Event) -> pl.DataFrame:
    """What the file changed of rows that it had not made itself."""
    statement = _CHANGES.format(table=MODELS[kind]._meta.db_table)
    schema = {"subject_id": pl.Int64, "field": pl.String, "old": pl.String, "new": pl.String}
    schema |= {"day": pl.Date, "row": pl.Int64, "since": pl.Boolean}
    found = read(statement, [applied.pk, kind, applied.pk], schema)
    return found.with_columns(changes.as_written(found[name]) for name in ("old", "new"))


def _parted(kind: str, found: pl.DataFrame, files: Sequence[Source]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The changes turned round, and those that stay, with the reason why."""
    later = found.filter("since").select(PLACE, because=pl.lit("changed_since"))
    again = confirmed(files, kind, found).select(*PLACE, because=pl.lit(CONFIRMED))
    shut = counted(MODELS[kind], found).select(*PLACE, because=pl.lit(YEAR_CLOSED))
    why = pl.concat([later, again, shut]).unique(PLACE, keep="first", maintain_order=True)
    found = found.join(why, on=PLACE, how="left", maintain_order="left")
    back = found.filter(pl.col("because").is_null()).rename({"old": "new", "new": "old"})
    return back, found.filter(pl.col("because").is_not_null())


def _numbered(stay: pl.DataFrame) -> set[int]:
    """People whose identity number stays, since what it says of them stays."""
    return set(stay.filter(pl.col("field") == NUMBERED)["subject_id"].to_list())


def _stays(kind: str, why: Mapping[int, str]) -> pl.DataFrame:
    """Rows that the file brought and that stay."""
    field = "fen" if kind == changes.INCOME else ""
    rows = [(kind, pk, field, None, None, None, because) for pk, because in sorted(why.items())]
    return pl.DataFrame(rows, schema=KEPT, orient="row")
