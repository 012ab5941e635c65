"""Sending a table of the register out 导出: an act, written down with its count and never with whom it holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hearthlight.register.models import Household
from hearthlight.register.shadow import out_rows, tables
from hearthlight.register.shadow.sheet_out import workbook
from hearthlight.register.shadow.tables import Open
from hearthlight.register.workbooks.rowkey import ROW_KEY
from hearthlight.trail.act import Actor, act
from hearthlight.trail.models import Event

TITLES = {tables.HOUSEHOLDS: "农户", tables.MEMBERS: "家庭成员", tables.INCOME: "收入"}
"""What the sheet is called."""


class NoReason(ValueError):
    """Identity numbers were asked for without a reason."""


class TooMany(ValueError):
    """More households than one file holds."""


AT_ONCE, MOST = 2_000, 25_000
"""Households whose table is made while the reader waits: a village; and of one file: a township."""


@dataclass(frozen=True)
class Export:
    """The file: what it is called, its bytes, how many rows of which table, and whether numbers or full names
    are in it."""

    name: str
    content: bytes
    rows: int
    table: str
    numbers: bool = False
    names: bool = False


def is_big(homes: "QuerySet[Household]") -> bool:
    """Whether the table is a job. Raises TooMany."""
    count = homes.count()
    if count > MOST:
        raise TooMany(_("More than %(most)s households: choose a smaller place.") % {"most": f"{MOST:,}"})
    return count > AT_ONCE


def export(
    user: Actor,
    homes: "QuerySet[Household]",
    table: str,
    place: str,
    day: date,
    *,
    numbers: bool = False,
    reason: str = "",
    key: UUID | None = None,
) -> Export:
    """A table (`tables.FIELDS`) of the homes given, each row with its key and version, as it stands on `day`.

    Names are masked for who may not unmask; identity numbers are left masked unless asked for with a reason.
    Raises Refused, NoReason.
    """
    if numbers and not reason.strip():
        raise NoReason(_("Say why the identity numbers are needed: without a reason they stay masked."))
    made = build(user, homes, table, place, day, numbers=numbers)
    write_down(user, made, place, day, reason=reason, key=key)
    return made


def build(
    user: Actor, homes: "QuerySet[Household]", table: str, place: str, day: date, *, numbers: bool = False
) -> Export:
    """The table alone: it goes to nobody before it was written down."""
    opens = user.may("people.unmask", place)
    seen = Open(names=opens, numbers=numbers and opens)
    rows = list(_rows(homes, table, day, seen))
    title = titled(table, day)
    name = f"{title}-{place[:12]}-{day}.xlsx"
    return Export(name, _file(title, table, rows, seen), len(rows), table, seen.numbers, seen.names)


def write_down(user: Actor, made: Export, place: str, day: date, *, reason: str = "", key: UUID | None = None) -> Event:
    """The act of sending a table out: which, with how many rows. Raises Refused."""
    summary = {"table": made.table, "numbers": made.numbers, "names": made.names, "rows": made.rows}
    with act(user, "register.export", at=place, day=day, reason=reason, key=key, summary=summary) as event:
        return event


def _rows(homes: "QuerySet[Household]", table: str, day: date, seen: Open) -> Iterator[list[str]]:
    for values, key in out_rows.of(homes, table, day, numbers=seen.numbers):
        yield tables.cells(table, values, key, seen)


def titled(table: str, day: date) -> str:
    """What a table of `day` is called: incomes are those of the year before."""
    return f"{day.year - 1}年{TITLES[table]}" if table == tables.INCOME else TITLES[table]


def _file(title: str, table: str, rows: Sequence[Sequence[str]], seen: Open) -> bytes:
    synthetic: Any = settings.HEARTHLIGHT_DEMO
    return workbook(title, tables.headings(table, seen), rows, synthetic=synthetic, hidden=[ROW_KEY])
