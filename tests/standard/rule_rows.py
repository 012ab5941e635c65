"""One row of each frame that breaks no rule, and frames of rows that differ from it, for the tables of answers."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl

from hearthlight.register.schema import FRAMES, ONLY_EXPORTED, polars_schema
from hearthlight.standard import pack, screen

DAY = date(2017, 3, 28)
MONITORING_DAY = date(2021, 6, 1)
VILLAGE = "341622101201000"

HOME: dict[str, Any] = {
    "area_code": "341622101201007",
    "scheme": "registration",
    "state": "exited",
    "exited_year": 2016,
    "registered_year": 2014,
    "states_impossible": 0,
    "monitored": False,
    "size": 3,
    "size_prev": 3,
    "heads": 1,
    "public_openings": 0,
    "public_openings_unknown": 0,
    "changes_unexplained": 0,
    "net_fen": 3 * 700_000,
    "net_fen_prev": 3 * 600_000,
    "wage_fen": 3 * 700_000,
    "income_verified": True,
    "food_ok": True,
    "clothes_ok": True,
    "pupils_6_15": 1,
    "pupils_out": 0,
    "insured_missing": 0,
    "house_grade": "B",
    "house_repaired": False,
    "house_area": 90,
    "road_metres": 200,
    "water_safe": True,
    "removed_net_fen": 3 * 700_000,
    "removed_self_paid_fen": 0,
    "removed_schooled": True,
    "removed_insured": True,
    "removed_housed": True,
    "removed_water_safe": True,
}
MONITORED: dict[str, Any] = {
    "monitored": True,
    "monitored_kind": "marginal",
    "monitored_from": date(2021, 2, 1),
    "risk_main": "illness",
    "risk_removed": False,
}
MEMBER: dict[str, Any] = {
    "household": 1,
    "area_code": "341622101201007",
    "registered": True,
    "monitored": False,
    "relation": "head",
    "sex": "male",
    "head_sex": "male",
    "age": 45,
    "id_valid": True,
    "id_sex": "male",
    "id_age": 45,
    "id_birth_same": True,
    "id_times": 1,
    "nation": "汉族",
    "education": "junior",
    "schooling": "not_in_school",
    "labour": "ordinary",
    "away_place": "none",
    "away_months": 0,
    "insured_resident": True,
    "insured_employee": False,
    "insured_serious": True,
    "public_opening": False,
    "public_opening_months": 0,
}
VILLAGE_ROW: dict[str, Any] = {
    "area_code": VILLAGE,
    "state": "exited",
    "exited": True,
    "households": 400,
    "houses_unsafe": 3,
    "water_unsafe": 2,
    "schools": 1,
    "bus": True,
}
WHOLE = {"household": HOME, "member": MEMBER, "village": VILLAGE_ROW}

Case = tuple[str, dict[str, Any], str]
"""Code of a rule without ``standard.``, what differs from the whole row, the answer."""


def frame(name: str, rows: Sequence[dict[str, Any]]) -> pl.DataFrame:
    """A frame of that name, a row for each of `rows`, which say what differs from a whole one."""
    schema = dict(polars_schema(FRAMES[name])) | ONLY_EXPORTED.get(name, {})
    return pl.DataFrame([WHOLE[name] | {name: number} | row for number, row in enumerate(rows)], schema=schema)


def answered(name: str, cases: Sequence[Case], code: str, day: date) -> list[str]:
    """What the pack of that code answers on `day` to each case, in one screening of one frame."""
    rows = frame(name, [row for _, row, _ in cases])
    answers = screen.table(screen.run({name: rows}, pack.read(code), day))
    told = {(rule, subject): answer for rule, subject, _, answer in answers.rows()}
    return [told[f"standard.{rule}", number] for number, (rule, _, _) in enumerate(cases)]
