"""Confidence intervals of a share at 95 %: exact in a finite population, and Wilson's. Pure: no Django."""

from bisect import bisect_left
from collections.abc import Callable
from fractions import Fraction
from math import ceil, comb, floor, sqrt

CONFIDENCE = Fraction(95, 100)
Z = 1.959963984540054
"""The 97.5th percentile of the normal law: two-sided 95 %."""
SCALE = 1_000_000
"""Wilson's bounds are rounded outwards to a millionth."""


def exact(population: int, sample: int, cases: int) -> tuple[int, int]:
    """The least and the most cases that a population may hold when `cases` were found among `sample` of it, at 95 %."""
    ways = comb(population, sample)
    tail = ways * (1 - CONFIDENCE) / 2

    def at_most(found: int, whole: int) -> int:
        return _ways_at_most(population, sample, found, whole)

    most = population - sample + cases
    low = _first(cases, most, lambda whole: ways - at_most(cases - 1, whole) > tail)
    high = _first(cases, most, lambda whole: at_most(cases, whole + 1) <= tail)
    return low, high


def _first(start: int, end: int, holds: Callable[[int], bool]) -> int:
    """The first number from `start` to `end` for which `holds` does; it holds of all that follow, and of `end`."""
    return start + bisect_left(range(start, end), True, key=holds)


def _ways_at_most(population: int, sample: int, found: int, whole: int) -> int:
    """In how many samples at most `found` of the `whole` cases of a population lie; each term from the one before."""
    first = max(0, sample - (population - whole))
    term = comb(whole, first) * comb(population - whole, sample - first)
    total = 0
    for here in range(first, min(found, whole, sample) + 1):
        total += term
        term = term * (whole - here) * (sample - here) // ((here + 1) * (population - whole - sample + here + 1))
    return total


def wilson(share: float, size: float) -> tuple[Fraction, Fraction]:
    """Wilson's interval of a share found in a simple random sample of `size` out of an endless population."""
    middle = (share + Z**2 / (2 * size)) / (1 + Z**2 / size)
    half = Z * sqrt(share * (1 - share) / size + Z**2 / (4 * size**2)) / (1 + Z**2 / size)
    low, high = floor(max(0.0, middle - half) * SCALE), ceil(min(1.0, middle + half) * SCALE)
    return Fraction(low, SCALE), Fraction(high, SCALE)
