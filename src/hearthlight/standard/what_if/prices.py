"""What the stations of each village are paid a kWh 上网电价: the price that a what-if of another price starts from."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import polars as pl

from hearthlight.core import areas
from hearthlight.core.parameters import NotKnown
from hearthlight.core.units import Watt
from hearthlight.sun import tariffs
from hearthlight.sun.models import Milestone, Share, Station
from hearthlight.trail.dated import in_force

Priced = tuple[str, Watt | None, int | None]
"""A village, the power it owns of one station, and that station's price; None = not known."""


def by_village(day: date) -> pl.DataFrame:
    """village (full code) and solar_price: the mean by power of the prices of what it owned connected by `day`.

    In 1/10,000 yuan per kWh, rounded half to even; null where the power or the price of one of its stations is not
    known, since nobody guesses. A village that owns nothing connected has no row.
    """
    owned = defaultdict(list)
    for village, power, price in _owned(day):
        owned[village].append((power, price))
    found = {village: _mean(parts) for village, parts in owned.items()}
    return pl.DataFrame({"village": list(found), "solar_price": pl.Series(list(found.values()), dtype=pl.Int64)})


def _mean(parts: list[tuple[Watt | None, int | None]]) -> int | None:
    known = [(power, price) for power, price in parts if power and price]
    if len(known) < len(parts):
        return None
    whole, power = sum(power * price for power, price in known), sum(power for power, _ in known)
    mean, rest = divmod(whole, power)
    return mean + (2 * rest > power or (2 * rest == power and mean % 2 == 1))


def _owned(day: date) -> Iterator[Priced]:
    rows = Milestone.whole.filter(stage="connection", done_on__lte=day).select_related("station")
    connected = {row.station_id: (row.station, row.done_on) for row in rows}
    for station, on in connected.values():
        if station.owner_code:
            yield areas.at(station.owner_code, "village"), station.power_w, _price(station, on)
    shares = Share.whole.filter(in_force(day), station__in=list(connected))
    for share in shares:
        yield areas.at(share.area_code, "village"), share.power_w, _price(*connected[share.station_id])


def _price(station: Station, connected_on: date) -> int | None:
    if station.plan_year is None:
        return None
    try:
        return int(tariffs.tariff(station.plan_year, connected_on, station.area_code).value)
    except NotKnown:
        return None
