"""Fields as the national export names them: heading and text of a cell by its subject and field. Pure."""

from collections.abc import Iterable

from hearthlight.register.shadow.tables import several
from hearthlight.register.workbooks import columns
from hearthlight.register.workbooks.changes import INCOME, value_of
from hearthlight.register.workbooks.columns import BY_FIELD, ITEM
from hearthlight.register.workbooks.reading import SPREAD

BY_ITEM = {item: field for field, item in ITEM.items()}
PART = {one: column for column, spread in SPREAD.items() for one in spread.values()}
"""A yes/no field to the column of several terms that it stands in."""
TERMS = {one: term for column, spread in SPREAD.items() for term, one in spread.items()}

BESIDE = {
    "id_valid": "证件号码 · 校验",
    "id_birth": "证件号码 · 出生日期",
    "id_sex": "证件号码 · 性别",
    "until": "销户日期",
    "ended_how": "销户原因",
}
"""Fields that no column holds, as they are called: what an identity number says, and how a household ended."""


def column_of(kind: str, field: str) -> str:
    """The column that a field of a subject stands in: an income's by its item, an illness's 健康状况."""
    return BY_ITEM.get(field, field) if kind == INCOME else PART.get(field, field)


def heading(kind: str, field: str) -> str:
    """The official heading with its unit; for one term of several the term behind it: ``健康状况 · 残疾``."""
    column = column_of(kind, field)
    title = columns.titled(column) if column in BY_FIELD else BESIDE.get(field, field)
    if field not in PART or kind == INCOME:
        return title
    return f"{title} · {BY_FIELD[column].terms[TERMS[field]]}"


def text(kind: str, field: str, value: str | None) -> str:
    """The cell's text of a JSON value; empty for none."""
    stored = value_of(value)
    if stored is None:
        return ""
    if field in PART and kind != INCOME:
        return "是" if stored else "否"
    column = column_of(kind, field)
    return columns.shown(column, stored) if column in BY_FIELD else str(stored)


def several_text(column: str, found: Iterable[str], wanted: dict[str, bool]) -> str:
    """A cell of several terms after some of them were corrected: `found` are the terms it holds (codes)."""
    terms = set(found) | {TERMS[one] for one, yes in wanted.items() if yes}
    terms -= {TERMS[one] for one, yes in wanted.items() if not yes}
    return several(column, [term in terms for term in SPREAD[column]])


CLEARED = "（空）"
"""What a cell that is empty is called beside another value."""


def arrow(old: str, new: str) -> str:
    """``旧 → 新`` of a cell."""
    return f"{old or CLEARED} → {new or CLEARED}"
