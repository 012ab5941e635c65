"""What the next months of a station will bring, as its page says it."""

from dataclasses import dataclass
from datetime import date

from hearthlight.core.parameters import NotKnown
from hearthlight.core.period import Month, months
from hearthlight.core.units import format_thousandths
from hearthlight.desk.amounts import money
from hearthlight.sun import expect, outlook, tariffs
from hearthlight.sun.climate import BadClimate
from hearthlight.sun.milestones import State
from hearthlight.sun.record import StationPage
from hearthlight.sun.words import CERTAINTIES

AHEAD = 3
"""Months told one by one; the rest of the year stands in one line."""


@dataclass(frozen=True)
class Coming:
    """One line: which months, energy with its band, money by stream; an unknown stream is empty."""

    label: str
    energy: str
    band: str
    coal: str
    subsidy: str


@dataclass(frozen=True)
class Outlook:
    """The lines, from how many months of the station's own they come, and how sure the price is."""

    lines: list[Coming]
    own_months: int
    permille: int
    certainty: str


def of_station(page: StationPage, day: date) -> Outlook | None:
    """The outlook of a connected station; None where nothing is expected of it or the climate file is bad."""
    connection = next((found for row, found in page.milestones if row.stage == "connection"), None)
    if len(page.typical) < 12 or connection is None or connection.state is not State.DONE or connection.on is None:
        return None
    try:
        spread = expect.in_use().spread
    except BadClimate:
        return None
    own = outlook.level({bar.month: bar.read_wh for bar in page.months}, page.typical, spread)
    streams = _streams(page, connection.on, day)
    first = Month.of(day).plus(1)
    spans = [[month] for month in months(first, first.plus(AHEAD - 1))] + [list(months(first, first.plus(11)))]
    lines = [_line(outlook.ahead(span, page.typical, own, spread), streams) for span in spans]
    return Outlook(lines, own.months, own.permille, str(CERTAINTIES[streams.certainty]) if streams else "")


def _streams(page: StationPage, connected: date, day: date) -> tariffs.Streams | None:
    station = page.station
    if station.plan_year is None:
        return None
    try:
        return tariffs.streams(station.plan_year, connected, day, station.area_code)
    except NotKnown:
        return None


def _line(found: outlook.Ahead, streams: tariffs.Streams | None) -> Coming:
    priced = outlook.in_money(found, streams) if streams else found
    first, last = found.months[0], found.months[-1]
    return Coming(
        label=str(first) if first == last else f"{first} – {last}",
        energy=format_thousandths(found.expected_wh, 0),
        band=f"{format_thousandths(found.low_wh, 0)} – {format_thousandths(found.high_wh, 0)}",
        coal="" if priced.coal_fen is None else money(priced.coal_fen),
        subsidy="" if priced.subsidy_fen is None else money(priced.subsidy_fen),
    )
