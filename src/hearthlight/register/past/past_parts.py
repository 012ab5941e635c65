"""The parts of the household frame at a past moment: as `parts.py` gives them of today, from rows as they were."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from hearthlight.register import composition as counts
from hearthlight.register import parts
from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.register.models.status import MONITORING, REGISTRATION
from hearthlight.register.past.overlay import Moment
from hearthlight.register.past.past_rows import Columns, come, last_touched, of_place, present, rows
from hearthlight.register.reading import Scope, years_before

HOUSEHOLD = {**parts.OWN, "made": ("made_id", pl.Int64)} | {name: (name, pl.Date) for name in ("from_date", "until")}
MEMBER = {
    "member": ("id", pl.Int64),
    "household": ("household_id", pl.Int64),
    **{name: (name, pl.Date) for name in ("birth", "joined_on", "left_on")},
    **{name: (name, pl.String) for name in ("area_code", "relation", "labour", "schooling", "joined_how", "left_how")},
    **{name: (name, pl.Boolean) for name in ("insured_resident", "insured_employee", "ill_serious", "disabled")},
    "public_opening": ("public_opening", pl.Boolean),
}
STATUS = {
    "id": ("id", pl.Int64),
    "household": ("household_id", pl.Int64),
    "scheme": ("scheme", pl.String),
    "state": ("state", pl.String),
    "way": ("way", pl.String),
    "cause_main": ("cause_1", pl.String),
    "from_date": ("from_date", pl.Date),
    "since": ("since", pl.Date),
}
INCOME = {
    "id": ("id", pl.Int64),
    "household": ("household_id", pl.Int64),
    "year": ("year", pl.Int64),
    "item": ("item", pl.String),
    "fen": ("fen", pl.Int64),
    "origin": ("origin", pl.String),
    "evidence_grade": ("evidence_grade", pl.String),
}


def read(moment: Moment, scope: Scope, accounts: Mapping[str, str]) -> list[pl.DataFrame]:
    """Own columns, states, composition, size before, income, income before: the parts that the frame joins."""
    day, own = moment.day, households(moment, scope, HOUSEHOLD)
    people = of_place(Member, "member", "household_id", MEMBER, scope, moment)
    income = _incomes(moment, scope, own)
    before = parts.accounted(items_of(income, day.year - 2), accounts)
    return [
        own.drop("made", "from_date", "until"),
        *states(moment),
        composition(people.filter(present("joined_on", "left_on", day)), day),
        _sizes(people, parts.year_end(day)),
        _unexplained(people, parts.year_end(day), day),
        parts.accounted(items_of(income, day.year - 1), accounts),
        before.select("household", net_fen_prev="net_fen"),
    ]


def households(moment: Moment, scope: Scope, columns: Columns) -> pl.DataFrame:
    """Households that existed in the scope on the day, with the last act that had touched them by the moment."""
    found = of_place(Household, "household", "id", columns, scope, moment)
    found = found.filter(present("from_date", "until", moment.day))
    if moment.event is None:
        return found
    known = found.join(last_touched(Household, moment.event), on="household", how="left", maintain_order="left")
    return known.with_columns(changed_event=pl.coalesce("touched", "made")).drop("touched")


def members(moment: Moment, scope: Scope, columns: Columns) -> pl.DataFrame:
    """Members who belonged to their household on the day."""
    found = of_place(Member, "member", "household_id", columns, scope, moment)
    return found.filter(present("joined_on", "left_on", moment.day))


def states(moment: Moment) -> list[pl.DataFrame]:
    """What `parts.states` tells, by the rows as they were."""
    schemes = [REGISTRATION, MONITORING]
    found = rows(Status, "id", STATUS, moment, "scheme in (%s, %s) and household_id is not null", schemes)
    told = found.filter((pl.col("from_date") <= moment.day) & (pl.col("way") != "mistaken")).sort(
        "household", "from_date"
    )
    began = pl.coalesce("since", "from_date")
    return parts.told_states(told.select("household", "scheme", "state", "way", "cause_main", since=began))


def composition(people: pl.DataFrame, day: date) -> pl.DataFrame:
    """Members counted by what they were; `people` belonged to their household on the day."""
    labour, school = pl.col("labour"), pl.col("schooling")
    pupil = (pl.col("birth") > years_before(day, 16)) & (pl.col("birth") <= years_before(day, 6))
    resident, employee = pl.col("insured_resident"), pl.col("insured_employee")
    bare = ~resident.fill_null(False) & ~employee.fill_null(False)
    unknown = resident.is_null() | employee.is_null()
    counted = {
        "heads": pl.col("relation") == "head",
        "labour_full": labour.is_in(["ordinary", "skilled"]),
        "labour_weak": labour == "weak",
        "labour_unknown": labour.is_null(),
        "pupils_6_15": pupil,
        "pupils_out": pupil & (school == "not_in_school"),
        "pupils_unknown": pupil & school.is_null() | pl.col("birth").is_null(),
        "insured_missing": bare & ~unknown,
        "insured_unknown": bare & unknown,
        "public_openings": pl.col("public_opening"),
        "public_openings_unknown": pl.col("public_opening").is_null(),
    }
    any_of = {
        "serious": pl.col("ill_serious"),
        "serious_unknown": pl.col("ill_serious").is_null(),
        "disabled": pl.col("disabled"),
        "disabled_unknown": pl.col("disabled").is_null(),
    }
    sums: dict[str, Any] = {name: one.fill_null(False).sum().cast(pl.Int64) for name, one in counted.items()}
    sums |= {name: one.fill_null(False).any().cast(pl.Int64) for name, one in any_of.items()}
    return counts.told(people.group_by("household").agg(size=pl.len().cast(pl.Int64), **sums))


def _sizes(people: pl.DataFrame, day: date) -> pl.DataFrame:
    there = people.filter(present("joined_on", "left_on", day))
    return there.group_by("household").agg(size_prev=pl.len().cast(pl.Int64))


def _unexplained(people: pl.DataFrame, since: date, day: date) -> pl.DataFrame:
    came = (pl.col("joined_how") == "other") & pl.col("joined_on").is_between(since, day, closed="right")
    went = (pl.col("left_how") == "other") & pl.col("left_on").is_between(since, day, closed="right")
    found = people.filter(came.fill_null(False) | went.fill_null(False))
    return found.group_by("household").agg(changes_unexplained=pl.len().cast(pl.Int64))


def _incomes(moment: Moment, scope: Scope, own: pl.DataFrame) -> pl.DataFrame:
    year = moment.day.year
    where, given = come("year in (%s, %s)", [year - 1, year - 2], moment.day)
    found = rows(Income, "id", INCOME, moment, where, given)
    return found.join(own.select("household"), on="household", how="semi").filter(pl.col("fen").is_not_null())


def items_of(incomes: pl.DataFrame, year: int) -> pl.DataFrame:
    """One row a household and item of the year, as `parts.items_of` gives it."""
    estimate = pl.col("evidence_grade").is_null() | (pl.col("evidence_grade") == "estimate")
    lines = incomes.filter(pl.col("year") == year).group_by("household", "item", maintain_order=True)
    return lines.agg(
        pl.col("fen").sum(), unverified=estimate.any(), declared=(pl.col("origin") != "payment").fill_null(False).any()
    )
