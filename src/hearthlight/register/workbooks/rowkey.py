"""Hidden row keys 行标识: by which a row of our own export finds its way back, and from when it was. Pure."""

import re
from dataclasses import dataclass

ROW_KEY = "行标识"
"""The heading of the hidden column."""

_KEY = re.compile(r"([hm])(\d{1,18})@(\d{1,18})$")
_LETTER = {"household": "h", "member": "m"}


@dataclass(frozen=True)
class Key:
    """A row of the register as it was exported: its kind and id, and the last event that had touched it."""

    kind: str
    pk: int
    event: int


def key_of(kind: str, pk: int, event: int) -> str:
    """``m12@345``: the text for the hidden cell of a ``member`` or ``household``."""
    return f"{_LETTER[kind]}{pk}@{event}"


def read(text: str | None) -> Key | None:
    """The key of a cell, None for a cell that holds none."""
    found = _KEY.match(text or "")
    if not found:
        return None
    kind = "household" if found.group(1) == "h" else "member"
    return Key(kind, int(found.group(2)), int(found.group(3)))
