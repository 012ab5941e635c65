"""A bank's statement of account 银行流水 as a file: day, what it says, in, out, balance, reference."""

import itertools
import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hearthlight.core.money import Fen, format_yuan
from hearthlight.money.settlement import cells
from hearthlight.money.settlement.bad_file import BadFile, Fault
from hearthlight.money.settlement.cells import Cells
from hearthlight.money.settlement.heads import heads_of
from hearthlight.sun.readings.table import ROW, Table, Wanted, read_table

HEADS = {
    "day": "交易日期|记账日期|日期|date",
    "in": "收入金额|贷方发生额|贷方|收入|credit",
    "out": "支出金额|借方发生额|借方|支出|debit",
    "balance": "账户余额|余额|balance",
    "reference": "流水号|交易流水|凭证号|reference",
    "words": "摘要|用途|附言|对方户名|words",
}
NEEDED = ("day", "in", "reference")
_WANTED = Wanted(
    re.compile("日期|收入|支出|贷方|借方|余额|流水|date|credit|debit|reference", re.IGNORECASE),
    "交易日期, 摘要, 收入金额, 支出金额, 余额, 流水号",
)


@dataclass(frozen=True)
class Line:
    """One line: `fen` is minus when money left the account."""

    row: int
    day: date
    fen: Fen
    balance_fen: Fen | None
    reference: str
    words: str


def read_lines(name: str, content: bytes) -> tuple[str, list[Line]]:
    """(file and sheet, lines). Raises BadReadings, BadFile; also where balances do not follow from the amounts."""
    table = read_table(name, content, _WANTED)
    return table.name, _lines(table, heads_of(table, HEADS, NEEDED))


def _lines(table: Table, heads: dict[str, str]) -> list[Line]:
    lines, faults = [], list[Fault]()
    for given in table.frame.iter_rows(named=True):
        one = Cells(int(given[ROW]), given, heads)
        line = _line(one)
        faults += one.faults
        if line:
            lines.append(line)
    faults = faults or [*_twice(lines, heads), *_broken_balances(lines, heads)]
    if faults:
        raise BadFile(table.name, faults)
    return lines


def _line(one: Cells) -> Line | None:
    day = one.read("day", cells.day, _("a day such as 2017-04-22"))
    came = one.read("in", cells.amount, _("yuan with at most two decimals"), needed=False) or 0
    went = one.read("out", cells.amount, _("yuan with at most two decimals"), needed=False) or 0
    balance = one.read("balance", cells.amount, _("yuan with at most two decimals"), needed=False)
    if bool(came) == bool(went):
        one.faults.append(
            Fault(one.row, one.heads["in"], one.text("in"), _("an amount that came in or one that went out"))
        )
    if not one.text("reference"):
        one.faults.append(
            Fault(one.row, one.heads["reference"], "", _("the bank's reference, by which a line is known"))
        )
    if one.faults or day is None:
        return None
    return Line(one.row, day, came - abs(went), balance, one.text("reference"), one.text("words")[:200])


def _twice(lines: list[Line], heads: dict[str, str]) -> list[Fault]:
    seen: dict[str, int] = {}
    faults = []
    for line in lines:
        if line.reference in seen:
            other = _("another reference than that of row %(row)s") % {"row": seen[line.reference]}
            faults.append(Fault(line.row, heads["reference"], line.reference, other))
        seen[line.reference] = line.row
    return faults


def _broken_balances(lines: list[Line], heads: dict[str, str]) -> list[Fault]:
    """Where both stand, a balance is the one before and the amount; a missing line shows here."""
    faults = []
    for before, line in itertools.pairwise(lines):
        if before.balance_fen is None or line.balance_fen is None:
            continue
        if line.balance_fen != before.balance_fen + line.fen:
            wanted = format_yuan(before.balance_fen + line.fen)
            faults.append(Fault(line.row, heads["balance"], format_yuan(line.balance_fen), wanted))
    return faults
