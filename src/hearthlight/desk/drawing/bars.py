"""Bars of a list, and the months of a station. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from hearthlight.desk.drawing.marks import RAMP, picture, rect, step, text

WIDTH, BASE, HIGH = 684, 150, 132
HALF_LABEL = 24
"""Half the width of a label such as 2016-07: nearer to an edge it would be cut off."""


def bar(share: int, ground: str = "#0a151a") -> str:
    """One bar of 0 to 100 for a row of a list, as light as its cell of the map; the number stands beside it."""
    track = rect(0, 0, 100, 8, ground, rx="2", class_="track")
    shown = track + rect(0, 0, min(100, share), 8, RAMP[step(share)], rx="2")
    return f'<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">{shown}</svg>'


@dataclass(frozen=True)
class Month:
    """One month of a station: its label, what was read, what physics expects with its band, in one unit."""

    label: str
    read: int | None
    expected: int | None = None
    low: int | None = None
    high: int | None = None


def months(points: Sequence[Month], name: str) -> str:
    """Bars for what was read, a dashed line for what was expected, a pale band for how sure that is."""
    highest = max((max(p.read or 0, p.high or 0, p.expected or 0) for p in points), default=0) or 1
    width = WIDTH / max(1, len(points))
    every = max(1, len(points) // 8)
    parts = [_month(point, i * width, width, HIGH / highest) for i, point in enumerate(points)]
    parts += [_label(point, (i + 0.5) * width) for i, point in enumerate(points) if not i % every]
    parts.append(f'<path d="M0 {BASE}H{WIDTH}" stroke="#cfc6b3"/>')
    return picture(WIDTH, BASE + 24, parts, name)


def _month(point: Month, x: float, width: float, scale: float) -> str:
    found = ""
    if point.low is not None and point.high is not None:
        found += rect(x, BASE - point.high * scale, width, (point.high - point.low) * scale, "#e3efe9")
    if point.read is not None:
        high = point.read * scale
        drawn = rect(x + width * 0.2, BASE - high, width * 0.6, high, "#e9aa42", rx="1.5")
        found += f"<g><title>{escape(point.label)}: {point.read:,}</title>{drawn}</g>"
    if point.expected is not None:
        path = f"M{x + 1:.1f} {BASE - point.expected * scale:.1f}H{x + width - 1:.1f}"
        found += f'<path d="{path}" stroke="#1d5746" stroke-width="2" stroke-dasharray="5 3"/>'
    return found


def _label(point: Month, x: float) -> str:
    inside = min(max(x, HALF_LABEL), WIDTH - HALF_LABEL)
    return text(inside, BASE + 18, point.label, 12, text_anchor="middle", fill="#4d5a5e")
