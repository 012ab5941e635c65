"""Row nation-settlement: a year's statements split to villages and payments, every step checked, beside three peers.

The scalar product code in a loop settles a sample, which must be equal to the fen, and is scaled. Polars settles the
same nation by window expressions, equal to the fen as well. pandas rounds each part by itself, as a spreadsheet would:
the fen that then appear or vanish are counted.
"""

import resource
import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from hearthlight.core.split import split
from hearthlight.money.nation.invented import nation
from hearthlight.money.nation.settling import settle
from hearthlight.money.nation.tables import Nation, Settled
from hearthlight.money.pricing import amount
from hearthlight.money.splitting import by_share

SIZES = {"small": (8_300, 6_000, 415_000), "full": (83_000, 60_000, 4_150_000)}
SAMPLE = 50
"""One station and one village of so many is settled by the loop."""
TIMES, PEER_TIMES = 5, 3
GOAL = "goal 60 s"
Row = dict[str, Any]


def rows(size: str) -> list[Row]:
    """Seconds, memory of one run, each peer's seconds, and the fen that rounding each part makes or loses."""
    made = nation(*SIZES[size])
    settle(made)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds, found = timed(lambda: settle(made), TIMES)
    name = (
        f"nation-settlement, {made.stations:,} stations x 12, {made.villages:,} villages, {len(found.paid):,} payments"
    )
    return [
        _row(f"{name} ({GOAL})", seconds, "s"),
        _row(f"{name}: memory of the process at most", memory, "MB"),
        _row(f"{name}: scalar code", seconds, "s", f"core.split in a loop, 1 of {SAMPLE} scaled", _loop(made, found)),
        *_beside(name, seconds, made, found),
    ]


def timed(measure: Callable[[], Any], times: int) -> tuple[float, Any]:
    """The median of so many runs, and what the last gave."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        found = measure()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken), found


def _beside(name: str, seconds: float, made: Nation, found: Settled) -> list[Row]:
    from tools import bench_money_nation_peers as peers

    exact, (credited, paid) = timed(lambda: peers.by_polars(made), PEER_TIMES)
    if not (np.array_equal(credited, found.credited) and np.array_equal(paid, found.paid)):
        raise SystemExit("nation-settlement: Polars gives other fen")
    rounded, (owed, paid) = timed(lambda: peers.by_pandas(made), PEER_TIMES)
    lost = peers.astray(made, found, owed, paid)
    return [
        _row(f"{name}: window expressions, same fen", seconds, "s", peers.POLARS, exact),
        _row(f"{name}: each part rounded", seconds, "s", peers.PANDAS, rounded),
        _row(
            "nation-settlement, each part rounded: joint statements whose parts miss their amount", lost[0], "of them"
        ),
        _row("nation-settlement, each part rounded: fen those parts make or lose", lost[1], "fen"),
        _row("nation-settlement, each part rounded: villages whose payments miss what they have", lost[2], "of them"),
        _row("nation-settlement, each part rounded: fen those payments make or lose", lost[3], "fen"),
    ]


def _loop(made: Nation, found: Settled) -> float:
    """Seconds that the scalar code would need for all, from every so-manieth station and village."""
    stations, villages = _stations(made, found), _villages(made, found)
    return (stations + villages) * SAMPLE


def _stations(made: Nation, found: Settled) -> float:
    taken, at = 0.0, np.searchsorted(found.owed_statement, np.arange(len(made.station) + 1))
    share = np.searchsorted(made.share_station, np.arange(made.stations + 1))
    months = len(made.station) // made.stations
    for station in range(0, made.stations, SAMPLE):
        own = slice(share[station], share[station + 1])
        named = [f"{village:015d}" for village in made.share_village[own].tolist()]
        shares = dict(zip(named, made.share_weight[own].tolist(), strict=True))
        for row in range(station * months, (station + 1) * months):
            energy, price = int(made.energy[row]), int(made.price[row])
            start = time.perf_counter()
            parts = by_share(amount(energy, price).fen, shares)
            taken += time.perf_counter() - start
            _same([parts[village] for village in named], found.owed[at[row] : at[row + 1]].tolist())
    return taken


def _villages(made: Nation, found: Settled) -> float:
    taken, ends = 0.0, np.searchsorted(made.payment_village, np.arange(made.villages + 1))
    for village in range(0, made.villages, SAMPLE):
        own = slice(ends[village], ends[village + 1])
        planned, held = made.payment_planned[own].tolist(), int(found.credited[village])
        start = time.perf_counter()
        parts = split(min(sum(planned), held), planned)
        taken += time.perf_counter() - start
        _same(parts, found.paid[own].tolist())
    return taken


def _same(one: list[int], other: list[int]) -> None:
    if one != other:
        raise SystemExit("nation-settlement: the scalar code gives other fen")


def _row(name: str, value: float, unit: str, peer: str | None = None, theirs: float | None = None) -> Row:
    row = {"name": name, "value": round(value, 3), "unit": unit, "peer": peer, "peer_value": None, "ratio": None}
    return row if theirs is None else row | {"peer_value": round(theirs, 2), "ratio": round(theirs / value, 1)}
