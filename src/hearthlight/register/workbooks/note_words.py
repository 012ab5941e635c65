"""What a clerk should know of a sheet that was read, as data: its words are made in the language of who reads it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_  # noqa: N812

INCOME_YEAR = "income_year"
WORDS: Mapping[str, str] = {
    "older": N_("Cells older than a file taken in before, left as they are: %(cells)d."),
    "corrected": N_("Cells changed here since the last export, left as they are: %(cells)d."),
    "gone": N_("Rows of people who left here were left out: %(rows)s."),
    "undated": N_("A kind of monitoring without its day of risk was not taken in: rows %(rows)s."),
    "unknown": N_("Columns not taken in: %(columns)s."),
    "twice": N_("Columns that stand twice, of which the first was read: %(columns)s."),
    "hidden": N_("Hidden sheets were not opened: %(sheets)s."),
    "formulas": N_("Cells with formulas were read by their last result, such as %(cells)s."),
    INCOME_YEAR: N_("The incomes of this file are those of the year %(years)s."),
}
"""Code of a note to its sentence."""


class Note(NamedTuple):
    """One note: its code, and what its sentence names."""

    code: str
    values: Mapping[str, Any]

    def __str__(self) -> str:
        return words(self.code, self.values)


def words(code: str, values: Mapping[str, Any]) -> str:
    """The sentence of a note in the reader's language."""
    return _(WORDS[code]) % values
