"""Small frames for the tests of the room: one row, whole unless the test says otherwise."""

from typing import Any

import polars as pl

from hearthlight.help import schema
from hearthlight.register.schema import Household, polars_schema

MEASURE: dict[str, Any] = {
    "measure": 1,
    "household": 1,
    "area_code": "341622101201007",
    "kind": "industry",
    "fen": 90_000,
    "days_late": 0,
    "has_result": False,
    "has_paper": False,
    "result_fen": None,
}
HOME: dict[str, Any] = {
    "household": 1,
    "area_code": "341622101201007",
    "scheme": "registration",
    "state": "registered",
    "size": 3,
    "monitored": False,
    "policies_continue": True,
    "labour_full": 1,
    "labour_weak": 0,
    "pupils_6_15": 0,
    "insured_missing": 0,
    "ill_serious_any": False,
    "house_grade": "A",
    "house_repaired": False,
    "water_safe": True,
    "public_openings": 0,
    "placements": 0,
    "minimum_living_fen": 0,
    "solar_fen": 0,
    "measures": 0,
    **dict.fromkeys(schema.KIND_COLUMNS, 0),
}
_COLUMNS = (
    dict(polars_schema(Household)) | dict(polars_schema(schema.Used)) | dict.fromkeys(schema.KIND_COLUMNS, pl.Int64)
)


def measures(*rows: dict[str, Any]) -> pl.DataFrame:
    """A measure frame with a row for each of `rows`, which say what differs from a measure due today."""
    named = [MEASURE | {"measure": number} | row for number, row in enumerate(rows, 1)]
    return pl.DataFrame(named, schema=polars_schema(schema.Measure))


def homes(*rows: dict[str, Any]) -> pl.DataFrame:
    """A household frame with the columns of help, likewise: a registered home that lacks nothing and uses nothing."""
    return pl.DataFrame([HOME | {"household": number} | row for number, row in enumerate(rows, 1)], schema=_COLUMNS)
