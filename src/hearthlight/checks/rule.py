"""Rule: something that ought to hold of facts, as data and one Narwhals expression. Pure: no Django.

The same expression runs on Polars, on one household when it is saved, and on Spark. House law, kept by a linter:
comparison, and / or / not, is_null, is_in, integer + − ×, when / then. Nothing else, since engines differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import narwhals as nw

from hearthlight.core.parameters import Certainty


class Answer(StrEnum):
    """The four answers of a rule 判断: unknown is never no."""

    BREAKS = "breaks"
    HOLDS = "holds"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Rule:
    """One check 疑点规则.

    `frame` is ``household``, ``member`` or ``village``; `reads` every column the rule touches (on save, the rules that
    read a changed field are asked again); `breaks` is true where the rule is broken and null where that cannot be
    told (null and false is false: three-valued logic); `applies` says whom it concerns.
    `daily`: it must be asked again when only the day has changed; `whole`: it needs the whole register at once.
    `doubt`, where a rule has one: a break is a doubt about the facts only where it is true, elsewhere it is the need
    that help is there for (a home in the register is below the line: that is why it stands in it). It reads
    `doubt_reads`; a frame without them can be asked the rule all the same, only findings tell the two apart.
    `cause` says why one row breaks it, with the columns it read in braces: ``"{net_fen} for {size} people"``.
    """

    code: str
    frame: str
    reads: Sequence[str]
    breaks: nw.Expr
    message: str
    document: str
    certainty: Certainty
    from_date: date
    until: date | None = None
    applies: nw.Expr | None = None
    daily: bool = False
    whole: bool = False
    cause: str = ""
    doubt: nw.Expr | None = None
    doubt_reads: Sequence[str] = ()

    def in_force(self, day: date) -> bool:
        """Whether the rule stands on that day."""
        return self.from_date <= day and (self.until is None or day < self.until)
