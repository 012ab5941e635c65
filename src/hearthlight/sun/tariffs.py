"""Prices of solar power by plan year and day of connection, and their two streams. Pure; 1/10,000 yuan per kWh.

A month's money comes in two streams: the coal-fired benchmark price 燃煤标杆电价 soon, the subsidy 补贴 late. Every
answer carries its document and certainty. Where nothing is known NotKnown is raised: a price is never guessed.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from hearthlight.core.money import Fen
from hearthlight.core.parameters import Certainty, NotKnown, Parameters, Value
from hearthlight.core.units import WattHour

ANHUI = "34"


@dataclass(frozen=True)
class Streams:
    """The whole price and its two parts on a day of generation; both parts None where the split is not known."""

    whole: int
    coal: int | None
    subsidy: int | None
    certainty: Certainty
    documents: tuple[str, ...]


@dataclass(frozen=True)
class Fall:
    """The next fall of the price for a station not yet connected: `last_day` is the last day of `now`."""

    last_day: date
    now: Value
    after: Value

    @property
    def loss(self) -> int:
        """What each kWh loses for twenty years, in 1/10,000 yuan."""
        return int(self.now.value - self.after.value)


@cache
def parameters() -> Parameters:
    """The prices that ship with the program."""
    return Parameters.read(Path(__file__).with_name("tariffs.toml"))


def tariff(plan_year: int, connected_on: date, place: str = ANHUI, given: Parameters | None = None) -> Value:
    """The whole price of a station of that plan year connected on that day. Raises NotKnown."""
    return (given or parameters()).at("tariff", connected_on, place, plan_year=plan_year)


def coal_price(day: date, place: str = ANHUI, given: Parameters | None = None) -> Value:
    """The coal-price part on a day of generation. Raises NotKnown (for 2015: left out, no source found)."""
    return (given or parameters()).at("coal_price", day, place)


def streams(
    plan_year: int, connected_on: date, day: date, place: str = ANHUI, given: Parameters | None = None
) -> Streams:
    """Whole price and its split for power generated on `day`. Raises NotKnown when the whole price is not known."""
    whole = tariff(plan_year, connected_on, place, given)
    try:
        coal = coal_price(day, place, given)
    except NotKnown:
        return Streams(whole.value, None, None, whole.certainty, (whole.document,))
    weaker = max((whole.certainty, coal.certainty), key=_doubt)
    return Streams(whole.value, coal.value, whole.value - coal.value, weaker, (whole.document, coal.document))


def _doubt(certainty: Certainty) -> int:
    return ("sourced", "unconfirmed", "demo").index(certainty)


def next_fall(plan_year: int, day: date, place: str = ANHUI, given: Parameters | None = None) -> Fall | None:
    """The cliff before a station that is not connected on `day`: the last day of today's price and what follows.

    None when no lower price is known to come. Raises NotKnown when today's price is not known.
    """
    now = tariff(plan_year, day, place, given)
    if now.until is None:
        return None
    try:
        after = tariff(plan_year, now.until, place, given)
    except NotKnown:
        return None
    return Fall(now.until - timedelta(days=1), now, after) if after.value < now.value else None


def worth(energy: WattHour, price: int) -> Fen:
    """Fen of an expected energy at a price, rounded half away from zero: for plans and words, never for a statement."""
    return (energy * price + 50_000) // 100_000


def fall_costs(fall: Fall, energy_year: WattHour) -> Fen:
    """Fen a year that a station loses by being connected after the fall, at its expected energy of a year."""
    return worth(energy_year, fall.loss)


def implied(fen: Fen, energy: WattHour) -> int | None:
    """The price that an income and its energy imply 折合电价, 1/10,000 yuan per kWh, rounded; None without energy."""
    return (2 * fen * 100_000 + energy) // (2 * energy) if energy else None


def subsidised(connected: date, day: date, energy: WattHour = 0, power: int | None = None, place: str = ANHUI) -> bool:
    """Whether the subsidy is still paid on `day` for a station of that power (W) that made `energy` (Wh) before it.

    Years from connection and full-load hours, whichever ends first; a limit that no entry names does not end it, and
    an unknown power no hours.
    """
    years, hours = (_limit(key, day, place) for key in ("subsidy_years", "subsidy_hours"))
    if years is not None and day >= _after_years(connected, years):
        return False
    return hours is None or power is None or energy < hours * power


def _limit(key: str, day: date, place: str) -> int | None:
    try:
        return int(parameters().at(key, day, place).value)
    except NotKnown:
        return None


def _after_years(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
