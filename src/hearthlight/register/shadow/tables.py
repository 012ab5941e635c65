"""Tables of the register as they go out 导出表: which columns, in the headings and terms of the national export. Pure.

What goes out comes back by its row key, so a cell must read as the value it shows: what is partly unknown is left
empty, and what a reader may not see stands under a heading that nobody reads back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hearthlight.core.countries.cn.identity import mask, mask_name
from hearthlight.register.workbooks import columns
from hearthlight.register.workbooks.columns import BY_FIELD, HEALTH, IDENTITY, NAME, NUMBER
from hearthlight.register.workbooks.reading import SPREAD
from hearthlight.register.workbooks.rowkey import ROW_KEY

VILLAGE = BY_FIELD["village"]
HOUSEHOLDS, MEMBERS, INCOME = "households", "members", "income"
FIELDS: Mapping[str, Sequence[str]] = {
    HOUSEHOLDS: [column.field for column in (NUMBER, VILLAGE, *columns.HOUSEHOLD)],
    MEMBERS: [column.field for column in (NUMBER, VILLAGE, NAME, IDENTITY, *columns.MEMBER, HEALTH)],
    INCOME: [column.field for column in (NUMBER, VILLAGE, BY_FIELD["data_day"], *columns.INCOME)],
}
"""Table to the fields of its columns, in order; each table has the hidden row key behind them."""

COVERED = "（遮盖）"
"""Behind the heading of a column whose cells are masked: no reader takes such a column in."""


@dataclass(frozen=True)
class Open:
    """What the reader may see: names, and identity numbers (with a reason, written down)."""

    names: bool = False
    numbers: bool = False

    def covers(self, field: str) -> bool:
        """Whether cells of this field are masked."""
        return (field == NAME.field and not self.names) or (field == IDENTITY.field and not self.numbers)


def headings(table: str, seen: Open) -> list[str]:
    """The heading row, the hidden key last."""
    named = [columns.titled(field) + (COVERED if seen.covers(field) else "") for field in FIELDS[table]]
    return [*named, ROW_KEY]


def cells(table: str, values: Mapping[str, Any], key: str, seen: Open) -> list[str]:
    """One row as texts: `values` holds the stored fields, those of several terms one by one."""
    return [*(_cell(field, values, seen) for field in FIELDS[table]), key]


def _cell(field: str, values: Mapping[str, Any], seen: Open) -> str:
    if field in SPREAD:
        return several(field, [values[one] for one in SPREAD[field].values()])
    text = columns.shown(field, values.get(field))
    if not seen.covers(field):
        return text
    return mask_name(text) if field == NAME.field else mask(text)


def several(field: str, said: Sequence[bool | None]) -> str:
    """The terms of a cell of several; empty when one of them is not known: an unnamed term would come back as no."""
    if None in said:
        return ""
    found = frozenset(term for term, yes in zip(SPREAD[field], said, strict=True) if yes)
    none = frozenset({"healthy"}) if field == HEALTH.field else frozenset()
    return columns.shown(field, found or none)
