"""Losses that go on become findings 告警: one a station and cause, whatever the number of bad days."""

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from hearthlight.checks.findings import Broken, settle
from hearthlight.checks.rule import Answer, Rule
from hearthlight.checks.screening import answer
from hearthlight.places.models import Area
from hearthlight.sun.loss_rules import ALERTS, GRID
from hearthlight.sun.models import Loss, Station
from hearthlight.trail.models import Event

STATION, AREA = "sun.station", "places.area"
HEALTH = {
    "station": pl.Int64,
    "area_code": pl.String,
    "lost_permille": pl.Int64,
    "since_from": pl.String,
    "lost_kwh": pl.Int64,
    "neighbours": pl.Int64,
}


def bring_in_line(event: Event, place: str, losses: Sequence[Loss], judged: Mapping[int, str]) -> None:
    """Open an alert where a loss goes on, end it where the readings say it is over; unjudged stations stay as said."""
    going_on = [row for row in losses if row.until is None]
    unjudged = set(Station.whole.values_list("pk", flat=True)) - judged.keys()
    for cause, rule in ALERTS.items():
        frame = health([row for row in going_on if row.cause == cause and row.station_id], judged)
        settle(event, rule.code, rule.from_date, _broken(rule, frame), unknown=unjudged, place=place)
    grid = [row for row in going_on if row.cause == "grid" and row.station_id is None]
    settle(event, GRID.code, GRID.from_date, _areas(grid), place=place)


def health(losses: Iterable[Loss], judged: Mapping[int, str]) -> pl.DataFrame:
    """One row a judged station: what it loses now to one cause, 0 where nothing."""
    lost = {row.station_id: row for row in losses}
    rows = [
        (station, code, *(_values(lost[station]) if station in lost else (0, None, 0, None)))
        for station, code in judged.items()
    ]
    return pl.DataFrame(rows, schema=HEALTH, orient="row")


def _values(row: Loss) -> tuple[int, str, int, int | None]:
    return (
        max(0, 1000 - row.evidence["permille"]),
        row.from_date.isoformat(),
        row.lost_wh // 1000,
        row.evidence["neighbours"],
    )


def _broken(rule: Rule, frame: pl.DataFrame) -> list[Broken]:
    said = answer(frame, rule).to_native()
    breaking = frame.filter(said["answer"] == Answer.BREAKS)
    return [
        Broken(STATION, row["station"], row["area_code"], values={name: row[name] for name in rule.reads})
        for row in breaking.iter_rows(named=True)
    ]


def _areas(losses: Sequence[Loss]) -> list[Broken]:
    ids = dict(Area.objects.filter(code__in=[row.area_code for row in losses]).values_list("code", "pk"))
    return [
        Broken(AREA, ids[row.area_code], row.area_code, values=dict(zip(GRID.reads, _values(row), strict=True)))
        for row in losses
        if row.area_code in ids
    ]
