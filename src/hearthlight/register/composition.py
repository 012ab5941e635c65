"""The part of the household frame that counts its members 家庭人口: what they are, and how many there were before."""

from datetime import date

import polars as pl

from hearthlight.register.reading import Scope, read, years_before

_PRESENT = "joined_on <= %s and (left_on is null or left_on > %s)"
_AGED = "birth > %s and birth <= %s"
_UNINSURED = "not coalesce(insured_resident, false) and not coalesce(insured_employee, false)"
COUNTS = {
    "size": "count(*)",
    "heads": "sum(case when relation = 'head' then 1 else 0 end)",
    "labour_full": "sum(case when labour in ('ordinary', 'skilled') then 1 else 0 end)",
    "labour_weak": "sum(case when labour = 'weak' then 1 else 0 end)",
    "labour_unknown": "sum(case when labour is null then 1 else 0 end)",
    "pupils_6_15": f"sum(case when {_AGED} then 1 else 0 end)",
    "pupils_out": f"sum(case when {_AGED} and schooling = 'not_in_school' then 1 else 0 end)",
    "pupils_unknown": f"sum(case when {_AGED} and schooling is null or birth is null then 1 else 0 end)",
    "insured_missing": f"sum(case when {_UNINSURED} and insured_resident is not null "
    "and insured_employee is not null then 1 else 0 end)",
    "insured_unknown": f"sum(case when {_UNINSURED} and (insured_resident is null or insured_employee is null) "
    "then 1 else 0 end)",
    "public_openings": "sum(case when public_opening then 1 else 0 end)",
    "public_openings_unknown": "sum(case when public_opening is null then 1 else 0 end)",
    "serious": "max(case when ill_serious then 1 else 0 end)",
    "serious_unknown": "max(case when ill_serious is null then 1 else 0 end)",
    "disabled": "max(case when disabled then 1 else 0 end)",
    "disabled_unknown": "max(case when disabled is null then 1 else 0 end)",
}
"""What is counted of a home's members, in SQL; `past/past_parts.py` counts the same of rows as they were."""

PLAIN = ("size", "heads", "pupils_6_15", "public_openings", "public_openings_unknown")
"""The counts that the frame shows as they are."""
UNKNOWABLE = ("labour_full", "labour_weak", "pupils_out", "insured_missing", "ill_serious_any", "disabled_any")
"""Those that are null where none is found and one member is not known."""


def composition(day: date, scope: Scope) -> pl.DataFrame:
    """Members on the day, counted by what they are."""
    school_age = [years_before(day, 16), years_before(day, 6)]
    condition, parameters = scope.condition("area_code", "household_id")
    statement = f"""
        select household_id, {", ".join(COUNTS.values())}
        from register_member where {_PRESENT} and {condition} group by household_id"""  # noqa: S608
    schema = dict.fromkeys(["household", *COUNTS], pl.Int64)
    return told(read(statement, [*school_age * 3, day, day, *parameters], schema))


def told(frame: pl.DataFrame) -> pl.DataFrame:
    """The counts as the frame tells them, from those found and those unknown."""
    return frame.select(
        "household",
        *PLAIN,
        labour_full=_counted("labour_full", "labour_unknown"),
        labour_weak=_counted("labour_weak", "labour_unknown"),
        pupils_out=_counted("pupils_out", "pupils_unknown"),
        insured_missing=_counted("insured_missing", "insured_unknown"),
        ill_serious_any=_counted("serious", "serious_unknown").cast(pl.Boolean),
        disabled_any=_counted("disabled", "disabled_unknown").cast(pl.Boolean),
    )


def _counted(found: str, unknown: str) -> pl.Expr:
    """The number found; null when none was found and one is unknown: unknown is never no."""
    return pl.when((pl.col(found) > 0) | (pl.col(unknown) == 0)).then(pl.col(found))


def sizes(day: date, scope: Scope) -> pl.DataFrame:
    """size_prev: members on an earlier day."""
    condition, parameters = scope.condition("area_code", "household_id")
    counted = f"from register_member where {_PRESENT} and {condition} group by household_id"
    return read(
        f"select household_id, count(*) {counted}",
        [day, day, *parameters],
        {"household": pl.Int64, "size_prev": pl.Int64},
    )


def unexplained(since: date, day: date, scope: Scope) -> pl.DataFrame:
    """changes_unexplained: members who came or went after `since` and by `day` for another reason than those named."""
    condition, parameters = scope.condition("area_code", "household_id")
    statement = f"""
        select household_id, count(*) from register_member
        where (joined_how = 'other' and joined_on > %s and joined_on <= %s
            or left_how = 'other' and left_on > %s and left_on <= %s) and {condition} group by household_id"""  # noqa: S608
    schema = {"household": pl.Int64, "changes_unexplained": pl.Int64}
    return read(statement, [since, day, since, day, *parameters], schema)
