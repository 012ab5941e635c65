"""Columns from left to right over an axis. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from hearthlight.desk.drawing.marks import picture, rect, text

WIDTH, BASE, HIGH = 384, 118, 92


@dataclass(frozen=True)
class Column:
    """One column: its label on the axis, its number, whether it stands out."""

    label: str
    number: int
    marked: bool = False


def histogram(columns: Sequence[Column], name: str) -> str:
    """Columns over an axis, each with its label under it and its number above."""
    highest = max((column.number for column in columns), default=0) or 1
    width = WIDTH / max(1, len(columns))
    parts = [_column(column, i * width, width, HIGH * column.number / highest) for i, column in enumerate(columns)]
    parts.append(f'<path d="M0 {BASE}H{WIDTH}" stroke="#cfc6b3"/>')
    return picture(WIDTH, BASE + 20, parts, name)


def _column(column: Column, x: float, width: float, height: float) -> str:
    fill = "#e9aa42" if column.marked else "#d9cdb4"
    thick, middle = min(width - 2, 64), x + width / 2
    bar = rect(middle - thick / 2, BASE - height, thick, height, fill, rx="1.5")
    words = _said(middle, BASE + 16, column.label) + _said(middle, BASE - height - 5, f"{column.number:,}")
    return f"<g><title>{escape(column.label)}: {column.number:,}</title>{bar}{words}</g>"


def _said(x: float, y: float, words: str) -> str:
    return text(x, y, words, 12.5, text_anchor="middle", fill="#4d5a5e")
