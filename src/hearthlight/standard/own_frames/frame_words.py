"""What can be wrong with a frame, each in one sentence: where, what was found, what was expected, what to do. Pure."""

from dataclasses import asdict, dataclass

from hearthlight.standard.marks import N_

WORDS = {
    "not_a_table": N_(
        "The {frame} frame is a {found}, and a Polars, pandas or Arrow table is expected: build a table from it."
    ),
    "not_read": N_("The {frame} frame is lazy and not read yet: call .collect() on it first."),
    "no_such_frame": N_("No rule asks a frame called {frame!r}: it must be one of {expected}; rename it."),
    "key_absent": N_("The {frame} frame has no column {column}, so no answer could name its row: add the column."),
    "key_empty": N_(
        "The {frame} frame, column {column}: row {row} is empty (rows like it: {rows}), and no row may go"
        " without: fill it in."
    ),
    "key_twice": N_(
        "The {frame} frame, column {column}: row {row} repeats {found} of a row above (rows like it: {rows}); one row"
        " a {frame} is expected: keep one of them."
    ),
    "wrong_type": N_(
        "The {frame} frame, column {column}: its type is {found} and {expected} is expected: cast the column, leaving"
        " empty what is not known."
    ),
    "not_whole": N_(
        "The {frame} frame, column {column}: its type is {found}, row {row} holds {example}, and whole numbers are"
        " expected, amounts in the smallest coin: cast it to Int64 (a pandas column with gaps: .astype('Int64'))."
    ),
    "not_finite": N_(
        "The {frame} frame, column {column}: row {row} holds {found} (rows like it: {rows}), and a finite whole number"
        " is expected: correct it, or leave it empty when it is not known."
    ),
    "negative": N_(
        "The {frame} frame, column {column}: row {row} holds {found} (rows like it: {rows}), and nothing below 0 is"
        " expected: correct it, or leave it empty when it is not known."
    ),
    "loss_unexplained": N_(
        "The {frame} frame, column {column}: row {row} holds {found} (rows like it: {rows}), and its accounts do not"
        " add up to a loss: give {expected}, or leave the income empty when it is not known."
    ),
    "code_unknown": N_(
        "The {frame} frame, column {column}: row {row} holds {found!r} (rows like it: {rows}), and one of {expected} is"
        " expected: correct it, or leave it empty when it is not known."
    ),
    "area_width": N_(
        "The {frame} frame, column {column}: row {row} holds {found!r} (rows like it: {rows}), and a code of {expected}"
        " letters or digits is expected: fill it up with zeros on the right."
    ),
    "frame_absent": N_("There is no {frame} frame, so these rules are not asked: {rules}."),
    "column_absent": N_("The {frame} frame has no column {column}, so these rules are not asked: {rules}."),
    "home_empty": N_(
        "The {frame} frame: row {row}, household {subject}, has no members (rows like it: {rows}): its income per head"
        " is unknown; enter the members, or close the household."
    ),
    "size_differs": N_(
        "The {frame} frame, column {column}: row {row}, household {subject}, counts {found} people and the member frame"
        " holds {expected} (rows like it: {rows}): correct one of the two."
    ),
    "no_age": N_(
        "The {frame} frame, column {column}: row {row}, member {subject}, has none (rows like it: {rows}), so these"
        " rules answer unknown there: {rules}; enter the birth date."
    ),
    "no_home": N_(
        "The {frame} frame, column {column}: row {row}, member {subject}, belongs to household {found}, which the"
        " household frame does not hold (rows like it: {rows}): add the household, or correct the number."
    ),
}
"""A sentence a kind of fault, as message ids with what was found in braces."""

REPORTED = frozenset({"frame_absent", "column_absent", "home_empty", "size_differs", "no_age", "no_home"})
"""Faults with which every answer stays right or unknown: named beside the answers. All others are refused."""


@dataclass(frozen=True)
class Fault:
    """One kind of fault in one column: how many rows have it, the first of them (from 1) and what stands there."""

    fault: str
    frame: str
    column: str | None = None
    rows: int | None = None
    row: int | None = None
    subject: int | str | None = None
    found: str = ""
    expected: str = ""
    rules: str = ""
    example: str = ""

    @property
    def refused(self) -> bool:
        """Whether an answer could be wrong by it, so that nothing is answered."""
        return self.fault not in REPORTED

    @property
    def sentence(self) -> str:
        """The fault in one sentence of English; pages translate ``WORDS[fault]`` and fill it in with `asdict`."""
        return WORDS[self.fault].format(**asdict(self))


class FrameRefused(ValueError):
    """A frame with which an answer could be wrong; the text is one sentence, `fault` the same as data."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.sentence)
        self.fault = fault
