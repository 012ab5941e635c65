"""Reading how stations stood beside their neighbours, for the wall of days and a station's own days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count

from hearthlight.core.units import WattHour
from hearthlight.sun.models import Compared


@dataclass(frozen=True)
class Beside:
    """One period of a station: its energy, what its neighbours expect of it with the band of eight in ten (Wh)."""

    day: date
    energy_wh: WattHour
    expected_wh: WattHour | None
    low_wh: WattHour | None
    high_wh: WattHour | None
    neighbours: int | None

    @property
    def permille(self) -> int | None:
        """The share of what the neighbours made, in thousandths; None without enough of them, or a dark day for all."""
        return self.energy_wh * 1000 // self.expected_wh if self.expected_wh else None


def days_of(stations: Sequence[int], last: date, count: int) -> dict[int, list[Beside | None]]:
    """{station: its `count` days up to `last`, None where nothing was read}; stations without days are left out."""
    first = last - timedelta(days=count - 1)
    rows = Compared.whole.filter(station__in=stations, data_kind="day", month__gte=first.replace(day=1))
    kept: dict[int, dict[date, Beside]] = {}
    for row in rows.filter(month__lte=last).only("station_id", "month", "periods"):
        kept.setdefault(row.station_id, {}).update(_days(row.month, row.periods))
    days = [first + timedelta(days=n) for n in range(count)]
    return {station: [known.get(day) for day in days] for station, known in kept.items()}


def _days(month: date, periods: Iterable[Any]) -> dict[date, Beside]:
    return {
        month + timedelta(days=n): Beside(month + timedelta(days=n), *numbers)
        for n, numbers in enumerate(periods)
        if numbers is not None
    }


def months_of(station: int, last: date) -> list[Beside]:
    """The whole months of a station beside its neighbours, in order; one query."""
    rows = Compared.whole.filter(station=station, data_kind="month", month__lte=last).order_by("month")
    return [Beside(row.month, *row.periods[0]) for row in rows if row.periods and row.periods[0]]


def last_day(stations: Sequence[int], day: date) -> date | None:
    """The last day of the newest month up to `day` that half as many stations read as any other month; two queries."""
    rows = Compared.whole.filter(station__in=stations, data_kind="day", month__lte=day).order_by()
    read = dict(rows.values_list("month").annotate(n=Count("pk")))
    often = [month for month, number in read.items() if 2 * number >= max(read.values())]
    if not often:
        return None
    newest = max(often)
    return newest + timedelta(days=max(len(row.periods) for row in rows.filter(month=newest).only("periods")) - 1)
