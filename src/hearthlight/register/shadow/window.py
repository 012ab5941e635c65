"""When the national system takes changes 动态调整窗口期: dated data, empty until a county has its notice. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hearthlight.core.parameters import Parameters, Value

KEY = "window"


@dataclass(frozen=True)
class Window:
    """The window of a day: the one that is open, else the next one; neither where nothing was found."""

    open: Value | None = None
    next: Value | None = None
    known: bool = False


def windows() -> list[Value]:
    """The entries beside this file, oldest first."""
    return Parameters.read(Path(__file__).with_name("window.toml")).all(KEY)


def of(day: date, place: str, found: Sequence[Value]) -> Window:
    """The window of `day` at `place` among the entries `found`, oldest first."""
    fitting = [value for value in found if place.startswith(value.place)]
    now = [value for value in fitting if value.since <= day and (value.until is None or day < value.until)]
    later = [value for value in fitting if value.since > day]
    return Window(now[-1] if now else None, later[0] if later else None, bool(fitting))
