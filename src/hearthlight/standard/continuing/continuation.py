"""Policy continuation 政策延续 (R86): who is still entitled to the policies of an unexited poor household.

Bozhou 2017: not exited; or exited in 2016, whatever the income; or exited in 2014 or 2015 with income per head below
4,310.00 yuan (exactly 4,310 is not below). What is unknown or unverified is *undetermined* and listed, never silently
no. Pure: a household frame and dated terms in, a frame out.
"""

from dataclasses import dataclass
from datetime import date

import narwhals as nw
from narwhals.typing import IntoDataFrameT

from hearthlight.core.money import Fen
from hearthlight.core.parameters import NotKnown, Parameters
from hearthlight.standard.indices.incidence import UNEXITED
from hearthlight.standard.marks import N_

ENTITLED, NOT_ENTITLED, UNDETERMINED, NOT_REGISTERED = "entitled", "not_entitled", "undetermined", "not_registered"


@dataclass(frozen=True)
class Terms:
    """The line (per head and year) and the years of exit that the rule names."""

    line_fen: Fen
    whatever_income: tuple[int, ...]
    below_line: tuple[int, ...]


NO_TERMS = Terms(0, (), ())
"""Where no terms are known every exited household is undetermined."""


def terms(parameters: Parameters, day: date, place: str) -> Terms:
    """The terms on `day` at `place` (an area code); NO_TERMS where the parameters know none."""
    try:
        return Terms(
            parameters.at("policy_continuation_line", day, place).value,
            tuple(parameters.at("continuation_whatever_income", day, place).value),
            tuple(parameters.at("continuation_below_line", day, place).value),
        )
    except NotKnown:
        return NO_TERMS


def entitlement(households: IntoDataFrameT, given: Terms) -> IntoDataFrameT:
    """`households` with two more columns, `answer` and `because`.

    Reads scheme (text, null = never registered), state (text, null = unknown), exited_year (integer), size (people),
    net_fen (the household's last year) and, where the frame has it, income_verified (yes/no; null and no = unverified).
    """
    frame = nw.from_native(households, eager_only=True)
    known = _income_known("income_verified" in frame.columns)
    return frame.with_columns(because=_because(given, known)).with_columns(answer=_answer()).to_native()


def _because(given: Terms, known: nw.Expr) -> nw.Expr:
    state, year = nw.col("state"), nw.col("exited_year")
    below = nw.col("net_fen") < given.line_fen * nw.col("size")
    tested = nw.when(~known).then(nw.lit("income_unknown")).when(below).then(nw.lit("below_line"))
    exited = nw.when(year.is_null()).then(nw.lit("year_unknown"))
    exited = exited.when(year.is_in(given.whatever_income)).then(nw.lit("exited_whatever_income"))
    exited = exited.when(~year.is_in(given.below_line)).then(nw.lit("year_not_named"))
    return (
        nw.when(nw.col("scheme").is_null())
        .then(nw.lit("not_registered"))
        .when(state.is_null())
        .then(nw.lit("state_unknown"))
        .when(state.is_in(UNEXITED))
        .then(nw.lit("not_exited"))
        .when(state == "cancelled")
        .then(nw.lit("cancelled"))
        .otherwise(exited.otherwise(tested.otherwise(nw.lit("not_below_line"))))
    )


def _income_known(has_verified: bool) -> nw.Expr:
    known = ~nw.col("net_fen").is_null() & ~nw.col("size").is_null() & (nw.col("size") > 0)
    return known & nw.col("income_verified").fill_null(False) if has_verified else known


SAID = {
    ENTITLED: N_("Policies continue"),
    NOT_ENTITLED: N_("Policies do not continue"),
    UNDETERMINED: N_("Undetermined"),
    NOT_REGISTERED: N_("Not a registered household"),
    "not_exited": N_("Not exited"),
    "exited_whatever_income": N_("Exited in a year of consolidation, whatever the income"),
    "below_line": N_("Exited, income per head below the line of continuation"),
    "not_below_line": N_("Exited, income per head not below the line of continuation"),
    "cancelled": N_("Struck off the register"),
    "income_unknown": N_("Income unknown or not verified"),
    "year_unknown": N_("Year of exit unknown"),
    "year_not_named": N_("No document names this year of exit"),
    "state_unknown": N_("State in the register unknown"),
}
"""What `answer` and `because` say, as message ids."""

_ANSWERS = {
    ENTITLED: ["not_exited", "exited_whatever_income", "below_line"],
    NOT_ENTITLED: ["not_below_line", "cancelled"],
    NOT_REGISTERED: ["not_registered"],
}


def _answer() -> nw.Expr:
    because = nw.col("because")
    rest = nw.when(because.is_in(_ANSWERS[ENTITLED])).then(nw.lit(ENTITLED))
    for answer in (NOT_ENTITLED, NOT_REGISTERED):
        rest = rest.when(because.is_in(_ANSWERS[answer])).then(nw.lit(answer))
    return rest.otherwise(nw.lit(UNDETERMINED))
