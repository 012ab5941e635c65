"""Rules of an invented country, in the few words that every engine answers alike."""

from collections.abc import Sequence
from datetime import date

import narwhals as nw

from hearthlight.checks.rule import Rule

FROM = date(2024, 1, 1)
ACT = "Hearths Act (invented)"

col = nw.col

enrolled = col("state").is_in(["enrolled", "returned"])


def of_households(code: str, reads: Sequence[str], breaks: nw.Expr, message: str, cause: str, applies: nw.Expr) -> Rule:
    """A rule over enrolled households."""
    return Rule(
        f"xn.{code}", "household", ["state", *reads], breaks, message, ACT, "demo", FROM, applies=applies, cause=cause
    )


LINE = of_households(
    "line",
    ["net_fen", "size", "line_fen"],
    nw.when(col("size") > 0).then(col("net_fen") < col("line_fen") * col("size")),
    "Income a head is below the hearth line",
    "{net_fen} crowns for {size} people are below the hearth line of {line_fen} a head",
    enrolled,
)
HERD = of_households(
    "herd",
    ["livelihood", "herd_units", "herd_least"],
    col("herd_units") < col("herd_least"),
    "The herd is smaller than a household lives on",
    "{herd_units} herd units, fewer than {herd_least}",
    enrolled & (col("livelihood") == "herding"),
)
CLINIC = of_households(
    "clinic",
    ["clinic_minutes", "clinic_most_minutes"],
    col("clinic_minutes") > col("clinic_most_minutes"),
    "The clinic is farther than it may be",
    "{clinic_minutes} minutes to the clinic, more than {clinic_most_minutes}",
    enrolled,
)
SCHOOL = Rule(
    "xn.school",
    "member",
    ["age", "schooling", "school_first", "school_last"],
    col("schooling") == "none",
    "A child of school age is not at school",
    "Schooling Act (invented), section 2",
    "demo",
    FROM,
    applies=(col("age") >= col("school_first")) & (col("age") <= col("school_last")),
    cause="Aged {age}, between {school_first} and {school_last}, and not at school",
)

RULES = (LINE, HERD, CLINIC, SCHOOL)
