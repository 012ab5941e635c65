"""A share that is known between two bounds, as one bar: solid to the least, hatched to the most. Pure."""

from html import escape

from hearthlight.desk.drawing.marks import rect

WIDTH, HIGH = 100, 10
SOLID, OPEN, TRACK = "#a0691a", "#f0d9ae", "#efe8d8"


def band(least: float, most: float, full: float, name: str) -> str:
    """One bar of a list; the three are shares, `full` the one that fills the width. `name` is read aloud."""
    scale = WIDTH / full if full else 0.0
    drawn = rect(0, 0, WIDTH, HIGH, TRACK)
    drawn += rect(0, 0, most * scale, HIGH, OPEN) + rect(0, 0, least * scale, HIGH, SOLID)
    size = f'viewBox="0 0 {WIDTH} {HIGH}" preserveAspectRatio="none"'
    return f'<svg {size} role="img" aria-label="{escape(name)}">{drawn}</svg>'


def widest(shares: list[float]) -> float:
    """What the width stands for: the largest share, rounded up to a tenth, so that bars of one list can be compared."""
    return next((step / 10 for step in range(1, 10) if step / 10 >= max(shares, default=0.0)), 1.0)
