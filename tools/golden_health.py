"""Makes tests/sun/golden/health_*.json anew: small invented series (synthetic), and what two peers answer to them.

    build/bench-env/bin/python tools/golden_health.py

The peers are RdTools and PVAnalytics; that environment needs rdtools 3.2.1, pvanalytics 0.2.2 and ruptures 1.1.10 (for
its time shifts), and nothing of Hearthlight.
"""

import json
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pvanalytics
import rdtools
from pvanalytics.features import clipping
from pvanalytics.quality import time as clock
from rdtools.availability import AvailabilityAnalysis
from rdtools.degradation import degradation_year_on_year

GOLDEN = Path(__file__).parents[1] / "tests" / "sun" / "golden"
DAYS, SLOTS = 60, 96
PEERS = f"rdtools {rdtools.__version__}, pvanalytics {pvanalytics.__version__}"


def main() -> None:
    """Write the four files."""
    GOLDEN.mkdir(exist_ok=True)
    for name, made in {"ageing": ageing, "outage": outage, "clipping": clipped, "clock": shifted}.items():
        said = {"synthetic": True, "peers": PEERS, **made()}
        (GOLDEN / f"health_{name}.json").write_text(json.dumps(said, separators=(",", ":")) + "\n")


def ageing() -> dict[str, Any]:
    """RdTools' year on year: percent a year of three daily series, ratios in thousandths."""
    days, cases = pd.date_range("2014-01-01", periods=1095, freq="D"), []
    for seed, rate in enumerate((-0.02, -0.005, 0.0)):
        noise = np.random.default_rng(seed).normal(0, 0.04, len(days))
        ratio = np.rint(1000 * (1 + rate * np.arange(len(days)) / 365 + noise)).astype(int)
        found = degradation_year_on_year(pd.Series(ratio / 1000.0, index=days), uncertainty_method=None)
        percent = found[0] if isinstance(found, tuple) else found
        cases.append({"permille": ratio.tolist(), "percent_a_year": round(float(percent), 4)})
    return {"cases": cases}


def _days(random: Any, days: int = DAYS) -> Any:
    """Power of a station of 10 kW (days, SLOTS), W: a smooth hill each day, lower on dull days."""
    hour = np.arange(SLOTS) / 4
    hill = np.clip(np.sin(np.pi * (hour - 6) / 12), 0, None) ** 1.3
    return 9000 * hill[None, :] * random.uniform(0.3, 1.0, days)[:, None]


def outage() -> dict[str, Any]:
    """RdTools' availability: twelve stations as its subsystems, the fifth without power for six days."""
    random = np.random.default_rng(7)
    sky = _days(random)
    power = np.array([sky * random.normal(1, 0.02, (DAYS, 1)) for _ in range(12)])
    power[4, 20:26] = 0
    hours = pd.date_range("2016-06-01", periods=DAYS * 24, freq="h")
    hourly = power.reshape(12, DAYS * 24, 4).mean(axis=2)
    stations = pd.DataFrame(hourly.T, index=hours, columns=[f"station {n + 1}" for n in range(12)])
    total = stations.sum(axis=1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = AvailabilityAnalysis(total, stations, total.cumsum(), total)
        found.run()
    days = power.sum(axis=2) / 4
    return {"days_wh": np.rint(days).astype(int).tolist(), "lost_wh": round(float(found.loss_subsystem.sum()))}


def clipped() -> dict[str, Any]:
    """PVAnalytics' clipping by levels: minutes by day of a station that is whole and of one that is cut."""
    cases = []
    for seed, limit in ((1, None), (2, 5400)):
        power = _days(np.random.default_rng(seed))
        power = power if limit is None else np.minimum(power, limit)
        times = pd.date_range("2016-06-01", periods=DAYS * SLOTS, freq="15min")
        flags = clipping.levels(pd.Series(power.ravel(), index=times)).to_numpy().reshape(DAYS, SLOTS)
        flags = flags & (power > 0)
        flat = (power >= 0.99 * power.max()).sum(axis=1) * 15
        case = {"days_wh": np.rint(power.sum(axis=1) / 4).astype(int).tolist(), "flat_minutes": flat.tolist()}
        cases.append({**case, "flagged_minutes": (flags.sum(axis=1) * 15).tolist(), "limit_w": limit})
    return {"cases": cases}


def shifted() -> dict[str, Any]:
    """PVAnalytics' time shifts: the middles of the day of a meter that is an hour late from day 30 on."""
    random = np.random.default_rng(3)
    days = pd.date_range("2016-06-01", periods=DAYS, freq="D")
    neighbours = 735 + np.rint(random.normal(0, 4, (6, DAYS))).astype(int)
    own = 735 + np.rint(random.normal(0, 4, DAYS)).astype(int) + 60 * (np.arange(DAYS) >= 30)
    reference = pd.Series(np.median(neighbours, axis=0).astype(int), index=days)
    _, minutes = clock.shifts_ruptures(pd.Series(own, index=days), reference)
    return {"neighbours": neighbours.tolist(), "own": own.tolist(), "late_minutes": minutes.astype(int).tolist()}


if __name__ == "__main__":
    main()
