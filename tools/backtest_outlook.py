"""The back-test of the outlook, printed as docs/outlook.md shows it: python tools/backtest_outlook.py

Invented stations (no measured series is at hand): each has a level of its own and every month a weather that the
county shares. There are 40 counties, so that the weather of one decides nothing. Each month from the seventh on is
foretold from the months before it, with and without own history.
"""

import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
from hearthlight.core.period import Month, months
from hearthlight.sun import climate as climates
from hearthlight.sun import outlook, physics

COUNTIES, STATIONS, FIRST, LAST, SEED = 40, 10, Month(2014, 1), Month(2018, 12), 20170328
QUALITY, SHORTEST = 0.06, 6
MILD, AS_SHIPPED = 0.10, 0.15
"""One standard deviation of a month's weather: calmer than the shipped climate says, and as it says."""


@dataclass(frozen=True)
class Foretold:
    """One month foretold: how long the history was, what came, what was said with and without it."""

    history: int
    came: int
    said: outlook.Ahead
    bare: outlook.Ahead


def main() -> None:
    """Print both tables."""
    print("\n\n".join(tables()))


def tables() -> list[str]:
    """One table a weather."""
    given = climates.read()
    expected = physics.expected([60_000], [33.15], [116.20], [27.0], [180.0], given)
    typical = [int(one) for one in expected.month_wh[0]]
    return [_table(weather, typical, given.spread) for weather in (MILD, AS_SHIPPED)]


def _table(weather: float, typical: list[int], spread: climates.Spread) -> str:
    found = list(_all(weather, typical, spread))
    head = [
        f"| Own months (weather {weather:.0%} a month) | Foretold | Error with own history "
        "| Error of the climatology alone | In the band of 80 % |",
        "|---|---|---|---|---|",
    ]
    spans = {"6–11": (6, 11), "12–23": (12, 23), "24 and more": (24, 999)}
    parts = {name: [one for one in found if low <= one.history <= high] for name, (low, high) in spans.items()}
    return "\n".join(head + [_line(name, part) for name, part in parts.items()])


def _all(weather: float, typical: list[int], spread: climates.Spread) -> Iterator[Foretold]:
    random = Random(SEED)
    for _ in range(COUNTIES):
        sky = {month: max(0.5, random.gauss(1.0, weather)) for month in months(FIRST, LAST)}
        for _ in range(STATIONS):
            quality = random.gauss(0.97, QUALITY)
            made = {month: int(typical[month.number - 1] * sky[month] * quality) for month in sky}
            yield from _foretold(made, typical, spread)


def _foretold(read: dict[Month, int], typical: list[int], spread: climates.Spread) -> Iterator[Foretold]:
    bare = outlook.Level(1000, 0)
    for n, month in enumerate(read):
        if n >= SHORTEST:
            own = outlook.level({past: read[past] for past in list(read)[:n]}, typical, spread)
            said, alone = (outlook.ahead([month], typical, one, spread) for one in (own, bare))
            yield Foretold(n, read[month], said, alone)


def _line(name: str, part: list[Foretold]) -> str:
    with_own = statistics.mean(abs(one.said.expected_wh - one.came) / one.came for one in part)
    without = statistics.mean(abs(one.bare.expected_wh - one.came) / one.came for one in part)
    inside = statistics.mean(one.said.low_wh <= one.came <= one.said.high_wh for one in part)
    return f"| {name} | {len(part):,} | {with_own:.1%} | {without:.1%} | {inside:.0%} |"


if __name__ == "__main__":
    main()
