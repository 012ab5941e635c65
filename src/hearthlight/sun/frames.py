"""Frames that the rules read: one row a milestone, one row a station, on a day. Nothing personal is in them."""

from datetime import date
from functools import cache
from pathlib import Path

import polars as pl
from django.db.models import Sum

from hearthlight.core.parameters import NotKnown, Parameters
from hearthlight.core.period import days_until
from hearthlight.sun.milestones import State, standing
from hearthlight.sun.models import Milestone, Reading, Share, Station
from hearthlight.sun.spans import span, together
from hearthlight.sun.yields import MOST_HOURS
from hearthlight.trail.dated import in_force

MILESTONE = {
    "milestone": pl.Int64,
    "area_code": pl.String,
    "stage": pl.String,
    "done": pl.Boolean,
    "days_left": pl.Int64,
    "warning_days": pl.Int64,
}
STATION = {
    "station": pl.Int64,
    "area_code": pl.String,
    "joint": pl.Boolean,
    "power_w": pl.Int64,
    "shared_w": pl.Int64,
    "energy_wh": pl.Int64,
    "months_read": pl.Int64,
    "most_hours": pl.Int64,
}


@cache
def settings() -> Parameters:
    """The dated settings of the room."""
    return Parameters.read(Path(__file__).with_name("settings.toml"))


def milestones(day: date) -> pl.DataFrame:
    """Every milestone on `day`: done, days left to its term (negative when late, null without a term)."""
    rows = Milestone.whole.order_by("pk").values_list(
        "pk", "area_code", "stage", "planned_on", "due_on", "done_on", "precision"
    )
    return pl.DataFrame([_milestone(day, *row) for row in rows], schema=MILESTONE, orient="row")


def _milestone(
    day: date,
    pk: int,
    area_code: str,
    stage: str,
    planned_on: date | None,
    due_on: date | None,
    done_on: date | None,
    precision: str,
) -> tuple[int, str, str, bool, int | None, int | None]:
    done = standing(day, planned_on, due_on, done_on, precision).state is State.DONE
    term = due_on or planned_on
    return pk, area_code, stage, done, days_until(term, day) if term else None, warning_days(day, area_code)


def warning_days(day: date, place: str) -> int | None:
    """How many days before its term a stage is warned of; None where nobody set it."""
    try:
        value: int = settings().at("warning_days", day, place).value
    except NotKnown:
        return None
    return value


def stations(day: date) -> pl.DataFrame:
    """Every station on `day`: power, the sum of its shares, and the energy of the whole months its meter covers."""
    shared = dict(Share.whole.filter(in_force(day)).values_list("station").annotate(power=Sum("power_w")))
    registers: dict[int, dict[str, list[tuple[date, int]]]] = {}
    kept = Reading.whole.filter(set_aside=False, read_on__lte=day).order_by("station", "read_on")
    for station, meter, read_on, register, multiplier in kept.values_list(
        "station", "meter_no", "read_on", "register_wh", "multiplier"
    ):
        registers.setdefault(station, {}).setdefault(meter, []).append((read_on, register * multiplier))
    rows = Station.whole.exclude(kind="lot").order_by("pk").values_list("pk", "area_code", "kind", "power_w")
    return pl.DataFrame(
        [
            (pk, area_code, kind == "joint", power, shared.get(pk, 0), *_covered(registers.get(pk, {})), MOST_HOURS)
            for pk, area_code, kind, power in rows
        ],
        schema=STATION,
        orient="row",
    )


def _covered(meters: dict[str, list[tuple[date, int]]]) -> tuple[int | None, int | None]:
    if not meters:
        return None, None
    covered = together(span(readings) for readings in meters.values())
    return covered.generated_wh, len(covered.months)
