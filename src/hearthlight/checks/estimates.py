"""A share estimated from a sample without replacement, with its confidence interval. Pure: no Django.

One stratum: the exact interval of a finite population (the hypergeometric law, as Clopper and Pearson's for an endless
one): whole numbers of the population, never too narrow. Several strata, each weighted by what it holds: Wilson's
interval with the sample size that the strata and the finite population are worth.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from hearthlight.checks.intervals import exact, wilson


@dataclass(frozen=True)
class Counted:
    """One stratum: `population` it holds, `sample` drawn of it, `cases` found, `unknown` that could not be judged."""

    population: int
    sample: int
    cases: int
    unknown: int = 0

    def __post_init__(self) -> None:
        judged = self.cases + self.unknown
        if min(self.cases, self.unknown) < 0 or not judged <= self.sample <= self.population:
            raise ValueError(f"cases and unknown lie within the sample, and that within the population: {self}")


@dataclass(frozen=True)
class Estimate:
    """A share between `least` (no unknown one is a case) and `most` (every one is), `low` to `high` with confidence.

    `covered` of the `population` lie in strata of which something was drawn; the shares speak of those alone. All
    four are exact fractions from 0 to 1, None where nothing was drawn.
    """

    least: Fraction | None
    most: Fraction | None
    low: Fraction | None
    high: Fraction | None
    sample: int
    cases: int
    unknown: int
    covered: int
    population: int


def estimate(strata: Iterable[Counted]) -> Estimate:
    """The share of cases in the whole, each stratum weighted by what it holds."""
    all_of = list(strata)
    sample, cases, unknown, covered, population = (
        sum(one.sample for one in all_of),
        sum(one.cases for one in all_of),
        sum(one.unknown for one in all_of),
        sum(one.population for one in all_of if one.sample),
        sum(one.population for one in all_of),
    )
    shares = _shares([one for one in all_of if one.sample])
    return Estimate(*shares, sample, cases, unknown, covered, population)


Shares = tuple[Fraction | None, Fraction | None, Fraction | None, Fraction | None]


def _shares(drawn: list[Counted]) -> Shares:
    """Least, most, low and high of the strata of which something was drawn."""
    if not drawn:
        return None, None, None, None
    few = [(one.population, one.sample, one.cases) for one in drawn]
    many = [(one.population, one.sample, one.cases + one.unknown) for one in drawn]
    return _weighted(few), _weighted(many), _interval(few)[0], _interval(many)[1]


Row = tuple[int, int, int]
"""Population, sample and cases of one stratum."""


def _weighted(rows: list[Row]) -> Fraction:
    whole = sum(population for population, *_ in rows)
    return sum((Fraction(size * cases, sample) for size, sample, cases in rows), Fraction(0)) / whole


def _interval(rows: list[Row]) -> tuple[Fraction, Fraction]:
    if len(rows) == 1:
        size = rows[0][0]
        low, high = exact(*rows[0])
        return Fraction(low, size), Fraction(high, size)
    if all(size == sample for size, sample, _ in rows):
        return _weighted(rows), _weighted(rows)
    return wilson(float(_weighted(rows)), _worth(rows))


def _worth(rows: list[Row]) -> float:
    """The size of a simple random sample of an endless population whose share would be known as well as this one.

    Each stratum's variance is taken from (cases + 1) / (sample + 2), so that one without a case is not taken as sure.
    """
    whole = sum(size for size, *_ in rows)
    softened = [(size / whole, sample, (cases + 1) / (sample + 2), 1 - sample / size) for size, sample, cases in rows]
    share = sum(weight * p for weight, _, p, _ in softened)
    variance = sum(weight**2 * left * p * (1 - p) / sample for weight, sample, p, left in softened)
    return share * (1 - share) / variance
