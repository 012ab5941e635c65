"""The wall: a line a station, a cell a month, lit by how it stands beside its neighbours. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from hearthlight.desk.drawing.marks import RAMP, picture, text

CELL, HIGH, LEFT = 92, 18, 180
BOUNDS = (400, 700, 850, 950)


@dataclass(frozen=True)
class Row:
    """One station: its number, its link, and a month's yield in thousandths of its neighbours', None where not read."""

    number: str
    href: str
    shares: Sequence[int | None]


def light(share: int | None) -> str:
    """The fill for a yield in thousandths of the neighbours'; an unread month is left empty, apart from dark."""
    return "none" if share is None else RAMP[sum(share >= bound for bound in BOUNDS)]


def draw(rows: Sequence[Row], months: Sequence[str], name: str, most: int = 120) -> str:
    """The first `most` stations; one path a fill, so that a page of hundreds stays small."""
    if not rows:
        return ""
    shown = rows[:most]
    paths: dict[str, list[str]] = {}
    for y, row in enumerate(shown):
        for x, share in enumerate(row.shares):
            if share is not None:
                paths.setdefault(light(share), []).append(
                    f"M{LEFT + x * CELL} {26 + y * HIGH}h{CELL - 2}v{HIGH - 2}h{2 - CELL}z"
                )
    parts = [text(LEFT + i * CELL, 16, month, 13, class_="on", fill="#b5c4c9") for i, month in enumerate(months)]
    parts += [
        f'<a href="{escape(row.href)}">' + text(0, 38 + y * HIGH, row.number, 13, class_="on", fill="#ffd98f") + "</a>"
        for y, row in enumerate(shown)
    ]
    parts += [f'<path d="{"".join(path)}" fill="{fill}"/>' for fill, path in paths.items()]
    return picture(LEFT + len(months) * CELL, 30 + len(shown) * HIGH, parts, name, "wall")
