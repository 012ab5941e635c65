"""Cells of a money file read as months, days, amounts and energies; a Fault where one cannot be read."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from hearthlight.core.money import NotMoney, yuan
from hearthlight.core.period import Month
from hearthlight.core.units import NotExact, watt_hours
from hearthlight.money.settlement.bad_file import Fault

T = TypeVar("T")
_MONTH = re.compile(r"^\s*(\d{4})\s*[-./年]?\s*(\d{1,2})\s*月?\s*$")
_DAY = re.compile(r"^\s*(\d{4})\s*[-./年]?\s*(\d{1,2})\s*[-./月]?\s*(\d{1,2})")
PRICE_PARTS = 10_000


def month(text: str) -> str:
    """``month("201702") == month("2017年2月") == "2017-02"``; of a day its month. Raises ValueError."""
    found = _MONTH.match(text) or _DAY.match(text)
    if not found:
        raise ValueError(text)
    return str(Month(int(found[1]), int(found[2])))


def day(text: str) -> date:
    """``day("20170210") == day("2017-02-10 08:00") == date(2017, 2, 10)``. Raises ValueError."""
    found = _DAY.match(text)
    if not found:
        raise ValueError(text)
    return date(int(found[1]), int(found[2]), int(found[3]))


def amount(text: str) -> int:
    """Fen of yuan with thousands and signs as banks write them. Raises ValueError."""
    try:
        return yuan(text.replace(",", "").replace("，", "").replace("￥", "").replace("¥", "").strip())
    except NotMoney as error:
        raise ValueError(text) from error


def energy(text: str) -> int:
    """Wh of kWh. Raises ValueError."""
    try:
        return watt_hours(text.replace(",", "").strip())
    except (NotExact, ArithmeticError) as error:
        raise ValueError(text) from error


def price(text: str) -> int:
    """1/10,000 yuan per kWh of ``0.3693``. Raises ValueError."""
    found = re.fullmatch(r"\s*(\d+)(?:\.(\d{1,4})0*)?\s*", text)
    if not found:
        raise ValueError(text)
    return int(found[1]) * PRICE_PARTS + int((found[2] or "0").ljust(4, "0"))


class Cells:
    """The cells of one row by what they mean; what cannot be read is a Fault in `faults`, and the cell is None."""

    def __init__(self, row: int, cells: Mapping[str, Any], heads: Mapping[str, str]) -> None:
        self.row, self.cells, self.heads = row, cells, heads
        self.faults: list[Fault] = []

    def text(self, name: str) -> str:
        """The cell as text; empty where the file has no such column."""
        return str(self.cells.get(self.heads.get(name, ""), "") or "").strip()

    def read(self, name: str, kind: Callable[[str], T], expected: str, *, needed: bool = True) -> T | None:
        """The cell read by `kind`, None where it is empty or wrong."""
        text = self.text(name)
        if not text and not needed:
            return None
        try:
            return kind(text)
        except ValueError:
            self.faults.append(Fault(self.row, self.heads.get(name, name), text, expected))
            return None
