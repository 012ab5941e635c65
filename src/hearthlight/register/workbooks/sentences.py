"""Faults of a workbook as sentences a clerk understands: where, what was found, what was expected, what to do."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.register.workbooks.fault_words import EXPECTED, WHOLE_FILE
from hearthlight.sheets.faults import Fault

SHOWN = 20
"""Rows that a note names."""


def sentence(fault: Fault) -> str:
    """The fault in one sentence."""
    values: dict[str, Any] = vars(fault)
    if fault.code in WHOLE_FILE:
        return _(WHOLE_FILE[fault.code]) % values
    expected, remedy = EXPECTED[fault.code]
    return _(
        "Sheet “%(sheet)s”, row %(row)s, column %(column)s (%(heading)s): found “%(found)s”, expected %(expected)s;"
        " %(remedy)s."
    ) % (values | {"expected": _(expected) % values, "remedy": _(remedy)})


def refused_with_home() -> str:
    """The remark beside a good row of a home that is refused."""
    return _("This row is right, but another row of its household is not.")


def summary(report: Any) -> str:
    """The first line of a report: taken in or refused, and how much."""
    if not report.applied:
        return _("Refused whole, nothing was written. Faults: %(count)s.") % {"count": len(report.faults)}
    counts = vars(report.tally) | {"homes": report.homes, "sheet": report.sheet}
    taken = (
        _(
            "Taken in from sheet “%(sheet)s”: %(homes)s households (%(households_added)s new),"
            " %(members_added)s new people, %(changes)s changes."
        )
        % counts
    )
    if len(report.refused):
        taken += " " + _("Rows that came back: %(count)s.") % {"count": len(report.refused)}
    return " ".join([taken, *report.notes])


def notes(found: Any, gone: Sequence[int] = (), older: int = 0) -> list[str]:
    """What a clerk should know of a sheet that was read: columns left out, sheets not opened, formulas, rows `gone`,
    `older` cells."""
    said = []
    if older:
        said.append(_("Cells older than a file taken in before, left as they are: %(cells)d.") % {"cells": older})
    if gone:
        said.append(_("Rows of people who left here were left out: %(rows)s.") % {"rows": _rows(gone)})
    if undated := _undated(found):
        said.append(
            _("A kind of monitoring without its day of risk was not taken in: rows %(rows)s.")
            % {"rows": _rows(undated)}
        )
    if found.header.unknown:
        said.append(_("Columns not taken in: %(columns)s.") % {"columns": "、".join(found.header.unknown)})
    if found.header.twice:
        twice = "、".join(found.header.headings[field] for field in dict.fromkeys(found.header.twice))
        said.append(_("Columns that stand twice, of which the first was read: %(columns)s.") % {"columns": twice})
    if found.hidden:
        said.append(_("Hidden sheets were not opened: %(sheets)s.") % {"sheets": "、".join(found.hidden)})
    if found.formulas:
        cells = {"cells": "、".join(found.formulas)}
        said.append(_("Cells with formulas were read by their last result, such as %(cells)s.") % cells)
    return said


def _undated(found: Any) -> list[int]:
    """Rows that name a kind of monitoring and no day from which it holds."""
    frame = found.frame
    if "monitored_kind" not in frame.columns:
        return []
    days = frame["monitored_on"] if "monitored_on" in frame.columns else frame["monitored_kind"].clear(len(frame))
    return frame.filter(frame["monitored_kind"].is_not_null() & days.is_null())["row"].to_list()


def _rows(numbers: Sequence[int]) -> str:
    return "、".join(map(str, numbers[:SHOWN])) + ("…" if len(numbers) > SHOWN else "")
