"""What the stations of a place will bring together in the next months: the sum of each station's own outlook."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hearthlight.core.money import Fen
from hearthlight.core.parameters import NotKnown
from hearthlight.core.period import Month
from hearthlight.core.units import WattHour
from hearthlight.sun import outlook, tariffs
from hearthlight.sun.climate import Spread
from hearthlight.sun.models import Expectation, Milestone, Station
from hearthlight.sun.queries import months_read

YEAR = 12


@dataclass
class Sum:
    """Coming months of many stations. Bands are added edge to edge: their weather is one weather.

    `unpriced` counts stations whose price or split is not known: their money is in neither stream.
    """

    stations: int = 0
    expected_wh: WattHour = 0
    low_wh: WattHour = 0
    high_wh: WattHour = 0
    coal_fen: Fen = 0
    subsidy_fen: Fen = 0
    unpriced: int = 0

    def add(self, found: outlook.Ahead) -> None:
        """Count one more station in."""
        self.stations += 1
        self.expected_wh, self.low_wh = self.expected_wh + found.expected_wh, self.low_wh + found.low_wh
        self.high_wh += found.high_wh
        self.coal_fen += found.coal_fen or 0
        self.subsidy_fen += found.subsidy_fen or 0
        self.unpriced += found.coal_fen is None


def ahead(stations: Iterable[Station], spans: list[list[Month]], spread: Spread, day: date) -> list[Sum]:
    """One sum a span, of the stations that are connected and of which something is expected; three queries."""
    rows = {station.pk: station for station in stations}
    done = Milestone.whole.filter(stage="connection", station__in=list(rows), done_on__lte=day)
    connected = dict(done.values_list("station", "done_on"))
    typical = _typical(list(connected))
    read = months_read(list(connected), day, Month.of(day).plus(-outlook.LONGEST))
    sums = [Sum() for _ in spans]
    for pk, year in typical.items():
        own = outlook.level(read.get(pk, {}), year, spread)
        streams = _streams(rows[pk], connected[pk], day)
        for total, span in zip(sums, spans, strict=True):
            found = outlook.ahead(span, year, own, spread)
            total.add(outlook.in_money(found, streams) if streams else found)
    return sums


def _typical(stations: list[int]) -> dict[int, list[WattHour]]:
    years: dict[int, list[WattHour]] = defaultdict(list)
    rows = Expectation.whole.filter(station__in=stations).order_by("station", "month")
    for station, energy in rows.values_list("station", "expected_wh"):
        years[station].append(energy)
    return {station: year for station, year in years.items() if len(year) == YEAR}


def _streams(station: Station, connected_on: date, day: date) -> tariffs.Streams | None:
    try:
        return tariffs.streams(station.plan_year or 0, connected_on, day, station.area_code)
    except NotKnown:
        return None
