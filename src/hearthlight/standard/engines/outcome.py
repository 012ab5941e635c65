"""What a screening of Parquet leaves behind, whichever engine did it. Pure: files and plain data.

``findings.parquet/``: rule, subject, area_code, answer, a row a finding. ``counts.parquet``: how many rows of each
county gave each of the four answers to each rule. ``screening.json``: pack, day, engine, totals, rules not asked.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from hearthlight.checks.rule import Answer
from hearthlight.standard.engines.asked import Asked

FINDINGS, COUNTS, ABOUT = "findings.parquet", "counts.parquet", "screening.json"


@dataclass(frozen=True)
class Outcome:
    """How many rows gave each answer, a rule an entry in the order of the pack, and the rules that were not asked."""

    counts: Mapping[str, Mapping[str, int]]
    not_asked: Mapping[str, tuple[str, ...]]


def write(folder: Path, counted: pl.DataFrame, asking: Asked, engine: str) -> Outcome:
    """Write the counts by county and what the run was; gives the totals."""
    order = [rule.code for rules in asking.rules.values() for rule in rules]
    told = counted.sort(pl.col("rule").replace_strict(order, range(len(order))), "county")
    told.write_parquet(folder / COUNTS)
    outcome = Outcome(_totals(told), asking.not_asked)
    about: dict[str, object] = {"pack": asking.law.code, "day": asking.day.isoformat(), "engine": engine}
    about |= {"answers": outcome.counts, "not_asked": outcome.not_asked}
    (folder / ABOUT).write_text(json.dumps(about, indent=1), encoding="utf-8")
    return outcome


def _totals(told: pl.DataFrame) -> dict[str, dict[str, int]]:
    sums = told.group_by("rule", maintain_order=True).agg(pl.col(answer.value for answer in Answer).sum())
    return {row["rule"]: {answer.value: row[answer.value] for answer in Answer} for row in sums.iter_rows(named=True)}
