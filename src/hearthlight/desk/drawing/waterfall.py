"""A waterfall of losses: what it would have made, less each cause, down to the meter. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from hearthlight.desk.drawing.marks import picture, rect, text

WIDTH, ROW, LEFT, RIGHT = 684, 34, 216, 96
WHOLE, LOST, LEFT_OVER = "#1d5746", "#b4532a", "#e9aa42"


@dataclass(frozen=True)
class Step:
    """One bar: its words, its energy and the words of that; a loss hangs where the bar above ended."""

    label: str
    energy: int
    said: str
    loss: bool = False


def draw(steps: Sequence[Step], name: str) -> str:
    """The bars in their order, the first one whole; empty where there is nothing to draw."""
    highest = max((one.energy for one in steps), default=0)
    if not highest:
        return ""
    scale, at, parts = (WIDTH - LEFT - RIGHT) / highest, 0, []
    for row, one in enumerate(steps):
        start = at - one.energy if one.loss else 0
        parts.append(_bar(one, row, start * scale, one.energy * scale))
        at = at - one.energy if one.loss else one.energy
    return picture(WIDTH, len(steps) * ROW, parts, name)


def _bar(one: Step, row: int, start: float, long: float) -> str:
    y, fill = row * ROW, LOST if one.loss else (LEFT_OVER if row else WHOLE)
    label = text(0, y + 21, one.label, 14, fill="#26302f")
    drawn = rect(LEFT + start, y + 6, max(1.5, long), 22, fill)
    told = f"<g><title>{escape(f'{one.label}: {one.said}')}</title>{drawn}</g>"
    return label + told + text(WIDTH, y + 21, one.said, 13, text_anchor="end", fill="#4d5a5e")
