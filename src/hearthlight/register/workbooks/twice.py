"""Numbers that stand in two rows of a file, of which one at least speaks of somebody else. Pure."""

from collections.abc import Collection, Iterator, Sequence

from hearthlight.register.workbooks.lookups import Looked
from hearthlight.register.workbooks.outcome import Pair
from hearthlight.register.workbooks.rows import Row

Repeat = tuple[Row, str, str, int]
"""A row, the field of its number, the number, and the row above that has it already."""


def repeats(rows: Sequence[Row], pairs: Sequence[Pair], looked: Looked) -> Iterator[Repeat]:
    """Every repeated number, unless each row is one of the people for whom the number is kept there already."""
    member = {pair.row: pair.member for pair in pairs}
    first: dict[str, Row] = {}
    for row in rows:
        for name, value in (("identity", row.identity if row.right else ""), ("master_number", row.master_number)):
            if not value:
                continue
            before, kept = first.setdefault(f"{name} {value}", row), _kept(name, value, looked)
            if before.row != row.row and not {member.get(before.row), member.get(row.row)} <= set(kept):
                yield row, name, value, before.row


def _kept(name: str, value: str, looked: Looked) -> Collection[int]:
    """Ids of the people for whom the number is kept."""
    if name == "identity":
        return looked.holders.get(value, ())
    return [looked.masters[value]] if value in looked.masters else ()
