"""The columns of the register's frames. Pure: the same on Polars, Parquet and Spark; no name, number or telephone.

`households(...)` and `members(...)` of `register/frames.py` give exactly these, in this order. A null is *unknown*,
never no. Yes/no columns are Boolean, money is integer fen, days are dates, codes are those of `register/codes.py`.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import get_type_hints

import polars as pl


@dataclass(frozen=True)
class Household:
    """One household on a day 农户.

    ``scheme`` null = an ordinary household, not in the register; scheme given and ``state`` null = state unknown.
    ``exited_year``: of the last exit that still stands. ``size``: members on the day; ``heads``: members entered as
    head. ``labour_full``: ordinary or skilled; ``pupils_6_15``: members aged 6 to 15, ``pupils_out`` those of them
    entered as not in school (null when the schooling of one is unknown and none is out); ``insured_missing``: members
    with neither resident nor employee insurance (null when one is unknown and none is missing).
    ``*_fen``: the last whole calendar year before the day, null = nothing declared (what this system paid alone is no
    account); ``self_paid_fen`` stands beside the income; ``net_fen_prev`` and ``size_prev`` are of the year before
    that. ``income_verified``: false when an item rests on nothing or on an estimate, null without income.
    ``road_metres`` to the village's main road, ``water_litres`` a head and day, ``water_minutes`` to fetch it.
    ``changed_event``: the last act that touched the household's own row.
    """

    household: int
    area_code: str
    scheme: str | None
    state: str | None
    exited_year: int | None
    monitored_kind: str | None
    cause_main: str | None
    size: int
    heads: int
    labour_full: int
    labour_weak: int
    pupils_6_15: int
    pupils_out: int | None
    insured_missing: int | None
    ill_serious_any: bool | None
    disabled_any: bool | None
    net_fen: int | None
    wage_fen: int | None
    business_fen: int | None
    property_fen: int | None
    transfer_fen: int | None
    cost_fen: int | None
    self_paid_fen: int | None
    net_fen_prev: int | None
    size_prev: int
    income_verified: bool | None
    house_grade: str | None
    house_area: int | None
    house_repaired: bool | None
    water_safe: bool | None
    water_source: str | None
    water_litres: int | None
    water_minutes: int | None
    food_ok: bool | None
    clothes_ok: bool | None
    road_metres: int | None
    changed_event: int


@dataclass(frozen=True)
class Member:
    """One member of a household on a day 家庭成员; who has left by the day is not among them.

    ``age``: full years on the day; ``head_sex``: sex of the household's head (null without one, or with several);
    ``id_valid``, ``id_sex``, ``id_age``: what the identity number says, null when none is kept; ``id_times``: how
    often that number stands in the whole register. ``away_months``: months of work away in the last year, 0 to 12.
    ``public_opening``: holds one 公益性岗位 by the national export, ``public_opening_months`` of the year, 0 to 12.
    """

    member: int
    household: int
    area_code: str
    number: int
    relation: str | None
    head_sex: str | None
    sex: str | None
    age: int | None
    id_valid: bool | None
    id_sex: str | None
    id_age: int | None
    id_times: int | None
    nation: str | None
    education: str | None
    schooling: str | None
    ill_chronic: bool | None
    ill_serious: bool | None
    disabled: bool | None
    labour: str | None
    bedridden: bool | None
    away_place: str | None
    away_months: int | None
    insured_resident: bool | None
    insured_employee: bool | None
    insured_serious: bool | None
    pension: bool | None
    public_opening: bool | None
    public_opening_months: int | None
    joined_on: date
    left_on: date | None


_POLARS = {int: pl.Int64, str: pl.String, bool: pl.Boolean, date: pl.Date}


def polars_schema(row: type) -> pl.Schema:
    """The Polars schema of a row class above: ``polars_schema(Household)``."""
    hints = get_type_hints(row)
    return pl.Schema({column.name: _POLARS[_plain(hints[column.name])] for column in fields(row)})


def nullable(row: type) -> set[str]:
    """The columns in which null, that is unknown, may stand."""
    hints = get_type_hints(row)
    return {name for name, kind in hints.items() if kind is not _plain(kind)}


def _plain(kind: type) -> type:
    arguments = [one for one in getattr(kind, "__args__", ()) if one is not type(None)]
    return arguments[0] if arguments else kind
