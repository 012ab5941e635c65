"""The homes that a file brings: their rows, what the file says of them, and the first row of their registration."""

import polars as pl

from hearthlight.register.models import Household, Status
from hearthlight.register.models.status import REGISTRATION
from hearthlight.register.workbooks import changes
from hearthlight.register.workbooks.beside import SAMPLE_NUMBER
from hearthlight.register.workbooks.columns import CAUSES
from hearthlight.register.workbooks.facts import HOUSEHOLD_FIELDS, filled
from hearthlight.register.workbooks.known import MISTAKEN
from hearthlight.register.workbooks.plan import Plan
from hearthlight.register.workbooks.writing import STATUS, entered, kept
from hearthlight.trail.entering import correct
from hearthlight.trail.in_bulk import insert
from hearthlight.trail.models import Event


def add_homes(event: Event, plan: Plan) -> pl.DataFrame:
    """Store the new homes; returns all homes of the plan with `household` filled in."""
    new = plan.homes.filter(pl.col("household").is_null()).drop("household")
    new = new.with_columns(since=pl.coalesce("registered_on", "day"))
    names = filled(plan.found, HOUSEHOLD_FIELDS)
    given = {
        "number": new["number"],
        "area_code": new["area_code"],
        "synthetic": new["number"].str.starts_with(SAMPLE_NUMBER),
        "from_date": new["since"],
        **{name: kept(Household, name, new[name]) for name in names},
    }
    ids = insert(event, Household, len(new), given)
    new = new.with_columns(pl.Series("household", ids, pl.Int64))
    for name in names:
        row = pl.coalesce(f"{name}@row", "row").alias("row")
        entered(event, changes.HOUSEHOLD, new.select(row, "day", id="household", value=name), name)
    stood = plan.homes.filter(pl.col("household").is_not_null())
    _registered(event, plan, new)
    _revived(event, plan, stood.filter("revived"))
    return pl.concat([stood, new.drop("since").select(stood.columns)])


def _registered(event: Event, plan: Plan, homes: pl.DataFrame) -> None:
    """The first status of homes whose registration's day the file says, with its causes."""
    rows = homes.filter(pl.col("registered_on").is_not_null())
    causes = filled(plan.found, [column.field for column in CAUSES])
    given = {
        "household_id": rows["household"],
        "area_code": rows["area_code"],
        "scheme": REGISTRATION,
        "state": "registered",
        "from_date": rows["registered_on"],
        **{name: rows[name] for name in causes},
    }
    ids = insert(event, Status, len(rows), given)
    rows = rows.with_columns(pl.Series("id", ids, pl.Int64), day="registered_on")
    for field, name in [("from_date", "registered_on"), *((name, name) for name in causes)]:
        entered(event, STATUS, rows.select("id", "day", row=f"{name}@row", value=name), field)


def _revived(event: Event, plan: Plan, homes: pl.DataFrame) -> None:
    """Homes that an undone file had made and this one brings again get their registration back, or their first."""
    states = Status.whole.filter(household__in=homes["household"].to_list(), scheme=REGISTRATION, way=MISTAKEN)
    again = set()
    for row in states:
        correct(event, row, row.from_date, {"way": ("", None)})
        again.add(row.household_id)
    _registered(event, plan, homes.filter(~pl.col("household").is_in(list(again))))
