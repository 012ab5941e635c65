"""Rows judged by Polars: yes/no columns in one pass, then findings and counts of them. Pure: frames in and out."""

from collections.abc import Iterator, Sequence
from typing import Any

import narwhals as nw
import polars as pl

from hearthlight.checks.answered import answered
from hearthlight.checks.rule import Answer, Rule
from hearthlight.checks.screening import SUBJECT
from hearthlight.core import areas
from hearthlight.standard.engines.asked import Asked

FINDINGS = pl.Schema({"rule": pl.String, "subject": pl.Int64, "area_code": pl.String, "answer": pl.String})
COUNTS = pl.Schema({"rule": pl.String, "county": pl.String, **{answer.value: pl.Int64 for answer in Answer}})
_TOLD = (Answer.BREAKS, Answer.NOT_APPLICABLE, Answer.UNKNOWN)
"""Answers that have a column; who gives none of them holds the rule."""
_BREAKS, _APPLIES = "says", "concerns"
"""Ends of the names of columns that hold what a rule says; none is the end of an answer's."""


def judged(rows: pl.LazyFrame, frame: str, asking: Asked) -> pl.DataFrame:
    """subject, area_code, and a yes/no column a rule and answer, of `rows`."""
    rules, joined = asking.rules[frame], asking.joined[frame]
    read: Any = nw.from_native(rows.select(asking.reads[frame]))
    told = (read.with_columns(*joined) if joined else read).with_columns(*_said(rules))
    subject = nw.col(SUBJECT[frame]).alias("subject")
    answers: pl.DataFrame = told.select(subject, "area_code", *_answers(rules)).to_native().collect()
    return answers


def _said(rules: Sequence[Rule]) -> Iterator[nw.Expr]:
    """What each rule says, worked out once for all of its answers; whom several concern alike, once for all of them."""
    for rule in rules:
        yield rule.breaks.alias(f"{rule.code} {_BREAKS}")
    for name, applies in _concerned(rules).values():
        yield applies.alias(name)


def _concerned(rules: Sequence[Rule]) -> dict[int, tuple[str, nw.Expr]]:
    """Each `applies` that is written once and shared by rules: (the name of its column, the expression)."""
    found: dict[int, tuple[str, nw.Expr]] = {}
    for rule in rules:
        if rule.applies is not None:
            found.setdefault(id(rule.applies), (f"{rule.code} {_APPLIES}", rule.applies))
    return found


def _answers(rules: Sequence[Rule]) -> Iterator[nw.Expr]:
    shared = _concerned(rules)
    for rule in rules:
        breaks = nw.col(f"{rule.code} {_BREAKS}")
        applies = None if rule.applies is None else nw.col(shared[id(rule.applies)][0])
        for answer in _TOLD:
            yield answered(answer, breaks, applies).alias(_flag(rule, answer))


def findings(told: pl.DataFrame, rules: Sequence[Rule]) -> pl.DataFrame:
    """One row a rule and subject that breaks it, or for which it is unknown: FINDINGS, in the order of the rules."""
    parts = [_given(told, rule, answer) for rule in rules for answer in (Answer.BREAKS, Answer.UNKNOWN)]
    return pl.concat(parts) if parts else pl.DataFrame(schema=FINDINGS)


def _given(told: pl.DataFrame, rule: Rule, answer: Answer) -> pl.DataFrame:
    rows = told.select("subject", "area_code").filter(told[_flag(rule, answer)])
    return rows.select(rule=pl.lit(rule.code), subject="subject", area_code="area_code", answer=pl.lit(answer.value))


def counts(told: pl.DataFrame, rules: Sequence[Rule]) -> pl.DataFrame:
    """How many rows of each county gave each answer to each rule: COUNTS, a row a rule and county."""
    sums = [_summed(part, county) for county, part in _counties(told)]
    parts = [_counted(pl.concat(sums), rule) for rule in rules if sums]
    return pl.concat(parts) if parts else pl.DataFrame(schema=COUNTS)


def _counties(told: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
    """Each county with its rows: slices, since blocks are written in the order of places; sorted first if not."""
    ordered = told if told["area_code"].is_sorted() else told.sort("area_code")
    runs = ordered.select(pl.col("area_code").rle()).unnest("area_code")
    county = pl.col("value").str.head(areas.width("county")).alias("county")
    start = 0
    for name, rows in runs.group_by(county, maintain_order=True).agg(pl.col("len").sum()).iter_rows():
        yield name, ordered.slice(start, rows)
        start += rows


def _summed(part: pl.DataFrame, county: str) -> pl.DataFrame:
    yes = pl.col(pl.Boolean).sum().cast(pl.Int64)
    return part.select(pl.lit(county).alias("county"), pl.len().cast(pl.Int64).alias("rows"), yes)


def _counted(sums: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    told = {answer.value: pl.col(_flag(rule, answer)) for answer in _TOLD}
    told[Answer.HOLDS.value] = pl.col("rows") - pl.sum_horizontal(told.values())
    counted = {answer.value: told[answer.value] for answer in Answer}
    return sums.select(rule=pl.lit(rule.code), county="county", **counted)


def _flag(rule: Rule, answer: Answer) -> str:
    return f"{rule.code} {answer.value}"
