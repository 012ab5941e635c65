"""Whether a home meets the standard item by item 脱贫达标: before an exit, after it, never registered. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import narwhals as nw
import polars as pl

from hearthlight.checks import screening
from hearthlight.checks.rule import Answer, Rule
from hearthlight.standard import screen
from hearthlight.standard.exits.rules import INCOME_BEFORE
from hearthlight.standard.frames import with_line
from hearthlight.standard.pack import Pack
from hearthlight.standard.pass_line import STANDARD

BEFORE = INCOME_BEFORE.code
NAMES = ("household", "area_code", "size")


def items(law: Pack, years: int = 1) -> list[Rule]:
    """The rules that decide, in order; with `years` 2 the income of the year before too."""
    rules = [rule for rule in law.rules if rule.code in STANDARD]
    return sorted(rules, key=lambda rule: STANDARD.index(rule.code)) + ([INCOME_BEFORE] if years > 1 else [])


def judged(households: pl.DataFrame, law: Pack, day: date, years: int = 1) -> pl.DataFrame:
    """household, area_code, size, `verdict` and, by its code, the answer of each item and of the year before.

    `households` as `schema.Household` says. *breaks*: an item fails, whatever else is unknown. *unknown*: one cannot be
    judged, or was not asked. *holds*: every item that applies holds. A home that no item concerns is *not_applicable*.
    """
    homes = with_before(screen.prepared({"household": households}, law, day)["household"], law, day)
    found = screening.screen({"household": homes}, [*items(law), INCOME_BEFORE], day).answers
    told = [_answers(found, code) for code in STANDARD] + [_before(found, day)]
    two_years = years > 1 and INCOME_BEFORE.in_force(day)
    deciding = [pl.col(code) for code in (*STANDARD, *([BEFORE] if two_years else []))]
    concerned = pl.any_horizontal(pl.col(code) != Answer.NOT_APPLICABLE.value for code in STANDARD)
    return homes.select(NAMES).with_columns(told).with_columns(verdict=_verdict(deciding, concerned))


def with_before(homes: pl.DataFrame, law: Pack, day: date) -> pl.DataFrame:
    """`homes` with line_prev_fen: the line of the year before the income's; null = not known."""
    lines = with_line(homes.select("area_code"), law.parameters, date(day.year - 1, 1, 1))
    return homes.with_columns(line_prev_fen=lines["line_fen"])


def as_registered(households: pl.DataFrame) -> pl.DataFrame:
    """Homes outside the register, as if they stood in it: so the same rules say who was missed."""
    return households.with_columns(scheme=pl.lit("registration"), state=pl.lit("registered"))


def _answers(found: Mapping[str, nw.DataFrame[Any]], code: str) -> pl.Series | pl.Expr:
    """Row by row as the frame; a rule that could not be asked is unknown to everybody."""
    if code not in found:
        return pl.lit(Answer.UNKNOWN.value).alias(code)
    answers: pl.Series = found[code]["answer"].to_native()
    return answers.alias(code)


def _before(found: Mapping[str, nw.DataFrame[Any]], day: date) -> pl.Series | pl.Expr:
    """The year before, which no gate asks once its document has ended: not applicable then, and not unknown."""
    ended = pl.lit(Answer.NOT_APPLICABLE.value).alias(BEFORE)
    return _answers(found, BEFORE) if INCOME_BEFORE.in_force(day) else ended


def _verdict(asked: list[pl.Expr], concerned: pl.Expr) -> pl.Expr:
    def anywhere(answer: Answer) -> pl.Expr:
        return pl.any_horizontal(one == answer.value for one in asked)

    told = (
        pl.when(anywhere(Answer.BREAKS))
        .then(pl.lit(Answer.BREAKS.value))
        .when(anywhere(Answer.UNKNOWN))
        .then(pl.lit(Answer.UNKNOWN.value))
        .otherwise(pl.lit(Answer.HOLDS.value))
    )
    return pl.when(~concerned).then(pl.lit(Answer.NOT_APPLICABLE.value)).otherwise(told)
