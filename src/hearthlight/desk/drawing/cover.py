"""The picture of the front page: a sun whose light runs to lit homes; all it says is said in words. Pure."""

from hearthlight.desk.drawing.river import DEFINITIONS

LIGHT = (
    '<defs><linearGradient id="light"><stop offset="0" stop-color="#ffe9b0"/><stop offset=".45" stop-color="#fdc05a"/>'
    '<stop offset=".8" stop-color="#ee8a36"/>'
    '<stop offset="1" stop-color="#ee8a36" stop-opacity=".05"/></linearGradient></defs>'
)
COLUMNS, ROWS, STEP = 9, 8, 26


def draw() -> str:
    """The whole picture, hidden from screen readers."""
    band = "M90 112C160 96 240 92 330 104C400 112 440 92 500 62V262C440 232 400 214 330 208C240 202 160 200 90 188Z"
    homes = "".join(_house(index) for index in range(COLUMNS * ROWS))
    return (
        f'<svg class="cover" viewBox="0 0 760 330" aria-hidden="true">{DEFINITIONS}{LIGHT}'
        f'<path d="{band}" fill="url(#light)"/><circle cx="84" cy="150" r="84" fill="url(#halo)"/>'
        f'<circle cx="84" cy="150" r="66" fill="url(#disc)"/><path d="{homes}" fill="#ffe094"/></svg>'
    )


def _house(index: int) -> str:
    x, y = 516 + index % COLUMNS * STEP, 54 + index // COLUMNS * (STEP + 2)
    return f"M{x} {y + 8}l10-8 10 8v12h-7v-7h-6v7h-7z"
