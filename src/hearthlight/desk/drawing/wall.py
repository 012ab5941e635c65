"""The wall: a line a station, a cell a month or day, lit by how it stands beside its neighbours. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from hearthlight.desk.drawing.marks import RAMP, hatch, picture, rect, text

WIDTH, HIGH, LEFT, LABEL = 1284, 18, 204, 60
BOUNDS = (400, 700, 850, 950)
WORDS = ("<40%", "40–69%", "70–84%", "85–94%", "≥95%")
UNREAD = "unread"
"""The name of the pattern for a month that nobody read."""


@dataclass(frozen=True)
class Row:
    """One station: its number, its link, and each yield in thousandths of its neighbours', None where not read."""

    number: str
    href: str
    shares: Sequence[int | None]


def light(share: int | None) -> str:
    """The fill for a yield in thousandths of the neighbours'; an unread month is hatched, apart from dark."""
    return f"url(#{UNREAD})" if share is None else RAMP[sum(share >= bound for bound in BOUNDS)]


def draw(rows: Sequence[Row], labels: Sequence[str], name: str, most: int = 120) -> str:
    """The first `most` stations; one path a fill, so that a page of hundreds stays small."""
    if not rows:
        return ""
    shown = rows[:most]
    cell = min(216, (WIDTH - LEFT) // max(1, len(labels)))
    parts = [hatch(UNREAD)]
    parts += [_label(LEFT + i * cell, label) for i, label in enumerate(labels) if not i % every(cell)]
    parts += [_name(row, 38 + y * HIGH) for y, row in enumerate(shown)]
    parts += [f'<path d="{path}" fill="{fill}"/>' for fill, path in _paths(shown, cell).items()]
    return picture(WIDTH, 30 + len(shown) * HIGH, parts, name, "wall")


def every(cell: int) -> int:
    """How many cells one label needs."""
    return max(1, -(-LABEL // cell))


def _label(x: int, words: str) -> str:
    return text(x, 16, words, 13, class_="on", fill="#b5c4c9")


def _name(row: Row, y: int) -> str:
    return f'<a href="{escape(row.href)}">' + text(0, y, row.number, 13, class_="on", fill="#ffd98f") + "</a>"


def _paths(rows: Sequence[Row], cell: int) -> dict[str, str]:
    paths: dict[str, str] = {}
    for y, row in enumerate(rows):
        for x, share in enumerate(row.shares):
            box = f"M{LEFT + x * cell} {26 + y * HIGH}h{cell - 2}v{HIGH - 2}h{2 - cell}z"
            paths[light(share)] = paths.get(light(share), "") + box
    return paths


def key(unread: str) -> list[tuple[str, str]]:
    """(a small cell, its words) of each step and of a month that nobody read, for the legend."""
    return [*((_sample(fill), words) for fill, words in zip(RAMP, WORDS, strict=True)), (_sample(""), unread)]


def _sample(fill: str) -> str:
    pattern = "" if fill else hatch("unread-key")
    box = rect(0, 0, 14, 14, fill or "url(#unread-key)", rx="3")
    return f'<svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">{pattern}{box}</svg>'
