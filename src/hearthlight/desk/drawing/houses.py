"""Lit homes: one house stands for a round number of households; lit when what the plan owes has arrived. Pure."""

from dataclasses import dataclass
from typing import Literal

from hearthlight.core.split import split
from hearthlight.desk.drawing.marks import hatch, link, picture, text

State = Literal["lit", "waiting", "neutral", "unknown"]
FILLS: dict[State, str] = {
    "lit": "#ffe094",
    "waiting": "#a38c5f",
    "neutral": "#48616b",
    "unknown": "url(#no-data-homes)",
}
COLUMNS, STEP, ROWS = 12, 19, 10
ROUND: tuple[int, ...] = tuple(digit * 10**power for power in range(6) for digit in (1, 2, 4, 5))


@dataclass(frozen=True)
class Homes:
    """Households by what has reached them: all of it, not yet all, no line in a plan, nothing known."""

    lit: int
    waiting: int
    neutral: int
    unknown: int

    @property
    def total(self) -> int:
        """All households."""
        return self.lit + self.waiting + self.neutral + self.unknown


def stands_for(households: int) -> int:
    """The smallest round number that keeps a page at 120 houses at most."""
    return next((size for size in ROUND if households <= size * COLUMNS * ROWS), ROUND[-1])


def houses(homes: Homes) -> dict[State, int]:
    """How many houses each state gets; a state that anybody is in gets one at least, so that nobody vanishes."""
    size = stands_for(homes.total)
    counts: dict[State, int] = {
        "lit": homes.lit, "waiting": homes.waiting, "neutral": homes.neutral, "unknown": homes.unknown
    }  # fmt: skip
    shown = -(-homes.total // size)
    parts = split(shown, list(counts.values())) if homes.total else [0] * 4
    return {state: max(part, 1 if counts[state] else 0) for state, part in zip(counts, parts, strict=True)}


def draw(homes: Homes, label: str = "", amount: str = "", href: str = "") -> str:
    """A group of houses, twelve a row, under a heading that opens; the legend and the table say the numbers."""
    heading = text(0, 26, label, 13.5, class_="on2", fill="#b5c4c9") + text(
        0, 52, amount, 17, class_="on", font_weight="700", fill="#ffc766"
    )
    found = [
        hatch("no-data-homes") if homes.unknown else "",
        link(href, heading, f"{label} {amount}"),
        '<g aria-hidden="true">',
    ]
    index = 0
    for state, number in houses(homes).items():
        shapes = "".join(_house(index + i) for i in range(number))
        if shapes:
            quiet = ' class="neutral" stroke="#8fa3ab"' if state == "neutral" else ""
            found.append(f'<path d="{shapes}" fill="{FILLS[state]}"{quiet}/>')
        index += number
    return "".join(found) + "</g>"


def alone(group: str, name: str) -> str:
    """The group as a picture of its own, where no money flows yet."""
    return picture(COLUMNS * STEP, 330, [group], name, "homespicture")


def _house(index: int) -> str:
    x, y = index % COLUMNS * STEP, 78 + index // COLUMNS * (STEP + 3)
    return f"M{x} {y + 6}l7.5-6 7.5 6v9h-5v-5h-5v5h-5z"


def sample(state: State) -> str:
    """One small house for a legend."""
    return (
        '<svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">'
        + (hatch("no-data-homes") if state == "unknown" else "")
        + f'<path d="M0 6l7.5-6L15 6v9h-5v-5H5v5H0z" class="{state}" fill="{FILLS[state]}" stroke="#8fa3ab"/></svg>'
    )
