"""One household on save: how long its rules take after a field was changed, in an invented register of its own.

`measure()` gives the rows of the bench; run as a program it prints them as JSON, in a data folder of its own.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
HOMES, TIMES = 2_000, 100
DAY = date(2017, 3, 28)
CHANGED = {"one household on save: rules that read a changed field": {"water_safe"}, "one household on save: all": None}
"""The rows, and the columns whose rules are asked; None: every rule of the home and its people."""


def measure() -> list[dict[str, Any]]:
    """Rows of name, value (median of TIMES homes) and unit, without a peer."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"HEARTHLIGHT_HOME": folder, "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings"}
        command = [sys.executable, str(Path(__file__).resolve())]
        told = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    rows: list[dict[str, Any]] = json.loads(told.stdout.splitlines()[-1])
    return rows


def main() -> None:
    """Build the register, screen it once, then change a field of one home after another."""
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from hearthlight.core.areas import COUNTRY
    from hearthlight.core.clock import pinned
    from hearthlight.people.sight import EVERYTHING, viewing
    from hearthlight.site import database
    from hearthlight.standard.actions import screen_register
    from hearthlight.trail.act import System
    from tools.bench_register_county import build

    with pinned(DAY), viewing(EVERYTHING):
        database.migrate()
        build(lambda step: None, HOMES)
        screen_register(System("bench"), DAY, COUNTRY)
        rows = [row(name, statistics.median(_times(columns))) for name, columns in CHANGED.items()]
    print(json.dumps(rows))


def row(name: str, seconds: float) -> dict[str, Any]:
    """One measure, without a peer."""
    return {
        "name": name,
        "value": round(1000 * seconds, 1),
        "unit": "ms",
        "peer": None,
        "peer_value": None,
        "ratio": None,
    }


def _times(columns: set[str] | None) -> list[float]:
    from hearthlight.register.models import Household
    from hearthlight.standard.screening.saving import screen_household
    from hearthlight.trail.act import System, act

    found = []
    for home in Household.whole.order_by("pk")[:TIMES]:
        with act(System("bench"), "bench.change", at=home.area_code, day=DAY) as event:
            Household.whole.filter(pk=home.pk).update(water_safe=not home.water_safe, event=event)
        found.append(_timed(lambda pk=home.pk: screen_household(System("bench"), pk, DAY, columns)))
    return found


def _timed(action: Callable[[], Any]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
