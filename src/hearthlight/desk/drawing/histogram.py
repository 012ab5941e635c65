"""Columns from left to right, and a line between them. Pure."""

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


def histogram(
    columns: Sequence[Column],
    name: str,
    mark: str = "",
    mark_at: float | None = None,
    every: int = 1,
    said: bool = False,
) -> str:
    """Columns over an axis labelled at `every` one; a line with the word `mark` at `mark_at` columns from the left.

    With `said` each column's number stands above it.
    """
    highest = max((column.number for column in columns), default=0) or 1
    width = WIDTH / max(1, len(columns))
    parts = [
        _column(column, i * width, width, HIGH * column.number / highest, not i % every, said)
        for i, column in enumerate(columns)
    ]
    if mark_at is not None:
        parts.append(_line(min(mark_at, len(columns)) * width, mark))
    parts.append(f'<path d="M0 {BASE}H{WIDTH}" stroke="#cfc6b3"/>')
    return picture(WIDTH, BASE + 20, parts, name)


def _column(column: Column, x: float, width: float, height: float, labelled: bool, said: bool) -> str:
    fill = "#e9aa42" if column.marked else "#d9cdb4"
    thick = min(width - 2, 64)
    left = x + (width - thick) / 2
    bar = rect(left, BASE - height, thick, height, fill, rx="1.5")
    under = _said(left, BASE + 16, column.label, "start") if labelled and width < 40 else ""
    under = _said(x + width / 2, BASE + 16, column.label, "middle") if labelled and width >= 40 else under
    above = _said(x + width / 2, BASE - height - 5, f"{column.number:,}", "middle") if said else ""
    return f"<g><title>{escape(column.label)}: {column.number:,}</title>{bar}{under}{above}</g>"


def _said(x: float, y: float, words: str, anchor: str) -> str:
    return text(x, y, words, 12.5, text_anchor=anchor, fill="#4d5a5e")


def _line(x: float, mark: str) -> str:
    return f'<path d="M{x:.1f} 4V{BASE}" stroke="#1b2629" stroke-width="1.5" stroke-dasharray="4 3"/>' + text(
        x + 6, 14, mark, 12.5, fill="#1b2629", font_weight="600"
    )
