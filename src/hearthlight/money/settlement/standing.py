"""What stands of stations, readings, prices and statements beside the rows of a file: a few queries for all of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Sum

from hearthlight.core import areas
from hearthlight.core.parameters import NotKnown
from hearthlight.core.period import Month
from hearthlight.core.units import WattHour
from hearthlight.money.models import Statement
from hearthlight.money.owners import Shares, shares
from hearthlight.money.pricing import Stream
from hearthlight.money.settlement.matching import Known
from hearthlight.money.settlement.statement_file import StatedRow
from hearthlight.sun.models import Milestone, Reading, Station
from hearthlight.sun.tariffs import coal_price, subsidised, tariff


class Standing:
    """The stations of a place by number and meter, and what is known of their months."""

    def __init__(self, place: str, rows: Sequence[StatedRow], day: date) -> None:
        low, high = areas.subtree(place)
        inside = Station.whole.filter(area_code__gte=low, area_code__lt=high).exclude(kind="lot")
        self.stations = _by_number(inside)
        pks = [one.pk for name in {row.station for row in rows} if (one := self.stations.get(name))]
        self.connected = dict(
            Milestone.whole.filter(stage="connection", done_on__lte=day).values_list("station", "done_on")
        )
        self._ends = _ends(pks, {row.month for row in rows})
        self.stated = newest(Statement.whole.filter(station__in=pks))
        self.shares: Shares = shares(day)
        self.made = made_before(pks, {row.month for row in rows})

    def known(self, row: StatedRow) -> Known | None:
        """What is known beside one row; None for a station that nobody knows."""
        station = self.stations.get(row.station)
        if station is None:
            return None
        before = self.stated.get((station.pk, row.month, row.stream))
        return Known(
            connected=station.pk in self.connected,
            owned=bool(station.owner_code or self.shares.get(station.pk)),
            read_wh=self._read(station, row.month),
            rule_price=rule_price(
                station,
                self.connected.get(station.pk),
                row.month,
                row.stream,
                self.made.get((station.pk, row.month), 0),
            ),
            stands=(before.energy_wh, before.fen) if before else None,
            other_stream=self._other(station.pk, row),
        )

    def _read(self, station: Station, month: str) -> WattHour | None:
        energies = [one.energy_wh for one in self._in(station, month) if one.energy_wh is not None]
        return sum(energies) if energies else None

    def _in(self, station: Station, month: str) -> list[Reading]:
        return [one for one in self._ends.get(station.pk, ()) if str(Month.of(one.read_on)) == month]

    def readings(self, station: Station, month: str) -> tuple[Reading | None, Reading | None]:
        """The reading that a month begins from, and its last; None where there is none."""
        inside = self._in(station, month)
        before = [one for one in self._ends.get(station.pk, ()) if str(Month.of(one.read_on)) < month]
        return (before[-1] if before else None), (inside[-1] if inside else None)

    def _other(self, station: int, row: StatedRow) -> bool:
        """Whether the month stands as a whole where parts come now, or the other way round."""
        others = [one for one in Stream if (one is Stream.WHOLE) != (row.stream == Stream.WHOLE)]
        return any((station, row.month, str(one)) in self.stated for one in others)


def _by_number(stations: Iterable[Station]) -> Mapping[str, Station]:
    rows = list(stations)
    return {one.meter_no: one for one in rows if one.meter_no} | {one.number: one for one in rows}


def newest(statements: Iterable[Statement]) -> dict[tuple[int, str, str], Statement]:
    """The last revision of each statement, by station, month and stream."""
    rows = sorted(statements, key=lambda one: one.revision)
    return {(one.station_id, one.month, one.stream): one for one in rows}


def made_before(stations: Sequence[int], months: Iterable[str]) -> dict[tuple[int, str], WattHour]:
    """What each station made by its meters before each of these months; one query a month."""
    found: dict[tuple[int, str], WattHour] = {}
    for month in months:
        rows = Reading.whole.filter(station__in=stations, set_aside=False, read_on__lt=Month.parse(month).first)
        for station, energy in rows.order_by().values_list("station").annotate(wh=Sum("energy_wh")):
            found[station, month] = energy or 0
    return found


def _ends(stations: Sequence[int], months: Iterable[str]) -> dict[int, list[Reading]]:
    """The readings of these stations up to the last month, each station's in order, from the month before the first."""
    wanted = sorted(months)
    if not wanted:
        return {}
    first, last = Month.parse(wanted[0]).plus(-2).first, Month.parse(wanted[-1]).last
    rows = Reading.whole.filter(station__in=stations, set_aside=False, read_on__gte=first, read_on__lte=last)
    found: dict[int, list[Reading]] = defaultdict(list)
    for row in rows.order_by("station", "read_on", "pk"):
        found[row.station_id].append(row)
    return found


def rule_price(
    station: Station, connected: date | None, month: str, stream: str, before_wh: WattHour = 0
) -> int | None:
    """The stream's price by rule, None where it is not known or the station is not connected.

    `before_wh` is what it made before: once the subsidy has ended, a kilowatt-hour is worth the coal price alone.
    """
    if connected is None or station.plan_year is None:
        return None
    try:
        whole = int(tariff(station.plan_year, connected).value)
        ended = not subsidised(connected, Month.parse(month).first, before_wh, station.power_w)
        coal = int(coal_price(Month.parse(month).first).value) if ended or stream != Stream.WHOLE else 0
    except NotKnown:
        return None
    if ended:
        return {Stream.SUBSIDY: 0}.get(Stream(stream), coal)
    return coal if stream == Stream.COAL else whole - coal
