"""Cells to values: what clerks and systems write for a number, a day, a yes, a code. Pure.

Every reader takes any cell and returns a value, or None for an empty one, or raises CellFault; nothing else. Numbers
arrive as text, digits in full width, days as "201702", 2017.2 or a real date, several codes in one cell.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from hearthlight.core.money import Fen
from hearthlight.sheets.faults import CellFault
from hearthlight.sheets.workbook import Cell

EXACT_DIGITS = 15
"""Digits that a number cell holds exactly; a longer number must be a text cell."""

EMPTY = {"", "-", "—", "/", "无数据", "null", "none", "nan"}
YES, NO = {"是", "有", "y", "yes", "true", "1", "√", "✓"}, {"否", "无", "没有", "n", "no", "false", "0", "×", "✗"}
_SEPARATORS = re.compile(r"[,，、;；/|\s]+")
_DAY = re.compile(r"(\d{4})(?:[-./年]?(\d{1,2})(?:[-./月]?(\d{1,2})?)?)?[日月]?$")
_NUMBER = re.compile(r"[+-]?\d{1,18}(\.\d{1,9})?$")
SMALLEST, LARGEST = 1900, 2099


def text(cell: Cell) -> str | None:
    """The cell as written, without spaces around it, in half width; a whole number without a point."""
    if cell is None:
        return None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**EXACT_DIGITS:
        cell = int(cell)
    plain = unicodedata.normalize("NFKC", str(cell)).strip().strip("'").strip()
    return None if plain.lower() in EMPTY else plain


def number_text(cell: Cell) -> str | None:
    """A number that is a name (identity, household, telephone), as text. Raises CellFault where digits are lost."""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= 10**EXACT_DIGITS:
        raise CellFault("digits_lost")
    plain = text(cell)
    return "".join(plain.split()) if plain else None


def decimal(cell: Cell) -> Decimal | None:
    """An exact number; thousands separators and a unit word behind it (元, 万元, 人, 平方米 …) are not taken here."""
    plain = text(cell)
    if plain is None:
        return None
    plain = plain.replace(",", "").replace(" ", "")
    if isinstance(cell, bool) or not _NUMBER.match(plain):
        raise CellFault("not_a_number")
    try:
        return Decimal(plain)
    except InvalidOperation as error:
        raise CellFault("not_a_number") from error


def whole(cell: Cell, low: int = 0, high: int = 10**9) -> int | None:
    """A whole number within bounds."""
    value = decimal(cell)
    if value is None:
        return None
    if value != value.to_integral_value() or not low <= value <= high:
        raise CellFault("not_whole", f"{low}–{high}")
    return int(value)


def scaled(cell: Cell, factor: int, high: int = 10**12) -> int | None:
    """A measure in whole small units: ``scaled("0.35", 1000)`` metres of a distance written in km."""
    value = decimal(cell)
    if value is None:
        return None
    small = value * factor
    if small != small.to_integral_value() or not 0 <= small <= high:
        raise CellFault("not_exact", f"1/{factor}")
    return int(small)


def fen(cell: Cell, factor: int = 100) -> Fen | None:
    """An amount in yuan, or in the unit that `factor` fen make (万元: 1,000,000); a float is read as it is shown."""
    plain = text(cell)
    if plain is None:
        return None
    unit = {"万元": 1_000_000, "元": 100}
    for word, of_word in unit.items():
        if plain.endswith(word):
            plain, factor = plain.removesuffix(word), of_word
            break
    value = decimal(plain)
    if value is None:
        return None
    amount = (value * factor).quantize(Decimal(1)) if isinstance(cell, float) else value * factor
    if amount != amount.to_integral_value() or not 0 <= amount < 10**15:
        raise CellFault("not_money")
    return int(amount)


def day(cell: Cell) -> date | None:
    """A day: a real date, ``2017-02-03``, ``2017.2.3``, ``20170203``, ``201702`` or ``2017年2月`` (their first day)."""
    if isinstance(cell, datetime):
        return _sensible(cell.date())
    if isinstance(cell, date):
        return _sensible(cell)
    plain = text(cell)
    if plain is None:
        return None
    match = _DAY.match(plain.split(" ")[0].split("T")[0])
    if not match:
        raise CellFault("not_a_day")
    year, month, number = (int(part) if part else 1 for part in match.groups())
    try:
        return _sensible(date(year, month, number))
    except ValueError as error:
        raise CellFault("not_a_day") from error


def _sensible(value: date) -> date:
    if not SMALLEST <= value.year <= LARGEST:
        raise CellFault("not_a_day")
    return value


def yes_no(cell: Cell) -> bool | None:
    """Yes or no; anything else is refused, since unknown is not no."""
    if isinstance(cell, bool):
        return cell
    plain = text(cell)
    if plain is None:
        return None
    if plain.lower() in YES:
        return True
    if plain.lower() in NO:
        return False
    raise CellFault("not_yes_no")


def coded(cell: Cell, terms: Mapping[str, str]) -> str | None:
    """The code of an official term (`terms`: code to term); the code itself is understood too."""
    plain = text(cell)
    if plain is None:
        return None
    for code, term in terms.items():
        if _same(plain, term) or plain == code:
            return code
    raise CellFault("not_in_list", "、".join(terms.values()))


def several(cell: Cell, terms: Mapping[str, str]) -> frozenset[str] | None:
    """The codes of several terms in one cell, in any order: ``"残疾,长期慢性病"``."""
    plain = text(cell)
    if plain is None:
        return None
    return frozenset(code for part in _SEPARATORS.split(plain) if part and (code := coded(part, terms)))


def _same(found: str, term: str) -> bool:
    return _bare(found) == _bare(unicodedata.normalize("NFKC", term))


def _bare(term: str) -> str:
    return re.sub(r"[\s()（）·]", "", term)
