"""Faults of a workbook as sentences a clerk understands: where, what was found, what was expected, what to do."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.register.workbooks.changes import COVERED
from hearthlight.register.workbooks.fault_words import EXPECTED, WHOLE_FILE
from hearthlight.register.workbooks.note_words import INCOME_YEAR, Note
from hearthlight.sheets.faults import Fault

SHOWN = 20
"""Rows that a note names."""
CELLS = {"disagree", "changed_since"}
"""Codes of faults that expect what another cell says."""
_AT = re.compile(r"( \(\d+\))?$")


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


def masked(fault: Fault) -> Fault:
    """The fault as a page shows it: what says who somebody is is masked, whatever stands over the column."""
    if fault.field not in COVERED:
        return fault
    expected = _hidden(fault.expected) if fault.code in CELLS else fault.expected
    return replace(fault, found=_hidden(fault.found), expected=expected)


def _hidden(said: str) -> str:
    """Masked but for the row at its end."""
    at = _AT.search(said).start()  # type: ignore[union-attr]
    return mask_name(said[:at]) + said[at:] if at else said


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
    return " ".join([taken, *map(str, report.notes)])


def notes(
    found: Any, gone: Sequence[int] = (), older: int = 0, years: Sequence[int] = (), corrected: int = 0
) -> list[Note]:
    """What a clerk should know of a sheet that was read: columns left out, sheets not opened, formulas, rows `gone`,
    `older` cells and those `corrected` here, the `years` of its incomes."""
    twice = [found.header.headings[field] for field in dict.fromkeys(found.header.twice)]
    said = {
        INCOME_YEAR: {"years": "、".join(map(str, years))},
        "older": {"cells": older},
        "corrected": {"cells": corrected},
        "gone": {"rows": _rows(gone)},
        "undated": {"rows": _rows(_undated(found))},
        "unknown": {"columns": "、".join(found.header.unknown)},
        "twice": {"columns": "、".join(twice)},
        "hidden": {"sheets": "、".join(found.hidden)},
        "formulas": {"cells": "、".join(found.formulas)},
    }
    return [Note(code, values) for code, values in said.items() if any(values.values())]


def _undated(found: Any) -> list[int]:
    """Rows that name a kind of monitoring and no day from which it holds."""
    frame = found.frame
    if "monitored_kind" not in frame.columns:
        return []
    days = frame["monitored_on"] if "monitored_on" in frame.columns else frame["monitored_kind"].clear(len(frame))
    return frame.filter(frame["monitored_kind"].is_not_null() & days.is_null())["row"].to_list()


def _rows(numbers: Sequence[int]) -> str:
    return "、".join(map(str, numbers[:SHOWN])) + ("…" if len(numbers) > SHOWN else "")
