"""The sentence that urges 催办: to be copied and sent by hand. It names an office and no household."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearthlight.desk.amounts import day_words
from hearthlight.desk.work.task_rows import Row, by_person


def sentences(rows: Sequence[Row]) -> list[str]:
    """One sentence a person, in the order in which their first task is due."""
    return [_sentence(person, theirs) for person, theirs in by_person(rows)]


def _sentence(person: str, theirs: Sequence[Row]) -> str:
    first = min(theirs, key=lambda row: row.task.due_on)
    said = {"person": person, "n": len(theirs), "day": day_words(first.task.due_on), "title": first.title}
    text = ngettext(
        "%(person)s: %(n)d task waits for you in Hearthlight, due on %(day)s: %(title)s. Please deal with it.",
        "%(person)s: %(n)d tasks wait for you in Hearthlight, the first due on %(day)s: %(title)s. "
        "Please deal with them.",
        len(theirs),
    )
    return text % said + (" " + _("It is late.") if any(row.when == "late" for row in theirs) else "")
