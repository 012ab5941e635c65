"""What each fault of a workbook says: of a whole file one sentence; of a cell what was expected and what to do."""

from django.utils.translation import gettext_noop as N_  # noqa: N812

WHOLE_FILE = {
    "not_a_workbook": N_("“%(found)s” is not a workbook. Save it as .xlsx in the spreadsheet program and try again."),
    "no_sheet": N_("“%(found)s” holds no sheet that is shown. Choose the exported file, or unhide the sheet."),
    "all_empty": N_("“%(found)s” holds only empty sheets. Choose the exported file."),
    "too_large": N_("“%(found)s” is larger than 100 MB. Export one township at a time."),
    "bomb": N_("“%(found)s” unpacks to more than any export holds. It was not opened; export it again."),
    "too_many_rows": N_(
        "A sheet of “%(found)s” has more than 200,000 rows. Export one township at a time, or delete what stands far"
        " below the table."
    ),
    "too_wide": N_(
        "A sheet of “%(found)s” has cells far to the right of its table. Delete the columns that are not needed."
    ),
    "password": N_("“%(found)s” is protected by a password. Open it, save it without the password and try again."),
    "sheet_gone": N_("“%(found)s” has no sheet of the name that was chosen. Say again which columns are which."),
    "file_lost": N_("The file of “%(found)s” is no longer kept here, or was changed. Send the file again."),
    "not_applied": N_("“%(found)s” is not taken in, so there is nothing to undo."),
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
    "column_missing": N_(
        "Sheet “%(sheet)s” lacks the column “%(heading)s”: without it nobody knows of whom its rows speak. Say which"
        " column it is, or export again with it."
    ),
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
    "same_person": (
        N_("each person once; row %(expected)s speaks of the same one"),
        N_("delete the second row or tell the two apart by identity number"),
    ),
    "ambiguous_person": (
        N_("one person; this may be one of several (household %(expected)s)"),
        N_("add the identity number, so that it is clear who is meant"),
    ),
    "number_differs": (
        N_("the number that is kept for this person"),
        N_(
            "compare it with the identity card: correct it here, or empty the cell, so that the number that is kept"
            " stays"
        ),
    ),
    "name_differs": (
        N_("the name that is kept for this person"),
        N_(
            "compare the name with the identity card and correct it in the file; a name that is wrong here or has"
            " changed is corrected on the person's page first"
        ),
    ),
    "two_heads": (N_("one head; row %(expected)s is the head already"), N_("correct the relation of one of them")),
    "second_head": (
        N_("another relation: the register holds another head of this household"),
        N_("correct the relation, or say in the file what the present head is now"),
    ),
    "birth_differs": (
        N_("the birth date that the identity number says"),
        N_("compare both with the identity card and correct the wrong one"),
    ),
    "sex_differs": (
        N_("the sex that the identity number says"),
        N_("compare both with the identity card and correct the wrong one"),
    ),
    "age_differs": (
        N_("about %(expected)s, as the birth date says"),
        N_("correct the age or the birth date, or leave the age out"),
    ),
    "number_wrong": (
        N_("an identity number whose check character is right"),
        N_("compare it with the identity card and correct it"),
    ),
    "number_twice": (
        N_("each number once; row %(expected)s has it already"),
        N_("delete the row that is too many or correct its number"),
    ),
    "lives_elsewhere": (
        N_("somebody of this household; this person is kept in household %(expected)s"),
        N_("move the person there first (“move to another household”), then take the file in"),
    ),
    "two_people": (
        N_("the person number of the same person; the identity number is of household %(expected)s"),
        N_("correct the one that is wrong"),
    ),
    "nobody": (
        N_("somebody of the register"),
        N_("add the identity number or birth date, or the household number for a new person"),
    ),
    "home_ended": (
        N_("a household that still stands; this one has ended"),
        N_("give the household's new number"),
    ),
    "year_closed": (
        N_("a day of a year that is not closed; %(expected)s is"),
        N_("leave the household out and enter it through a change request"),
    ),
    "home_unknown": (
        N_("a household of this place"),
        N_("correct the household number; a new household comes in with its people"),
    ),
    "key_unknown": (
        N_("a row key of this place, as exported"),
        N_("do not change the hidden column; export the table again"),
    ),
    "key_differs": (
        N_("household %(expected)s, to which the hidden row key belongs"),
        N_("do not copy rows over one another; export the table again"),
    ),
    "changed_since": (
        N_("what stands here now: “%(expected)s”, changed since the export"),
        N_("decide which is right: leave the cell as it was exported, or export the table again"),
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
