"""Small parts of every drawing: escaped text, links, the light ramp. Pure."""

from collections.abc import Sequence
from html import escape

RAMP = ("#2b4553", "#5f747d", "#a38c5f", "#e9aa42", "#ffe094")
"""Light, low to high: it rises in lightness at every step, so it survives grey print and colour blindness."""

NO_DATA = "no-data"
"""The name of the pattern for a place without data."""


def hatch(name: str) -> str:
    """The pattern of a place without data, under a name of its own: a hidden picture takes its patterns with it."""
    return (
        f'<defs><pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect class="hb" width="6" height="6" fill="#22343c"/>'
        '<path class="hl" d="M0 0v6" stroke="#48616b" stroke-width="2"/></pattern></defs>'
    )


def rect(x: float, y: float, width: float, height: float, fill: str, **attributes: str) -> str:
    """A rectangle; attributes as of `text`."""
    place = f'x="{x:.5g}" y="{y:.5g}" width="{max(0.0, width):.5g}" height="{max(0.0, height):.5g}"'
    return f'<rect {place} fill="{fill}"{_given(attributes)}/>'


def text(x: float, y: float, words: str, size: float = 14, **attributes: str) -> str:
    """A text element; underscores of attribute names become hyphens, `class_` becomes class."""
    return f'<text x="{x:.5g}" y="{y:.5g}" font-size="{size:g}"{_given(attributes)}>{escape(words)}</text>'


def _given(attributes: dict[str, str]) -> str:
    return "".join(f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"' for name, value in attributes.items())


def link(href: str, inside: str, name: str = "") -> str:
    """A link inside a drawing; without an address the content alone."""
    label = f' aria-label="{escape(name)}"' if name else ""
    return f'<a href="{escape(href)}"{label}>{inside}</a>' if href else inside


def picture(width: int, height: int, inside: Sequence[str], name: str, class_: str = "") -> str:
    """An SVG with a name for screen readers."""
    kind = f' class="{class_}"' if class_ else ""
    return (
        f'<svg viewBox="0 0 {width} {height}" role="group" aria-label="{escape(name)}"{kind}>'
        + "".join(inside)
        + "</svg>"
    )


def step(share: int) -> int:
    """The step of the ramp, 0 to 4, for a share of 0 to 100."""
    return min(4, max(0, sum(share >= bound for bound in (40, 60, 75, 90))))
