"""The household columns of an invented nation: states, monitoring, house, water, road. Pure: arrays."""

from datetime import date

import numpy as np
import polars as pl

from hearthlight.standard.nation import shares
from hearthlight.standard.nation.draw import Array, Random, chance, days_after, draw, told, whole
from hearthlight.standard.nation.lives import TEXT, YES_NO

FIRST_YEAR, MONITORED_FROM = 2014, date(2020, 3, 1)
ORDINARY = 1
_CANCELLED = list(shares.STATE).index("cancelled")


def registered(scheme: Array, state: Array) -> Array:
    """Whose home is in the register and not struck off."""
    listed: Array = (scheme != ORDINARY) & (state != _CANCELLED)
    return listed


def states(random: Random, scheme: Array, state: Array, day: date) -> dict[str, pl.Series]:
    """Scheme, state and its years; a few exits before the registration, a few states out of order."""
    count, listed = len(scheme), scheme != ORDINARY
    exited = listed & (state == list(shares.STATE).index("exited"))
    first = random.integers(FIRST_YEAR, FIRST_YEAR + 3, count)
    last = np.maximum(first + random.integers(0, 5, count) - 3 * chance(random, 0.004, count), FIRST_YEAR)
    last = np.minimum(last, max(day.year - 1, FIRST_YEAR))
    return {
        "scheme": told(list(shares.SCHEME), scheme, TEXT),
        "state": told(list(shares.STATE), np.where(listed, state, len(shares.STATE) - 1), TEXT),
        "exited_year": whole(exited, last),
        "registered_year": whole(listed & ~chance(random, 0.005, count), first),
        "states_impossible": whole(listed & ~chance(random, 0.002, count), chance(random, 0.002, count)),
        "cause_main": _of(listed, draw(random, count, shares.CAUSE), shares.CAUSE),
    }


def monitoring(random: Random, poor: Array, day: date) -> dict[str, pl.Series]:
    """Monitored homes since 2020: kind, since when, risk, removal; some lack what the file must tell."""
    count = len(poor)
    monitored = chance(random, 0.06, count) & poor & (day >= MONITORED_FROM)
    span = max((day - MONITORED_FROM).days, 1)
    since = random.integers(0, span, count)
    removed = monitored & chance(random, 0.5, count)
    known = monitored & ~chance(random, 0.01, count)
    gone = np.minimum(since + random.integers(30, 400, count), span - 1)
    return {
        "monitored": pl.Series(monitored),
        "monitored_kind": _of(monitored, draw(random, count, shares.KIND), shares.KIND),
        "monitored_from": days_after(known, MONITORED_FROM, since),
        "risk_main": _of(monitored, draw(random, count, shares.RISK), shares.RISK),
        "risk_removed": told([False, True, None], np.where(monitored, removed, 2), YES_NO),
        "removal_way": _of(removed, draw(random, count, shares.REMOVED), shares.REMOVED),
        "removed_on": days_after(removed, MONITORED_FROM, np.maximum(gone, since)),
    }


def house(random: Random, count: int) -> dict[str, pl.Series]:
    """House, water, road, and whether the home worries about food and clothes."""
    grade = draw(random, count, shares.HOUSE)
    unsound = np.isin(grade, [2, 3])
    safe = draw(random, count, shares.SAFE)
    return {
        "house_grade": told(list(shares.HOUSE), grade, TEXT),
        "house_area": whole(~chance(random, 0.004, count), random.integers(18, 160, count)),
        "house_repaired": told([True, False, None], np.where(unsound, draw(random, count, shares.REPAIRED), 1), YES_NO),
        "water_safe": told(list(shares.SAFE), safe, YES_NO),
        "water_source": told(list(shares.WATER), draw(random, count, shares.WATER), TEXT),
        "water_litres": pl.Series(np.where(safe == 1, random.integers(5, 20, count), random.integers(20, 90, count))),
        "water_minutes": pl.Series(np.where(safe == 1, random.integers(15, 60, count), random.integers(0, 20, count))),
        "food_ok": told(list(shares.MET), draw(random, count, shares.MET), YES_NO),
        "clothes_ok": told(list(shares.MET), draw(random, count, shares.MET), YES_NO),
        "road_metres": whole(~chance(random, 0.003, count), random.integers(0, 3000, count)),
    }


def _of(known: Array, places: Array, among: dict[str | None, int] | dict[str, int]) -> pl.Series:
    return told([*among, None], np.where(known, places, len(among)), TEXT)
