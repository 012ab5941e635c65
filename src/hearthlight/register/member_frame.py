"""The member frame: who belongs to the households of a range on a day, without name or number."""

from datetime import date

import polars as pl

from hearthlight.register.reading import Scope, read, selected

OWN = {
    "member": ("id", pl.Int64),
    "household": ("household_id", pl.Int64),
    "area_code": ("area_code", pl.String),
    "number": ("number", pl.Int64),
    "birth": ("birth", pl.Date),
    "id_birth": ("id_birth", pl.Date),
    "away_months": ("away_months", pl.Int64),
    "public_opening_months": ("public_opening_months", pl.Int64),
    "joined_on": ("joined_on", pl.Date),
    "left_on": ("left_on", pl.Date),
    **{
        name: (name, pl.String)
        for name in ("relation", "sex", "id_sex", "nation", "education", "schooling", "labour", "away_place")
    },
    **{name: (name, pl.Boolean) for name in ("id_valid", "ill_chronic", "ill_serious", "disabled", "bedridden")},
    **{name: (name, pl.Boolean) for name in ("insured_resident", "insured_employee", "insured_serious", "pension")},
    "public_opening": ("public_opening", pl.Boolean),
}
"""Frame column to the table's column."""


def today(day: date, scope: Scope) -> pl.DataFrame:
    """The rows of OWN of who belongs on the day, by today's records."""
    condition, parameters = scope.condition("area_code", "household_id")
    statement = (
        f"select {selected(OWN)} from register_member "  # noqa: S608
        f"where joined_on <= %s and (left_on is null or left_on > %s) and {condition} order by id"
    )
    return read(statement, [day, day, *parameters], {name: kind for name, (_, kind) in OWN.items()})


def standing(registration: pl.DataFrame, monitoring: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """registered and monitored of the households that `parts.states` tells of."""
    struck = (pl.col("state") == "cancelled").fill_null(False)
    return registration.select("household", registered=~struck), monitoring.select("household", "monitored")


def worked_out(frame: pl.DataFrame, day: date, scope: Scope) -> pl.DataFrame:
    """Every column of `schema.Member` that is worked out from those of OWN."""
    return of_themselves(frame, day).join(_id_times(scope), on="member", how="left", maintain_order="left")


def of_themselves(frame: pl.DataFrame, day: date) -> pl.DataFrame:
    """The same but for `id_times`, which needs the whole register."""
    frame = frame.with_columns(
        age=full_years("birth", day),
        id_age=full_years("id_birth", day),
        id_birth_same=pl.col("birth") == pl.col("id_birth"),
    )
    return frame.join(_heads(frame), on="household", how="left", maintain_order="left")


def full_years(birth: str, day: date) -> pl.Expr:
    """Full years of age on `day`; null when the birth date is unknown."""
    born = pl.col(birth)
    before = (born.dt.month().cast(pl.Int64) * 100 + born.dt.day()) > day.month * 100 + day.day
    return day.year - born.dt.year().cast(pl.Int64) - before.cast(pl.Int64)


def _heads(frame: pl.DataFrame) -> pl.DataFrame:
    """head_sex of households with exactly one head."""
    heads = frame.filter(pl.col("relation") == "head").group_by("household").agg(pl.len(), pl.col("sex").first())
    return heads.filter(pl.col("len") == 1).select("household", head_sex="sex")


def _id_times(scope: Scope) -> pl.DataFrame:
    """How often each kept identity number stands in the whole register, by its keyed index."""
    if scope.household is not None:
        return read(_TIMES_OF_ONE, [scope.household], _TIMES)
    return read(_TIMES_OF_ALL, [], _TIMES)


_TIMES = {"member": pl.Int64, "id_times": pl.Int64}
_TIMES_OF_ALL = """
    select s.subject_id, n.times from people_secret s
    join (select blind_index, count(*) as times from people_secret
          where kind = 'identity' and until is null group by blind_index) n on n.blind_index = s.blind_index
    where s.kind = 'identity' and s.until is null and s.subject_kind = 'register.member'"""
_TIMES_OF_ONE = """
    select s.subject_id, (select count(*) from people_secret n
        where n.kind = 'identity' and n.until is null and n.blind_index = s.blind_index)
    from people_secret s
    where s.kind = 'identity' and s.until is null and s.subject_kind = 'register.member'
        and s.subject_id in (select id from register_member where household_id = %s)"""
