"""Before and after as one bar of a list: what was, outlined; what would be, filled. Pure."""

from hearthlight.desk.drawing.marks import rect

WIDTH, HIGH = 100, 12
TRACK, BEFORE, AFTER = "#efe8d8", "#857d6c", "#a0691a"


def pair(before: int, after: int, most: int) -> str:
    """One bar; `most` fills the width. It is not read aloud: both numbers stand beside it."""
    scale = WIDTH / most if most else 0.0
    drawn = rect(0, 3, WIDTH, 6, TRACK, rx="1") + rect(0, 3, after * scale, 6, AFTER, rx="1")
    drawn += rect(0.5, 0.5, max(0.0, before * scale - 1), HIGH - 1, "none", stroke=BEFORE, stroke_width="1.5")
    return f'<svg viewBox="0 0 {WIDTH} {HIGH}" width="100" height="12" aria-hidden="true">{drawn}</svg>'
