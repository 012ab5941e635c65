"""Row nation-settlement: statements of a year split to villages and payments, beside a loop over the scalar code and
beside what rounding each part by itself loses."""

import resource
import time
from typing import Any

import numpy as np

from hearthlight.core.split import split
from hearthlight.money.nation.amounts import Ints
from hearthlight.money.nation.invented import nation
from hearthlight.money.nation.settling import Nation, Settled, settle
from hearthlight.money.pricing import amount

SIZES = {"small": (8_300, 6_000, 415_000), "full": (83_000, 60_000, 4_150_000)}
SAMPLE = 20_000
GOAL = "goal 60 s"
Row = dict[str, Any]


def rows(size: str) -> list[Row]:
    """Seconds, memory, the loop, and the fen that float rounding would have lost or made."""
    made = nation(*SIZES[size])
    settle(nation(100, 20, 1_000))
    start = time.perf_counter()
    found = settle(made)
    seconds = time.perf_counter() - start
    name = (
        f"nation-settlement, {made.stations:,} stations x 12, {made.villages:,} villages, {len(found.paid):,} payments"
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    loop = _loop(made, found)
    return [
        _row(f"{name} ({GOAL})", seconds, "s"),
        _row(f"{name}: memory of the process at most", peak, "MB"),
        _row(f"{name}, beside core.split in a loop", seconds, "s", "core.split, a loop", loop, loop / seconds),
        _row(f"{name}: fen that numpy.round of each part would lose or make", _lost(made, found), "fen"),
    ]


def _row(name: str, value: float, unit: str, peer: Any = None, theirs: Any = None, ratio: Any = None) -> Row:
    kept = [None if one is None else round(one, 1) for one in (theirs, ratio)]
    return {"name": name, "value": round(value, 3), "unit": unit, "peer": peer, "peer_value": kept[0], "ratio": kept[1]}


def _loop(made: Nation, found: Settled) -> float:
    """Seconds that the scalar code would need for all: a sample of statements and of villages, scaled."""
    start = time.perf_counter()
    for energy, price in zip(made.energy[:SAMPLE].tolist(), made.price[:SAMPLE].tolist(), strict=True):
        split(amount(energy, price).fen, [1])
    statements = (time.perf_counter() - start) * len(made.station) / SAMPLE
    ends = np.searchsorted(made.payment_village, np.arange(made.villages + 1))
    villages = min(made.villages, 2_000)
    start = time.perf_counter()
    for one in range(villages):
        planned = made.payment_planned[ends[one] : ends[one + 1]].tolist()
        split(int(found.paid[ends[one] : ends[one + 1]].sum()), planned)
    return statements + (time.perf_counter() - start) * made.villages / villages


def _lost(made: Nation, found: Settled) -> float:
    """How far the sum of parts rounded one by one is from what there was to pay, village by village, added up."""
    planned = _sums(made, made.payment_planned)
    paid = _sums(made, found.paid)
    share = made.payment_planned / np.maximum(planned, 1)[made.payment_village]
    rounded = np.round(share * paid[made.payment_village]).astype(np.int64)
    return float(np.abs(_sums(made, rounded) - paid).sum())


def _sums(made: Nation, values: Ints) -> Ints:
    sums = np.zeros(made.villages, np.int64)
    np.add.at(sums, made.payment_village, values)
    return sums
