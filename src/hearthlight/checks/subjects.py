"""Rows of frames as subjects of findings: what they are called when stored, and what a rule reads of them."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

import narwhals as nw
import polars as pl

from hearthlight.checks.asked import Broken, Values
from hearthlight.checks.rule import Rule
from hearthlight.checks.screening import SUBJECT

KINDS = {
    "household": "register.household",
    "member": "register.member",
    "village": "places.area",
    "measure": "help.measure",
    "funds": "places.area",
}
"""Frame to the table that its rows come from."""

NOT_SHOWN = ("scheme", "state", "registered", "monitored")
"""Columns that say whom a rule concerns: they are no cause."""


def broken(frame: pl.DataFrame, rule: Rule, subjects: Collection[int]) -> list[Broken]:
    """These rows of the rule's frame, each with what the rule read of it, and whether it is a need."""
    kind, key = KINDS[rule.frame], SUBJECT[rule.frame]
    kept, needs = list(_rows(frame, rule, subjects)), needs_of(frame, rule)
    return [
        Broken(kind, row[key], row["area_code"], row.get("household"), _values(row, rule), row[key] in needs)
        for row in kept
    ]


def needs_of(frame: pl.DataFrame, rule: Rule) -> Collection[int]:
    """Of whom a break of the rule is a need and no doubt: whom its `doubt` does not hold of."""
    if rule.doubt is None:
        return ()
    rows: pl.DataFrame = nw.from_native(frame).select(SUBJECT[rule.frame], doubt=rule.doubt).to_native()
    return set(rows.filter(~pl.col("doubt").fill_null(False))[SUBJECT[rule.frame]].to_list())


def values_of(frame: pl.DataFrame, rule: Rule, subjects: Collection[int]) -> dict[int, Values]:
    """What the rule reads of these rows today; a row that is not there any more is not in the answer."""
    return {row[SUBJECT[rule.frame]]: _values(row, rule) for row in _rows(frame, rule, subjects)}


def _rows(frame: pl.DataFrame, rule: Rule, subjects: Collection[int]) -> Iterator[dict[str, Any]]:
    names = [SUBJECT[rule.frame], "area_code", "household", *rule.reads]
    there = [name for name in dict.fromkeys(names) if name in frame.columns]
    key = pl.col(SUBJECT[rule.frame])
    return frame.filter(key.is_in(list(subjects))).select(there).iter_rows(named=True)


def _values(row: Mapping[str, Any], rule: Rule) -> Values:
    shown = [name for name in rule.reads if name not in NOT_SHOWN and name in row]
    return {name: _plain(row[name]) for name in shown}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
