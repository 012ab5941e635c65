"""The rows of the monitoring scheme 防返贫监测 that a file brings: the kind from the day of risk, the removal."""

from datetime import date

import polars as pl

from hearthlight.register.models import Status
from hearthlight.register.models.status import MONITORING
from hearthlight.register.workbooks.candidates import chunks
from hearthlight.register.workbooks.facts import filled
from hearthlight.register.workbooks.known import MISTAKEN
from hearthlight.register.workbooks.plan import Plan
from hearthlight.register.workbooks.writing import STATUS, entered
from hearthlight.trail.entering import correct
from hearthlight.trail.in_bulk import insert
from hearthlight.trail.models import Event

RISKS = {f"risk_{place}": f"cause_{place}" for place in range(1, 6)}


def add_monitored(event: Event, plan: Plan, homes: pl.DataFrame) -> None:
    """Store the states that are not known yet; a home monitored from that day already is left as it stands."""
    if filled(plan.found, ["monitored_kind", "monitored_on"]) == ["monitored_kind", "monitored_on"]:
        rows = homes.filter(pl.col("monitored_kind").is_not_null() & pl.col("monitored_on").is_not_null())
        causes = {cause: risk for risk, cause in RISKS.items() if risk in filled(plan.found, RISKS)}
        fields = {"state": "monitored_kind", "from_date": "monitored_on", **causes}
        _add(event, rows.with_columns(way=pl.lit("")), fields)
    if filled(plan.found, ["removed_on"]):
        rows = homes.filter(pl.col("removed_on").is_not_null()).with_columns(pl.lit("removed").alias("state"))
        way = pl.col("removed_way").fill_null("") if filled(plan.found, ["removed_way"]) else pl.lit("")
        rows = rows.with_columns(pl.col("removed_on@row").alias("state@row"), way=way)
        _add(event, rows, {"state": "state", "from_date": "removed_on"})


def _add(event: Event, rows: pl.DataFrame, fields: dict[str, str]) -> None:
    """New status rows: field of the table to the column it comes from."""
    day = fields["from_date"]
    known = _known(rows["household"].to_list())
    new = []
    for one in rows.iter_rows(named=True):
        stood = known.get((one["household"], one[day]))
        new.append(stood is None)
        if stood and stood.way == MISTAKEN:
            said = {name: (one[column], one[f"{column}@row"]) for name, column in fields.items()}
            correct(event, stood, one[day], said | {name: (one[name], None) for name in ("way", "area_code")})
    rows = rows.filter(pl.Series(new, dtype=pl.Boolean)).drop("day").with_columns(day=day)
    given = {name: rows[column] for name, column in fields.items()}
    given |= {"household_id": rows["household"], "area_code": rows["area_code"], "way": rows["way"]}
    ids = insert(event, Status, len(rows), {"scheme": MONITORING, **given})
    rows = rows.with_columns(pl.Series("id", ids, pl.Int64))
    for name, column in fields.items():
        entered(event, STATUS, rows.select("id", "day", row=f"{column}@row", value=column), name)


def _known(households: list[int]) -> dict[tuple[int, date], Status]:
    """The scheme's rows of these households by household and day; one struck with its file may come again."""
    rows = Status.whole.filter(scheme=MONITORING)
    found = (row for part in chunks(households) for row in rows.filter(household__in=part))
    return {(row.household_id, row.from_date): row for row in found if row.household_id}
