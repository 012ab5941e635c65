"""Invented incomes of registered homes, by item and year, in whole yuan as fen. Pure.

Exited homes are mostly above the national line from the year of exit on, the others mostly below. Some exits of 2014
and 2015 lie below 4,310 yuan a head in 2016 and some have no row at all: R86 has yes, no and undetermined.
"""

from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from hearthlight.demo.distributions import EVIDENCE, INCOME_LEFT, INCOME_OUT
from hearthlight.standard import pack

Floats = NDArray[np.float64]
YEARS = (2014, 2015, 2016)
LAST, PLACE = date(YEARS[-1], 12, 31), "3416"
PENSION_YEAR = {2014: 660, 2015: 780, 2016: 840}
"""Yuan a year of a resident over 60 城乡居民基础养老金: invented, in the order of magnitude of 2016."""
UNKNOWN = 0.045
"""Share of homes without any row in a year."""
GROWTH, SPREAD = 0.075, 0.16
"""How much a home's income grew in a year before the last: the middle, and the standard deviation of its logarithm."""
WRONGLY_OUT = 0.012
"""Share of exited homes that do not reach the line that they were held against: to be found."""


def earnings(random: np.random.Generator, homes: pl.DataFrame) -> pl.DataFrame:
    """Rows household, year, item, fen, evidence_grade of `homes` (household, size, exited, able, old, pupils)."""
    aside = random.spawn(1)[0]
    out, left = _lifted(aside, INCOME_OUT.draw(random, len(homes))), INCOME_LEFT.draw(random, len(homes))
    shares = _shares(aside, len(homes))
    rows = pl.concat([_year(random, homes, year, out * shares[year], left * shares[year]) for year in YEARS])
    return rows.with_columns(evidence_grade=pl.Series(EVIDENCE.draw(random, len(rows)).tolist()))


def _shares(random: np.random.Generator, count: int) -> dict[int, Floats]:
    """What each year's income is of the last one's, by home: some fell on the way."""
    share, found = np.ones(count), {}
    for year in reversed(YEARS):
        found[year] = share
        share = share * np.exp(random.normal(-GROWTH, SPREAD, count))
    return found


def _lifted(random: np.random.Generator, heads: NDArray[np.int64]) -> NDArray[np.int64]:
    """Incomes a head of exited homes: those drawn below the line stand a little above it, a few below."""
    line = pack.on(LAST).parameters.at("poverty_line", LAST, PLACE).value / 100
    above, below = line + random.gamma(2.0, 160.0, len(heads)), line - random.gamma(2.0, 130.0, len(heads))
    lifted = np.where(heads < line, above, heads)
    return np.rint(np.where(random.random(len(heads)) < WRONGLY_OUT, below, lifted)).astype(np.int64)


def _year(random: np.random.Generator, homes: pl.DataFrame, year: int, out: Floats, left: Floats) -> pl.DataFrame:
    exited = homes["exited"].fill_null(9999).to_numpy() <= year
    head = np.where(exited, out, left)
    net = np.rint(head * homes["size"].to_numpy()).astype(np.int64)
    items = _items(random, homes, year, net)
    known = random.random(len(homes)) >= UNKNOWN
    frames = [
        pl.DataFrame({"household": homes["household"], "item": name, "fen": yuan * 100}).filter(
            pl.Series(known & (yuan > 0))
        )
        for name, yuan in items.items()
    ]
    return pl.concat(frames).with_columns(year=pl.lit(year))


def _items(
    random: np.random.Generator, homes: pl.DataFrame, year: int, net: NDArray[np.int64]
) -> dict[str, NDArray[np.int64]]:
    count = len(homes)
    able, size = homes["able"].to_numpy(), homes["size"].to_numpy()
    pension = homes["old"].to_numpy() * PENSION_YEAR[year]
    living = np.where(able == 0, size * random.integers(900, 1900, count), 0)
    other = np.where(random.random(count) < 0.5, random.integers(80, 700, count), 0) * size
    transfers = pension + living + other
    share = np.minimum(1, net / np.maximum(transfers, 1))
    pension, living, other = (np.floor(part * share).astype(np.int64) for part in (pension, living, other))
    rest = net - pension - living - other
    property_ = np.where(random.random(count) < 0.3, rest * random.integers(2, 12, count) // 100, 0)
    wage = np.where(able > 0, (rest - property_) * random.integers(35, 85, count) // 100, 0)
    business = rest - property_ - wage
    cost = business * random.integers(15, 45, count) // 100
    ill = np.where(random.random(count) < 0.35, random.integers(200, 6000, count), 0)
    return {
        "wage": wage,
        "business": business + cost,
        "property": property_,
        "pension": pension,
        "minimum_living": living,
        "other_transfer": other,
        "business_cost": cost,
        "self_paid_medical": ill,
    }
