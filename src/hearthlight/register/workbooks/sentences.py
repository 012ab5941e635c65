"""Faults of a workbook as sentences a clerk understands: where, what was found, what was expected, what to do."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.sheets.faults import Fault

WHOLE_FILE = {
    "not_a_workbook": N_("“%(found)s” is not a workbook. Save it as .xlsx in the spreadsheet program and try again."),
    "no_sheet": N_("“%(found)s” holds no sheet. Choose the exported file."),
    "too_large": N_("“%(found)s” is larger than 100 MB. Export one township at a time."),
    "no_file": N_("“%(found)s” cannot be read. Check its name and that it is not open elsewhere."),
    "no_header": N_(
        "No sheet of “%(found)s” has the headings of the national export (household number, name, relation to the"
        " head). Choose the exported file, or restore its heading row."
    ),
    "no_rows": N_("Sheet “%(sheet)s” has headings but no row below them. Choose the sheet that holds the people."),
    "applied_before": N_("“%(found)s” was taken in before at this place. Nothing was done; nothing need be done."),
    "day_not_come": N_(
        "The day of taking in is %(found)s, and today is %(expected)s: choose a day that has come, or leave it out."
    ),
    "column_missing": N_("Sheet “%(sheet)s” lacks the column “%(heading)s”. Export again with this column."),
}

EXPECTED = {
    "empty": (N_("something in every row"), N_("fill in the cell or delete the row")),
    "not_a_number": (N_("a number without words"), N_("write the number alone")),
    "not_whole": (N_("a whole number, %(expected)s"), N_("correct the number")),
    "not_exact": (N_("no more decimals than the unit has"), N_("round the number")),
    "not_money": (N_("an amount, at most to the fen"), N_("correct the amount")),
    "not_a_day": (N_("a day such as 2017-03-28 or 201703"), N_("correct the date")),
    "not_yes_no": (
        N_("yes or no, or nothing when it is not known"),
        N_("write yes or no in the words of the export, or empty the cell"),
    ),
    "not_in_list": (N_("one of %(expected)s"), N_("choose from the list")),
    "digits_lost": (
        N_("a number kept as text"),
        N_("the spreadsheet has lost digits: format the column as text and enter the number again"),
    ),
    "disagree": (N_("the same as above: %(expected)s"), N_("make all rows of the household say the same")),
    "size_differs": (
        N_("as many rows as people; there are %(expected)s"),
        N_("export the whole household or correct the number"),
    ),
    "future_day": (N_("no later than %(expected)s"), N_("correct the date")),
    "unknown_village": (
        N_("a village of this place whose name stands there once"),
        N_("write the village's full name, or choose the township with --place"),
    ),
    "elsewhere": (N_("a household of this place; this one lives at %(expected)s"), N_("take it in there")),
    "real_in_demo": (
        N_("an invented number beginning with %(expected)s"),
        N_("this is a demo: use a real installation"),
    ),
    "same_person": (N_("each person once"), N_("delete the second row or tell the two apart by identity number")),
    "ambiguous_person": (
        N_("a name that one member of the household carries"),
        N_("add the identity number, so that it is clear who is meant"),
    ),
    "number_differs": (
        N_("the number that is kept for this person"),
        N_(
            "compare it with the identity card: correct it here, or empty the cell, so that the number that is kept"
            " stays"
        ),
    ),
    "joined_later": (
        N_("a person who belongs to the household; this one joined on %(expected)s"),
        N_("take the file in on a later day or delete the row"),
    ),
    "below_payments": (
        N_("at least %(expected)s yuan, which this system has paid"),
        N_("add the solar payments to the sum"),
    ),
}
"""Code to what was expected and what to do."""


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
    if not report.not_taken:
        return taken
    return taken + " " + _("Columns not taken in: %(columns)s.") % {"columns": "、".join(report.not_taken)}
