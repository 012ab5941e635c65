"""A file made ready: its plan and its proposed changes, the cells that clash with newer ones refused."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from hearthlight.register.models import Household
from hearthlight.register.workbooks import changes
from hearthlight.register.workbooks.conflicts import settled
from hearthlight.register.workbooks.facts import proposed
from hearthlight.register.workbooks.plan import Plan, Say, plan, refuse, silent
from hearthlight.register.workbooks.reading import Received
from hearthlight.register.workbooks.stored import stored


@dataclass(frozen=True)
class Prepared:
    """What applying would write: the plan's new homes and people, and the changes of those that stand already."""

    plan: Plan
    changes: pl.DataFrame


def prepare(
    found: Received, place: str, data_day: date, day: date, leave: pl.DataFrame | None = None, say: Say = silent
) -> Prepared:
    """Work a sheet out against the register as it is now.

    `leave` (subject_kind, subject_id, field): cells of which the file is taken to say nothing.
    """
    worked = plan(found, place, data_day, day, say)
    wanted, faults = settled(worked.found, proposed(worked, leave))
    if faults:
        worked = refuse(worked, faults)
        wanted = wanted.join(worked.homes.select(household="number"), on="household", how="semi", maintain_order="left")
    return Prepared(worked, pl.concat([changes.empty(), _revived(worked), wanted]))


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
