"""Measures of the standard: screening a nation, making one, one household on save, and the peer OpenFisca-core.

``make bench ROOM=standard SIZE=small`` takes 300,000 households, ``SIZE=full`` 1, 10 and 30 million. Each measure is a
process of its own on two cores, so that time and the most memory are those of the command that a person types.
"""

import importlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools import bench_standard_peer

Row = dict[str, Any]
DAY = "2021-06-30"
"""A day of the scheme with the most rules."""
HOMES = {"small": [300_000], "full": [1_000_000, 10_000_000, 30_000_000]}
TIMES = {"small": 3, "full": 1}
CORES = 2


@dataclass(frozen=True)
class Ran:
    """How long a command took, and the most memory it held."""

    seconds: float
    megabytes: float


def rows(size: str) -> list[Row]:
    """Every row of the room; needs the room on the disk that 30 million households take (about 3 GB)."""
    with _folder() as folder:
        told = [row for homes in HOMES[size] for row in _nation(folder, homes, TIMES[size])]
    return [*told, *bench_standard_peer.rows(DAY), *_saving()]


def _nation(folder: Path, homes: int, times: int) -> Iterator[Row]:
    there, out = folder / "nation", folder / "findings"
    words = ["nation", "--households", str(homes), "--out", str(there), "--seed", "1", "--day", DAY]
    made = run(words, there, 1)
    yield measure(f"nation: {homes:,} households written (goal 300 for 30 million)", made.seconds, "s")
    yield measure(f"nation: {homes:,} households, most memory (goal 4,000)", made.megabytes, "MB")
    yield measure(f"nation: {homes:,} households as Parquet", _bytes(there) / 1e6, "MB")
    screened = run(["screen", "--from", str(there), "--day", DAY, "--out", str(out)], out, times)
    yield measure(f"screening: {homes:,} households, whole pack (goal 60 for 30 million)", screened.seconds, "s")
    yield measure(f"screening: {homes:,} households, most memory (goal 8,000)", screened.megabytes, "MB")
    yield measure(f"screening: {homes:,} households, a million of them in", screened.seconds * 1e6 / homes, "s")
    shutil.rmtree(there)
    shutil.rmtree(out)


def run(words: Sequence[str], out: Path, times: int) -> Ran:
    """The median of `times` runs of a command that writes `out`, which is thrown away between them."""
    ran = []
    for _ in range(times):
        shutil.rmtree(out, ignore_errors=True)
        started = time.monotonic()
        with subprocess.Popen([sys.executable, "-m", "hearthlight", *words], stdout=subprocess.DEVNULL) as process:
            _pid, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"hearthlight {' '.join(words)} failed")
        ran.append(Ran(time.monotonic() - started, usage.ru_maxrss / 1024))
    return Ran(statistics.median(one.seconds for one in ran), max(one.megabytes for one in ran))


def measure(name: str, value: float, unit: str) -> Row:
    """One row without a peer."""
    return {"name": name, "value": round(value, 3), "unit": unit, "peer": None, "peer_value": None, "ratio": None}


def _saving() -> list[Row]:
    """One household on save, on a demo of its own."""
    found: list[Row] = importlib.import_module("tools.bench_standard_saving").measure()
    return [measure(one["name"], one["value"], one["unit"]) for one in found]


def _bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*.parquet") if file.is_file())


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder that is thrown away, and two cores for all that is started here."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    os.environ["POLARS_MAX_THREADS"] = str(CORES)
    with tempfile.TemporaryDirectory(prefix="hearthlight-nation-") as folder:
        yield Path(folder)
