"""What is wrong with a workbook, as data: a room turns it into one sentence in its reader's language."""

from dataclasses import dataclass


class CellFault(ValueError):
    """A cell that does not hold what its column asks: `code` says which rule, `expected` the values it may hold."""

    def __init__(self, code: str, expected: str = "") -> None:
        super().__init__(f"{code} {expected}".strip())
        self.code, self.expected = code, expected


class NotAWorkbook(ValueError):
    """The file is no workbook that can be read, or holds no sheet."""


@dataclass(frozen=True)
class Fault:
    """One thing wrong: where (sheet, row from 1, column letters, heading), what was found, which rule, what may stand.

    A row of 0 speaks of the whole sheet; an empty column of the whole row. `field`: what the column was read as,
    whatever stands over it.
    """

    code: str
    sheet: str
    row: int = 0
    column: str = ""
    heading: str = ""
    found: str = ""
    expected: str = ""
    field: str = ""

    @property
    def cell(self) -> str:
        """``D7``, as a spreadsheet shows it; empty for a whole sheet."""
        return f"{self.column}{self.row}" if self.row else ""


def letters(index: int) -> str:
    """The name of a column by its index from 0: A, B, … Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def index_of(name: str) -> int:
    """The index from 0 of a column by its name: the other way of `letters`."""
    index = 0
    for letter in name:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
