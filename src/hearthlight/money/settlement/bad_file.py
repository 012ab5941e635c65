"""A file of money that cannot be taken in: every fault by sheet, row and column, in the words of the page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Fault:
    """One cell that is wrong: where, what was found, what was expected."""

    row: int
    column: str
    found: str
    expected: str

    def said(self) -> str:
        """In one sentence."""
        return _("Row %(row)s, “%(column)s”: found “%(found)s”, expected %(expected)s.") % {
            "row": self.row,
            "column": self.column,
            "found": self.found,
            "expected": self.expected,
        }


class BadFile(ValueError):
    """Nothing of the file was kept; `faults` say why, the first ones in the message."""

    SHOWN = 20

    def __init__(self, sheet: str, faults: list[Fault]) -> None:
        self.faults = faults
        told = [one.said() for one in faults[: self.SHOWN]]
        more = len(faults) - len(told)
        if more:
            told.append(_("and %(count)s more") % {"count": more})
        super().__init__(f"{sheet}: " + " ".join(told))
