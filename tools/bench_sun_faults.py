"""How many planted faults the judges of station health find, printed as docs/health.md shows it.

    python tools/bench_sun_faults.py small|full|tune

Invented fleets (tools/planted_fleet.py) of 400 stations and three years, one station in ten with a fault. The seeds of
the table are not those on which the judges' limits were chosen (1..9).
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl

sys.path.insert(0, str(Path(__file__).parents[1]))
from hearthlight.sun.health.judge import judge
from hearthlight.sun.health.schema import Cause
from tools.planted_faults import FAULTS, Planted, planted

SEEDS = {"tune": range(1, 10), "small": range(201, 204), "full": range(201, 219)}
TODAY, DAYS_BACK = date(2016, 12, 31), 400
DATA: dict[str, tuple[str, Callable[[Planted], pl.DataFrame]]] = {
    "quarter hours, 3 years": ("quarter_hour", lambda made: made.days),
    "days, 3 years": ("day", lambda made: made.days),
    "days, 400 of them": ("day", lambda made: made.days.filter(pl.col("day") > TODAY - timedelta(days=DAYS_BACK))),
    "months, 3 years": ("month", lambda made: made.months),
}
"""Name of the data to (its kind, what is read of a fleet)."""
HEALTHY = "healthy"


def rows(size: str) -> list[dict[str, Any]]:
    """The counts as rows of a bench: found with the right cause, and false alarms, of 100, and seconds a fleet."""
    found = counted(size)
    made = []
    for data, counts in found.items():
        known = [counts[fault, "right"] for fault in FAULTS], [counts[fault, "planted"] for fault in FAULTS]
        made.append(_row(f"{data}: right cause, of 100 faults", 100 * sum(known[0]) / max(1, sum(known[1]))))
        made.append(_row(f"{data}: false alarms, of 100 healthy", 100 * _of(counts, HEALTHY, "wrong")))
        made.append(_row(f"{data}: judging 400 stations", counts["all", "milliseconds"] / 1000 / len(SEEDS[size]), "s"))
    return made


def _row(name: str, value: float, unit: str = "of 100") -> dict[str, Any]:
    return {"name": name, "value": round(value, 1), "unit": unit, "peer": None, "peer_value": None, "ratio": None}


def counted(size: str) -> dict[str, Counter[tuple[str, str]]]:
    """{data: {(fault, planted | right | sure | wrong | wrongly sure): stations}}."""
    found: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in DATA}
    for seed in SEEDS[size]:
        made = planted(seed)
        for name, (kind, read) in DATA.items():
            energies, started = read(made), time.perf_counter()
            losses = judge(energies, made.stations, kind, TODAY).losses
            found[name]["all", "milliseconds"] += round(1000 * (time.perf_counter() - started))
            found[name].update(counted_of(made, losses, energies))
    return found


def counted_of(made: Planted, losses: pl.DataFrame, energies: pl.DataFrame) -> Counter[tuple[str, str]]:
    """The counts of one fleet whose `losses` were judged from `energies`."""
    return Counter(_scored(made, losses.filter(pl.col("station").is_not_null()), energies))


def _scored(made: Planted, losses: pl.DataFrame, energies: pl.DataFrame) -> Iterator[tuple[str, str]]:
    by_station: dict[int, list[dict[str, Any]]] = {}
    for row in losses.iter_rows(named=True):
        by_station.setdefault(row["station"], []).append(row)
    began = energies[energies.columns[1]].min()
    for station in made.stations["station"].to_list():
        told = by_station.get(station, [])
        if station not in made.truth:
            yield from _score(HEALTHY, told, [])
        elif made.truth[station][2] >= began:  # type: ignore[operator]
            cause, first, last = made.truth[station]
            now = [row for row in told if row["from_date"] <= last and (row["until"] or TODAY) >= first]
            right = [row for row in now if row["cause"] == cause]
            yield from _score(cause, [row for row in told if row not in right], right)


def _score(fault: str, others: list[dict[str, Any]], right: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    yield fault, "planted"
    if right:
        yield fault, "right"
        yield fault, "sure" if any(row["surely"] for row in right) else "unsure"
    else:
        yield fault, "missed" if not others else "other"
    if any(row["cause"] != Cause.UNKNOWN for row in others):
        yield fault, "wrong"
    elif others:
        yield fault, "cause unknown"
    if any(row["surely"] for row in others):
        yield fault, "wrongly sure"


def table(size: str = "full") -> str:
    """The table of docs/health.md."""
    head = (
        "| Data | Fault | Planted | Right cause | Right and sure | Told, cause unknown | Wrong cause | Wrongly sure |"
    )
    lines = [head, "|---|---|---|---|---|---|---|---|"]
    for data, counts in counted(size).items():
        lines += [_line(data, fault, counts) for fault in (*FAULTS, HEALTHY)]
    return "\n".join(lines)


def _line(data: str, fault: str, counts: Counter[tuple[str, str]]) -> str:
    names = ("right", "sure", "cause unknown", "wrong", "wrongly sure")
    cells = [f"{100 * _of(counts, fault, name):.1f}" for name in names]
    if fault == HEALTHY:
        cells[:2] = ["–", "–"]
    return f"| {data} | {fault} | {counts[fault, 'planted']:,} | {' | '.join(cells)} |"


def _of(counts: Counter[tuple[str, str]], fault: str, name: str) -> float:
    return counts[fault, name] / max(1, counts[fault, "planted"])


if __name__ == "__main__":
    print(table(*sys.argv[1:]))
