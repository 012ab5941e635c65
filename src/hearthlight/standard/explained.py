"""Why a row breaks a rule, in one sentence with the values that the rule read, and on which document. Pure.

from hearthlight.standard import explained
explained.explain({"household": homes}, law, day)
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import polars as pl
from narwhals.typing import IntoDataFrame

from hearthlight.checks import screening
from hearthlight.checks.rule import Rule
from hearthlight.checks.screening import SUBJECT
from hearthlight.core.money import format_amount
from hearthlight.standard import screen
from hearthlight.standard.law.own_columns import Columns
from hearthlight.standard.law.sureness import values_behind, weighed
from hearthlight.standard.own_frames import own_frame
from hearthlight.standard.pack import Pack
from hearthlight.standard.worked_out import worked_out

COLUMNS = {
    "rule": pl.String,
    "subject": pl.Int64,
    "area_code": pl.String,
    "cause": pl.String,
    "document": pl.String,
    "certainty": pl.String,
}
"""The columns of `explain`'s answer."""


def explain(frames: Mapping[str, IntoDataFrame], pack: Pack, day: date, *, strict: bool = True) -> Any:
    """One row a broken rule and subject: rule, subject, area_code, cause, document and certainty, text but for subject.

    `cause` is the rule's own sentence with the values of that row, amounts in the pack's currency, in English; of a
    rule without one, its message. `document` names the rule's and that of each parameter it was told, such as the
    line; `certainty` is that of the least sure of them. Frames, kinds and refusals as in `screen.screen`.
    """
    given = screen.accepted(frames, pack, strict=strict)
    ready = screen.prepared(given, pack, day)
    answers = screen.table(screening.screen(ready, pack.rules, day)).filter(answer="breaks")
    rows = [row for rule in pack.rules for row in _broken(rule, ready, answers, pack, day)]
    return own_frame.like(pl.DataFrame(rows, schema=COLUMNS, orient="row"), frames)


def cause(rule: Rule, values: Mapping[str, Any], columns: Columns) -> str:
    """The rule's cause filled in with the values of one row: ``"Income a head 4,120.00 is below …"``."""
    known = {**worked_out(values), **values}
    return (rule.cause or rule.message).format_map({name: _said(name, known[name], columns) for name in known})


def _broken(
    rule: Rule, frames: Mapping[str, pl.DataFrame], answers: pl.DataFrame, pack: Pack, day: date
) -> Iterator[tuple[Any, ...]]:
    subjects = answers.filter(rule=rule.code)["subject"]
    if subjects.is_empty():
        return
    rows = frames[rule.frame].filter(pl.col(SUBJECT[rule.frame]).is_in(subjects.implode()))
    grounds = {place: _grounds(rule, place or "", pack, day) for place in rows["area_code"].unique()}
    for row in rows.iter_rows(named=True):
        place = row["area_code"]
        yield rule.code, row[SUBJECT[rule.frame]], place, cause(rule, row, pack.columns), *grounds[place]


def _grounds(rule: Rule, place: str, pack: Pack, day: date) -> tuple[str, str]:
    """The documents that an answer rests on at a place, and how sure the least sure of them is."""
    documents = [rule.document, *(value.document for value in values_behind(pack, rule, day, place))]
    return "；".join(dict.fromkeys(documents)), weighed(pack, rule, day, place).certainty


def _said(name: str, value: Any, columns: Columns) -> str:
    if value is None:
        return "unknown"
    if name.endswith(("_fen", "_fen_prev")):
        return format_amount(value, columns.decimals)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.replace("_", " ") if isinstance(value, str) else str(value)
