"""A few cells by which a column is recognised: people masked, terms, numbers and places shown. Pure."""

import re

from hearthlight.core.countries.cn import identity
from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.register.workbooks.changes import COVERED
from hearthlight.register.workbooks.columns import BY_FIELD
from hearthlight.sheets.faults import CellFault
from hearthlight.sheets.header import Header
from hearthlight.sheets.workbook import Cell, Sheet

SAMPLES, LOOKED_AT = 3, 30
"""Different cells that are shown, and how many rows are looked at for them."""
SHOWN = frozenset({"key", "number", "township", "village", "nation"})
"""Fields of free text that tell nobody's name."""
_LONG_NUMBER, _MAYBE_A_NAME = re.compile(r"\d{6,}"), re.compile(r"[㐀-鿿·]{2,4}$")


def samples(sheet: Sheet, head: Header, index: int, field: str | None) -> list[str]:
    """Cells of the column `index` below the header, as a page may show them."""
    below = (row[index] for row in sheet.rows[head.last + 1 : head.last + LOOKED_AT] if index < len(row))
    texts = dict.fromkeys(_shown(cell, field) for cell in below if cell not in (None, ""))
    return list(texts)[:SAMPLES]


def _shown(cell: Cell, field: str | None) -> str:
    text = str(cell).strip()
    if field in COVERED:
        return mask_name(text)
    return text if _harmless(cell, text, field) else _hidden(text)


def _harmless(cell: Cell, text: str, field: str | None) -> bool:
    """Whether a cell says what its field may say, and that is not who somebody is."""
    if field is None or BY_FIELD[field].secret or identity.read(text).valid:
        return False
    return field in SHOWN or ((BY_FIELD[field].kind is not str or bool(BY_FIELD[field].terms)) and _reads(cell, field))


def _reads(cell: Cell, field: str) -> bool:
    try:
        return BY_FIELD[field].reader(cell) is not None
    except CellFault:
        return False


def _hidden(text: str) -> str:
    """A long number hidden, and what may be a name down to its first character."""
    if _LONG_NUMBER.search(text):
        return "•" * len(text)
    return text[0] + "*" * (len(text) - 1) if _MAYBE_A_NAME.match(text) else text
