"""Small frames for the tests of the room: one row, whole unless the test says otherwise."""

from typing import Any

import polars as pl

SHUANGJIAN = "341622101201007"

HOME: dict[str, Any] = {
    "household": 1,
    "area_code": SHUANGJIAN,
    "scheme": "registration",
    "state": "exited",
    "exited_year": 2016,
    "size": 3,
    "heads": 1,
    "net_fen": 3 * 400_000,
    "food_ok": True,
    "clothes_ok": True,
    "pupils_6_15": 1,
    "pupils_out": 0,
    "insured_missing": 0,
    "house_grade": "B",
    "house_repaired": False,
    "water_safe": True,
    "income_verified": True,
}
MEMBER: dict[str, Any] = {
    "registered": True,
    "monitored": False,
    "member": 1,
    "household": 1,
    "area_code": SHUANGJIAN,
    "relation": "head",
    "sex": "male",
    "head_sex": "male",
    "age": 45,
    "id_valid": True,
    "labour": "ordinary",
}
_TYPES = {str: pl.String, bool: pl.Boolean, int: pl.Int64}


def _frame(whole: dict[str, Any], rows: list[dict[str, Any]], key: str) -> pl.DataFrame:
    schema = {name: _TYPES[type(value)] for name, value in whole.items()}
    return pl.DataFrame([whole | {key: number} | row for number, row in enumerate(rows, 1)], schema=schema)


def homes(*rows: dict[str, Any]) -> pl.DataFrame:
    """A household frame with a row for each of `rows`, which say what differs from a whole home."""
    return _frame(HOME, list(rows), "household")


def members(*rows: dict[str, Any]) -> pl.DataFrame:
    """A member frame, likewise."""
    return _frame(MEMBER, list(rows), "member")
