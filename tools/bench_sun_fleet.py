"""Row fleet-year: a fleet through 8,760 hours, beside pvlib's ModelChain and PySAM's Pvwattsv8 on the same weather.

Ours includes the preparation of every weather cell and gives months by station. The peers get one station after
another, as a loop over them would: a ModelChain each; PySAM one model whose plane is changed, its weather handed over
once. PySAM runs in the bench's own environment (build/bench-env).
"""

import json
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from hearthlight.sun import physics
from hearthlight.sun.weather.year import WeatherYear
from tests.sun.test_fleet_truth import model_chain, weather

ROOT = Path(__file__).parents[1]
PEER = [str(ROOT / "build" / "bench-env" / "bin" / "python"), str(ROOT / "tools" / "peers" / "fleet_pysam.py")]
SIZES = {"small": (10_000, 48), "full": (83_000, 400)}
GROWTH = {"small": (2_000, 5_000), "full": (10_000, 40_000)}
CHAINS, PYSAM, TIMES = 12, 200, 3
GOAL = "goal 5 s, 1,000 times ModelChain, 500 times PySAM"


def rows(size: str) -> list[dict[str, Any]]:
    """Seconds of the fleet, its growth, its memory, and both peers by stations a second."""
    count, cells = SIZES[size]
    years = _cells(cells)
    physics.energy(_stations(10, 1), years[:1])
    seconds = _seconds(count, years)
    ours = count / seconds
    name = f"fleet-year, {count:,} stations x 8,760 h in {cells} cells"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        _row(f"{name} ({GOAL})", seconds, "s"),
        *(_row(f"{name}: {fewer:,} of them", _seconds(fewer, years), "s") for fewer in GROWTH[size]),
        _row(f"{name}: memory of the process at most (goal 4 GB)", peak, "MB"),
        _beside(f"{name}, beside ModelChain in a loop", ours, *_chain(years[0])),
        _beside(f"{name}, beside Pvwattsv8", ours, *_pysam(years[0])),
    ]


def _seconds(count: int, years: list[WeatherYear]) -> float:
    stations = _stations(count, len(years))
    return _median(lambda: physics.energy(stations, years))


def _cells(count: int) -> list[WeatherYear]:
    """Invented years at places 0.1 degrees apart, of four skies."""
    skies = [weather(33.0, seed=n) for n in range(4)]
    places = [(29.0 + 0.1 * (n % 40), 115.0 + 0.1 * (n // 40)) for n in range(count)]
    return [replace(skies[n % 4], latitude=north, longitude=east) for n, (north, east) in enumerate(places)]


def _stations(count: int, cells: int) -> physics.Stations:
    random = np.random.default_rng(20170328)
    return physics.Stations(
        power_w=random.uniform(3_000, 300_000, count),
        tilt=random.uniform(10, 40, count),
        azimuth=random.uniform(120, 240, count),
        cell=random.integers(0, cells, count),
        age=random.uniform(0, 9, count),
        ground_cover=random.choice([0.0, 0.4], count),
    )


def _chain(year: WeatherYear) -> tuple[str, float]:
    import pvlib

    model_chain(year, 27.0, 180.0)
    started = time.perf_counter()
    for n in range(CHAINS):
        model_chain(year, 10.0 + n, 180.0)
    return f"pvlib {pvlib.__version__} ModelChain", CHAINS / (time.perf_counter() - started)


def _pysam(year: WeatherYear) -> tuple[str, float]:
    random = np.random.default_rng(1)
    arrays = {name: getattr(year, name) for name in ("global_horizontal", "direct_normal", "diffuse_horizontal")}
    arrays |= {"temperature": year.temperature, "wind": year.wind}
    arrays |= {"latitude": np.array(year.latitude), "longitude": np.array(year.longitude)}
    arrays |= {"tilt": random.uniform(10, 40, PYSAM), "azimuth": random.uniform(120, 240, PYSAM)}
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "given.npz"
        np.savez(given, **arrays)
        told = json.loads(subprocess.run([*PEER, str(given)], check=True, capture_output=True, text=True).stdout)
    _alike(year, arrays, told["kilowatt_hours"])
    return told["peer"], told["stations_a_second"]


def _alike(year: WeatherYear, arrays: dict[str, Any], theirs: list[float]) -> None:
    """PVWatts has other glass, sky and temperature: the years must be alike, not equal."""
    stations = physics.Stations(np.full(PYSAM, 100_000), arrays["tilt"], arrays["azimuth"], np.zeros(PYSAM, dtype=int))
    ours = physics.energy(stations, [year]).year_wh / 1000
    apart = np.abs(ours / np.array(theirs) - 1).max()
    if apart > 0.08:
        raise SystemExit(f"fleet-year: a year differs from PySAM's by {apart:.1%}: they do not have the same inputs")


def _median(measure: Callable[[], object]) -> float:
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        measure()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def _row(name: str, value: float, unit: str) -> dict[str, Any]:
    return {"name": name, "value": round(value, 3), "unit": unit, "peer": None, "peer_value": None, "ratio": None}


def _beside(name: str, ours: float, peer: str, theirs: float) -> dict[str, Any]:
    row = _row(name, round(ours), "stations/s")
    return row | {"peer": peer, "peer_value": round(theirs, 2), "ratio": round(ours / theirs)}
