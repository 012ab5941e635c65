"""Columns of the household list: which there are, what each cell says, and which a reader has chosen on this device."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hearthlight.desk.amounts import day_words
from hearthlight.desk.terms import term, yes_no
from hearthlight.register import codes

COOKIE = "hearthlight_columns"
Row = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """One column: its name in the cookie, its title, and what it says of a row."""

    code: str
    title: Any
    cell: Callable[[Row], str]


def _state(row: Row) -> str:
    return term(codes.STATE, row["now_state"]) if row["now_since"] else _("ordinary household")


def _monitored(row: Row) -> str:
    return term(codes.MONITORED, row["now_monitored"]) if row["now_monitored_from"] else "—"


def _cause(row: Row) -> str:
    return term(codes.CAUSE, row["now_cause"]) if row["now_since"] else "—"


COLUMNS = (
    Column("place", gettext_lazy("Village and group"), lambda row: row["place"]),
    Column("people", pgettext_lazy("column", "People"), lambda row: str(row["people"])),
    Column("state", gettext_lazy("State"), _state),
    Column("since", gettext_lazy("Since"), lambda row: day_words(row["now_since"]) if row["now_since"] else "—"),
    Column("cause", gettext_lazy("Main cause"), _cause),
    Column("monitored", gettext_lazy("Monitoring"), _monitored),
    Column("grade", gettext_lazy("House grade"), lambda row: row["house_grade"] or _("unknown")),
    Column("water", gettext_lazy("Safe water"), lambda row: yes_no(row["water_safe"])),
    Column("ill", gettext_lazy("Somebody seriously ill"), lambda row: yes_no(row["now_ill"])),
    Column("doubt", gettext_lazy("Open findings"), lambda row: yes_no(row["doubtful"])),
)
USUAL = ("place", "state", "since", "cause")


def chosen(cookie: str) -> tuple[Column, ...]:
    """The columns that a cookie names, in their usual order; the usual ones where it names none."""
    named = set(cookie.split(".")) & {column.code for column in COLUMNS} or set(USUAL)
    return tuple(column for column in COLUMNS if column.code in named)


def cookie_of(codes_asked: list[str]) -> str:
    """The cookie's text for the columns that a form names; empty where it names none that there is."""
    return ".".join(column.code for column in COLUMNS if column.code in codes_asked)
