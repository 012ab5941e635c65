"""Doubtful readings as stored rows: what was written, what was expected, the reading as it would be kept."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hearthlight.sun.models import ReadingDoubt, Station
from hearthlight.sun.readings import store
from hearthlight.sun.readings.receive import Received
from hearthlight.trail.models import Source

MINUTES = {"day": 24 * 60, "quarter_hour": 15}


def of(found: Received, source: Source, sheet: str, stations: dict[str, Station]) -> Iterator[ReadingDoubt]:
    """One row a doubt; the station by its meter, None where nobody or two know it."""
    for row in found.doubts.iter_rows(named=True):
        yield ReadingDoubt(
            source=source,
            area_code=source.area_code,
            station=stations.get(row["meter"]),
            meter_no=(row["meter"] or "")[:40],
            read_on=(row["at"] - timedelta(minutes=1)).date() if row["at"] else None,
            sheet=sheet[-64:],
            row_number=row["row"],
            kind=row["kind"],
            row={"found": row["found"], "at": row["at"].isoformat(" ") if row["at"] else None},
            expected={"expected": row["expected"]},
            repair=_repair(row, found.kind),
            synthetic=stations[row["meter"]].synthetic if row["meter"] in stations else False,
        )


def _repair(row: dict[str, Any], kind: str) -> dict[str, Any]:
    """The reading as it would be kept: a register of a day's end, or an interval by its end in UTC."""
    at = row["repair_at"]
    if at is None:
        return {}
    if row["repair_register_wh"] is not None:
        day = (at - timedelta(minutes=1)).date().isoformat()
        return {"at": day, "meter": row["repair_meter"], "register_wh": row["repair_register_wh"]}
    if kind == "month":
        return {}
    return {"kind": kind, "at": _utc(at), "minutes": MINUTES[kind], "energy_wh": row["repair_energy_wh"]}


def _utc(local: datetime) -> str:
    return local.replace(tzinfo=ZoneInfo(store.ZONE)).astimezone(UTC).isoformat()


def contradicts(row: dict[str, Any], told: str, source: Source, sheet: str, station: Station) -> ReadingDoubt:
    """A register that the file's checks let through and the readings that stand do not."""
    return ReadingDoubt(
        source=source,
        area_code=source.area_code,
        station=station,
        meter_no=row["meter"][:40],
        read_on=(row["at"] - timedelta(minutes=1)).date(),
        sheet=sheet[-64:],
        row_number=row["row"],
        kind="register_back",
        row={"found": str(row["register_wh"]), "at": row["at"].isoformat(" "), "told": told},
        synthetic=station.synthetic,
    )
