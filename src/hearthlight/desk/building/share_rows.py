"""The share ledger of a joint station 股份台账: who owned how much in each span of time."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hearthlight.core.units import format_thousandths
from hearthlight.desk.amounts import percent
from hearthlight.places import queries as places
from hearthlight.sun.models import Share, Station


@dataclass(frozen=True)
class Span:
    """Owners from a day on until another (None: still), their sum, and by how much it misses the station's power."""

    since: date
    until: date | None
    owners: list[dict[str, Any]]
    villages: int
    power: str
    missing: str


def spans(station: Station) -> list[Span]:
    """The spans, the newest first; two queries."""
    rows = list(Share.whole.filter(station=station).order_by("-from_date", "area_code"))
    names = places.names(sorted({row.area_code for row in rows}))
    found: dict[tuple[date, date | None], list[Share]] = {}
    for row in rows:
        found.setdefault((row.from_date, row.until), []).append(row)
    return [_span(station, since, until, own, names) for (since, until), own in found.items()]


def _span(station: Station, since: date, until: date | None, rows: list[Share], names: dict[str, str]) -> Span:
    power = station.power_w or 0
    whole = sum(row.power_w for row in rows)
    owners = [
        {
            "code": row.area_code,
            "name": names.get(row.area_code, row.area_code),
            "power": format_thousandths(row.power_w),
            "share": percent(row.power_w, power),
        }
        for row in rows
    ]
    missing = format_thousandths(power - whole) if power != whole else ""
    return Span(since, until, owners, len(owners), format_thousandths(whole), missing)
