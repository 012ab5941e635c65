"""Judging the stations by their neighbours, and keeping what was lost 电站健康判断. For the job worker only."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl
from django.db import connection

from hearthlight.core import areas
from hearthlight.sun import comparing
from hearthlight.sun.alerts import bring_in_line
from hearthlight.sun.health.judge import Judged, judge
from hearthlight.sun.judged_data import by_data_kind, stations_to_judge
from hearthlight.sun.loss_worth import prices_of
from hearthlight.sun.models import Compared, Loss
from hearthlight.sun.tariffs import worth
from hearthlight.trail import in_bulk
from hearthlight.trail.act import Actor, act
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event

NAME = "sun.judge"
Key = tuple[int | None, str, str, date]
KEPT = ("data_kind", "until", "lost_wh", "lost_fen", "surely", "evidence", "stands")
"""What a later judgement may say otherwise of a loss that stands."""


@dataclass
class Found:
    """What one run found, not stored: losses, the comparison behind them, and the stations whose latest data could be
    judged."""

    losses: list[Loss] = field(default_factory=list)
    compared: list[Compared] = field(default_factory=list)
    judged: dict[int, str] = field(default_factory=dict)


def judge_all(user: Actor, place: str, day: date) -> int:
    """Judge every station of the county, or of the counties, of `place` by the readings up to `day`; the losses known.

    A station is judged by the finest data it has. Losses that a later judgement does not find again stand no more: they
    are derived, and the readings they come from stay.
    """
    place = areas.at(place, "county") if areas.level(place).width > areas.width("county") else place
    found = find(place, day)
    with act(
        user, NAME, at=place, day=day, summary={"losses": len(found.losses), "judged": len(found.judged)}
    ) as event:
        _keep(event, place, found.losses)
        comparing.keep(event, found.compared)
        bring_in_line(event, place, found.losses, found.judged)
    return len(found.losses)


def find(place: str, day: date) -> Found:
    """Judge without storing anything; the stations of a county are judged together."""
    stations, found = stations_to_judge(place), Found()
    prices = prices_of(stations["station"].to_list(), day)
    for kind, energies in by_data_kind(stations, day).items():
        judged = judge(energies, stations, kind, day)
        found.losses += [_loss(row, kind, prices) for row in _of_unseen(judged, found.judged)]
        found.compared += comparing.rows_of(judged.compared, kind)
        found.judged |= _judged(judged, stations)
    return found


def _judged(judged: Judged, stations: pl.DataFrame) -> dict[int, str]:
    """The stations that had enough neighbours in the latest period, with their places."""
    known = judged.compared.filter(pl.col("expected_wh").is_not_null())
    latest = known.filter(pl.col("period") == known["period"].max())
    there = stations.join(latest, on="station", how="semi")
    return dict(there.select("station", "area_code").iter_rows())


def _of_unseen(judged: Judged, seen: dict[int, str]) -> Iterable[dict[str, Any]]:
    """The losses of stations that finer data has not spoken of; those of whole areas by the finest data alone."""
    own = pl.col("station").is_not_null() & ~pl.col("station").is_in(list(seen))
    return judged.losses.filter(own | (pl.col("station").is_null() & (not seen))).iter_rows(named=True)


def _loss(row: dict[str, Any], kind: str, prices: dict[int, int]) -> Loss:
    price = prices.get(row["station"]) if row["station"] else None
    return Loss(
        station_id=row["station"],
        area_code=row["area_code"],
        cause=row["cause"],
        data_kind=kind,
        from_date=row["from_date"],
        until=row["until"],
        lost_wh=row["lost_wh"],
        lost_fen=None if price is None else worth(row["lost_wh"], price),
        surely=row["surely"],
        evidence={**row["evidence"], "neighbours": row["neighbours"]},
    )


def _key(row: Loss) -> Key:
    return row.station_id, "" if row.station_id else row.area_code, row.cause, row.from_date


def _keep(event: Event, place: str, losses: list[Loss]) -> None:
    low, high = areas.subtree(place)
    standing = {_key(row): row for row in Loss.whole.filter(area_code__gte=low, area_code__lt=high)}
    found = {_key(row): row for row in losses}
    gone = [row.pk for key, row in standing.items() if key not in found and row.stands]
    in_bulk.update(event, Loss, gone, {"stands": False})
    bulk(event, [row for key, row in found.items() if key not in standing])
    changed = [(standing[key], row) for key, row in found.items() if key in standing and _differs(standing[key], row)]
    new = {name: [_stored(row, name) for _, row in changed] for name in KEPT}
    in_bulk.update(event, Loss, [row.pk for row, _ in changed], new)


def _differs(standing: Loss, found: Loss) -> bool:
    return any(getattr(standing, name) != getattr(found, name) for name in KEPT)


def _stored(row: Loss, name: str) -> Any:
    return Loss._meta.get_field(name).get_db_prep_save(getattr(row, name), connection)  # type: ignore[union-attr]
