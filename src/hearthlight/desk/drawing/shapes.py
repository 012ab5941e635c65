"""The true map: outlines a county has uploaded, projected once to whole pixels. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import cos, radians

from hearthlight.desk.drawing.marks import NO_DATA, RAMP, hatch, picture, step

WIDTH = 560
Rings = Sequence[Sequence[Sequence[int]]]


@dataclass(frozen=True)
class Shape:
    """One place: name, link, share of 0 to 100 or None, its words, and its rings in millionths of a degree."""

    name: str
    href: str
    share: int | None
    words: str
    rings: Rings


def all_outlined(boundaries: Sequence[Rings | None]) -> bool:
    """Whether there is a true map to draw: every place has its outline."""
    return bool(boundaries) and all(boundaries)


def draw(shapes: Sequence[Shape], name: str) -> str:
    """Every shape on one sheet, north up, scaled to the width; longitude shrinks with the latitude of the middle."""
    points = [point for shape in shapes for ring in shape.rings for point in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    shrink = cos(radians((south + north) / 2_000_000))
    scale = (WIDTH - 8) / max(1.0, (east - west) * shrink)
    height = int((north - south) * scale) + 8

    def place(point: Sequence[int]) -> str:
        return f"{4 + (point[0] - west) * shrink * scale:.0f} {4 + (north - point[1]) * scale:.0f}"

    drawn = [_shape(shape, ["M" + "L".join(map(place, ring)) + "z" for ring in shape.rings]) for shape in shapes]
    return picture(WIDTH, height, [hatch(NO_DATA), *drawn], name)


def _shape(shape: Shape, paths: Sequence[str]) -> str:
    fill = f"url(#{NO_DATA})" if shape.share is None else RAMP[step(shape.share)]
    return (
        f'<a href="{escape(shape.href)}"><title>{escape(shape.name)} {escape(shape.words)}</title>'
        f'<path d="{"".join(paths)}" fill="{fill}" stroke="#10222a"/></a>'
    )
