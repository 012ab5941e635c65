"""A file made ready: its plan and its proposed changes, the cells that clash with newer ones refused."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from hearthlight.register.models import Household
from hearthlight.register.workbooks import changes
from hearthlight.register.workbooks.conflicts import settled
from hearthlight.register.workbooks.facts import proposed
from hearthlight.register.workbooks.leaving import CELL, Leave, without
from hearthlight.register.workbooks.newer import set_back
from hearthlight.register.workbooks.plan import Plan, Say, plan, refuse, silent
from hearthlight.register.workbooks.reading import Received
from hearthlight.register.workbooks.stored import stored
from hearthlight.trail.models import Source


@dataclass(frozen=True)
class Prepared:
    """What applying would write: the plan's new homes and people, and the changes of those that stand already.

    `older`: how many cells a newer file keeps as they are; `corrected`: how many were changed here since.
    """

    plan: Plan
    changes: pl.DataFrame
    older: int = 0
    corrected: int = 0


def prepare(found: Received, source: Source, day: date, leave: Leave | None = None, say: Say = silent) -> Prepared:
    """Work the sheet of a source out against the register as it is now.

    Of the cells in `leave`, and of those changed here since it was made, the file is taken to say nothing.
    """
    place, data_day = source.area_code, source.received_on
    worked = plan(found, place, data_day, day, say)
    said = proposed(worked)
    wanted = without(said, leave)
    corrected = len(said) - len(wanted)
    older = set_back(source, wanted, worked.homes)
    wanted, faults = settled(worked.found, wanted.join(older, on=CELL, how="anti", maintain_order="left"))
    if faults:
        worked = refuse(worked, faults)
        wanted = wanted.join(worked.homes.select(household="number"), on="household", how="semi", maintain_order="left")
    return Prepared(worked, pl.concat([changes.empty(), _revived(worked), wanted]), len(older), corrected)


def _revived(worked: Plan) -> pl.DataFrame:
    """Homes that an undone file had made and this one brings again stand once more."""
    homes = worked.homes.filter("revived").select("row", household="number", subject_id="household")
    ended = stored(Household, homes["subject_id"], {"until": pl.Date, "ended_how": pl.String})
    found = homes.join(ended, left_on="subject_id", right_on="id", maintain_order="left")
    constant = {"subject_kind": changes.HOUSEHOLD, "column": "", "how": "household_number"}
    shared = [pl.lit(value).alias(name) for name, value in constant.items()]
    new = pl.lit(None, pl.String).alias("new")
    fields = [
        found.with_columns(*shared, new, field=pl.lit(name), old=changes.json_text(found[name])).select(*changes.SCHEMA)
        for name in ("until", "ended_how")
    ]
    return pl.concat(fields)
