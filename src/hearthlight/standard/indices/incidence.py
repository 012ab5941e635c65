"""Incidence of poverty 贫困发生率 and the gap to the line, each with its base said.

Pure: frames in, integers out. A rate is a numerator and a base; nothing here stores or averages a rate.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import narwhals as nw
from narwhals.typing import IntoDataFrame

from hearthlight.core.money import Fen
from hearthlight.core.units import format_percent

UNEXITED = ("registered", "pre_exit", "returned")
"""The states of a household counted as poor: registered 未脱贫, awaiting exit 预脱贫, returned to poverty 返贫."""


class MixedBases(ValueError):
    """Rates whose populations are counted differently were to be put together."""


@dataclass(frozen=True)
class Incidence:
    """People of unexited poor households over a population; `base` says which population that is."""

    poor: int
    population: int
    base: str

    def percent(self, decimals: int = 2) -> str:
        """``Incidence(1921, 90100, …).percent() == "2.13"``; empty where nobody lives."""
        return format_percent(self.poor, self.population, decimals)


def together(parts: Iterable[Incidence]) -> Incidence:
    """Several places as one: people added to people, never a mean of rates. Raises MixedBases."""
    rates = list(parts)
    bases = sorted({rate.base for rate in rates})
    if len(bases) != 1:
        raise MixedBases(f"one base is needed to add rates, found {bases}")
    return Incidence(sum(rate.poor for rate in rates), sum(rate.population for rate in rates), bases[0])


def incidence(households: IntoDataFrame, population: int, base: str) -> Incidence:
    """Unexited poor over `population` people.

    `households` has state (text, null = never registered or unknown) and size (people, integer), a row a household.
    """
    poor = nw.from_native(households).filter(nw.col("state").is_in(UNEXITED))
    return Incidence(_total(poor, "size"), population, base)


@dataclass(frozen=True)
class Gap:
    """What the unexited poor lack to the line in a year; the `unknown` households (no size, income or line) apart."""

    fen: Fen
    households: int
    people: int
    unknown: int


def gap(households: IntoDataFrame) -> Gap:
    """Sum of ``line_fen * size - net_fen`` over unexited households below the line.

    `households` has state, size (people), net_fen (the household's year) and line_fen (per head and year).
    """
    poor = nw.from_native(households).filter(nw.col("state").is_in(UNEXITED))
    poor = poor.with_columns(lacking=nw.col("line_fen") * nw.col("size") - nw.col("net_fen"))
    below = poor.filter(nw.col("lacking") > 0)
    unknown = poor.filter(nw.col("lacking").is_null())
    return Gap(_total(below, "lacking"), len(below), _total(below, "size"), len(unknown))


def _total(frame: nw.DataFrame[IntoDataFrame], column: str) -> int:
    return int(frame[column].sum() or 0)
