"""How good a yield is, in numbers that a sentence can say. Pure: integers in, a judgement out.

Three yardsticks, never mixed: what physics expects of the same months with its band, the zone's normal hours of a
year, and what somebody stated. A yield below the band is more than weather explains; inside it, nobody can say.
"""

from dataclasses import dataclass
from enum import StrEnum

from hearthlight.core.money import Fen
from hearthlight.core.units import Watt, WattHour
from hearthlight.sun.tariffs import worth

NORMAL_HOURS_HUNDREDTHS = 108_356
"""1,083.56 normal full-load hours a year in Anhui, zone III (https://wenku.solarbe.com/p-20929.html, sourced)."""


MOST_HOURS = 1700
"""Full-load hours a year that no station in this zone can reach: more is a slip of units or meters."""


class Level(StrEnum):
    """How a yield compares with what physics expects of the same months."""

    ABOVE = "above"
    AS_EXPECTED = "as_expected"
    BELOW = "below"
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Against:
    """A yield against one yardstick: missing energy (negative when there is more) and what it would have paid."""

    expected_wh: WattHour
    missing_wh: WattHour
    missing_fen: Fen | None
    permille: int
    """The yield in thousandths of what was expected."""


@dataclass(frozen=True)
class Judgement:
    """A yield judged: hours a year, and the comparisons that could be made; None where something is unknown.

    Hours a year, the normal hours and a stated income need a whole year of months at least: January and February
    alone say nothing about them. Physics is asked of the same months and needs none.
    """

    level: Level
    generated_wh: WattHour
    months: int
    hours_year: int | None = None
    by_physics: Against | None = None
    by_normal: Against | None = None
    by_statement: Against | None = None


def judge(
    generated: WattHour,
    power: Watt | None,
    months: int,
    price: int | None = None,
    expected: tuple[WattHour, WattHour, WattHour] | None = None,
    stated_fen_year: Fen | None = None,
) -> Judgement:
    """Judge `generated` Wh of `months` whole months.

    `price` in 1/10,000 yuan per kWh; `expected` (Wh, low, high) of the same months by physics; `stated_fen_year` what
    the station was said to bring a year. Unknown power, or no month yet, is unknown and never zero.
    """
    if power is None or months < 1:
        return Judgement(Level.UNKNOWN, generated, months)
    whole_year = months >= 12
    said = stated(stated_fen_year, price, months) if whole_year and price and stated_fen_year is not None else None
    return Judgement(
        level=_level(generated, power, months, expected),
        generated_wh=generated,
        months=months,
        hours_year=hours_year(generated, power, months) if whole_year else None,
        by_physics=_against(generated, expected[0], price) if expected else None,
        by_normal=_against(generated, normal(power, months), price) if whole_year else None,
        by_statement=_against(generated, said, price) if said else None,
    )


def hours_year(generated: WattHour, power: Watt, months: int) -> int:
    """Full-load hours of a year at this pace (= kWh per kW-year), rounded: 98,270 kWh of 60 kW in 20 months are 983."""
    return (2 * generated * 12 + power * months) // (2 * power * months)


def normal(power: Watt, months: int) -> WattHour:
    """Energy of that many months at the zone's normal hours, each month a twelfth of the year."""
    return power * NORMAL_HOURS_HUNDREDTHS * months // 1200


def stated(fen_year: Fen, price: int, months: int) -> WattHour:
    """Energy that a stated yearly income means at a price, over that many months."""
    return fen_year * 100_000 * months // (12 * price)


def impossible(generated: WattHour, power: Watt, months: int) -> bool:
    """More than 1,700 full-load hours a year over a whole year or longer: a slip of units or meters, not sun."""
    return months >= 12 and generated * 12 > power * MOST_HOURS * months


def _level(
    generated: WattHour, power: Watt, months: int, expected: tuple[WattHour, WattHour, WattHour] | None
) -> Level:
    if impossible(generated, power, months):
        return Level.IMPOSSIBLE
    if expected is None:
        return Level.UNKNOWN
    _, low, high = expected
    if generated < low:
        return Level.BELOW
    return Level.ABOVE if generated > high else Level.AS_EXPECTED


def _against(generated: WattHour, expected: WattHour, price: int | None) -> Against:
    missing = expected - generated
    cost = None if price is None else (worth(missing, price) if missing >= 0 else -worth(-missing, price))
    return Against(expected, missing, cost, generated * 1000 // expected if expected else 0)
