"""Which papers one household's file 一户一档 must hold on a day, which it holds and which are missing. Pure.

Source: `file_papers.toml`. A paper for each year is asked of the three last whole years, as the forms were kept
(信息采集表 of three years); what belongs to a state is asked only of a household in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from hearthlight.core.parameters import Parameters, Value

YEARS = 3
VOUCHER, OTHER = "voucher", "paper"
"""Kinds of paper beside the required ones: what an income item rests on 凭证, and any other."""


@dataclass(frozen=True)
class Wanted:
    """One required paper; `year` is 0 when it is asked once."""

    code: str
    title: str
    english: str
    year: int = 0


@cache
def parameters() -> Parameters:
    """The dated lists."""
    return Parameters.parse((files("hearthlight.register") / "file_papers.toml").read_text(encoding="utf-8"))


def listed(day: date, place: str) -> Value:
    """The list in force, with its document and certainty. Raises NotKnown."""
    return parameters().at("papers", day, place)


def wanted(day: date, place: str, state: str | None, since: date) -> list[Wanted]:
    """The papers asked of a household in `state`, in the register since a day, in the order of the bound file."""
    found = []
    for one in listed(day, place).value:
        if one.get("state") in (None, state):
            years = _years(day, since) if one["every"] else [0]
            found += [Wanted(one["code"], one["title"], one["english"], year) for year in years]
    return found


def _years(day: date, since: date) -> list[int]:
    """The last whole years, the newest first, none before the household came in."""
    return [year for year in range(day.year - 1, day.year - 1 - YEARS, -1) if year >= since.year]


def missing(wanted: Iterable[Wanted], held: Iterable[tuple[str, int]]) -> list[Wanted]:
    """Those of which no paper of the same kind and year is held; `held` are (code, year)."""
    there = set(held)
    return [one for one in wanted if (one.code, one.year) not in there]
