"""Measures of a room into build/bench/ROOM.json: rows of name, value, unit, peer, peer_value, ratio; medians of five.

``make bench ROOM=demo``: how long the demo takes to build and serve, memory of all its processes.
``make bench ROOM=desk``: the overview over the wire, where its style ends, first paint on the mid phone profile
(CPU slowed four times, 1.6 Mbit/s, 150 ms), queries and server time.
``make bench ROOM=register``: an invented county of 100,000 households on SQLite and PostgreSQL (bench_register*.py).
``make bench ROOM=standard SIZE=small|full``: a nation screened and made, one household on save, and OpenFisca-core
beside it (bench_standard*.py).
``make bench ROOM=sun SIZE=small|full``: 83,000 stations through a year beside pvlib's ModelChain and PySAM, readings
of 3,000 stations loaded and judged, planted faults found or not (bench_sun_*.py).
``make bench ROOM=money SIZE=small|full``: a nation's year settled to the fen beside a loop, Polars and pandas, a
county's month posted, a journal verified beside Beancount (bench_money_*.py).
``make bench ROOM=daily``: first paint of a helper's and a village's pages on two phone profiles, one problem to every
village of the city (bench_daily.py).
"""

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from tests.plugins.browser import CHROMIUM, QUIET, free_port, wait_for  # noqa: E402

TIMES = 5
PLACES = {"city": "341600000000000", "county": "341623000000000", "township": "341622101000000"}
Row = dict[str, Any]


def row(name: str, value: float, unit: str) -> Row:
    """One measure, without a peer yet."""
    return {"name": name, "value": round(value, 3), "unit": unit, "peer": None, "peer_value": None, "ratio": None}


def median(measure: Callable[[], float]) -> float:
    """The median of five."""
    return statistics.median(measure() for _ in range(TIMES))


@contextmanager
def serving(home: Path) -> Iterator[tuple[str, int]]:
    """(address, process id of the supervisor) of a served home, and it is stopped afterwards."""
    port = free_port()
    environment = os.environ | {"HEARTHLIGHT_HOME": str(home), "HEARTHLIGHT_PORT": str(port)}
    server = subprocess.Popen([sys.executable, "-m", "hearthlight", "demo"], env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", 180)
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.terminate()
        server.wait(15)


def demo() -> list[Row]:
    """Building, the second start, memory while serving."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "demo"

        def first() -> float:
            shutil.rmtree(home, ignore_errors=True)
            return _served_after(home)

        rows = [row("built and served from an empty home", median(first), "s")]
        rows.append(row("second start", median(lambda: _served_after(home)), "s"))
        with serving(home) as (address, pid):
            for _ in range(20):
                urllib.request.urlopen(f"{address}/").close()
            rows.append(row("memory of all processes while serving", _memory(pid), "MB"))
    return rows


def _served_after(home: Path) -> float:
    started = time.monotonic()
    with serving(home):
        return time.monotonic() - started


def _memory(pid: int) -> float:
    """Resident memory of a process and all below it."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,rss="], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in listed.splitlines()]
    family = {pid}
    for _ in rows:
        family |= {child for child, parent, _rss in rows if parent in family}
    return sum(rss for one, _parent, rss in rows if one in family) / 1024


def desk() -> list[Row]:
    """The overview of three scopes."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "demo") as (address, _pid):
        rows = _painted(address)
        os.environ |= {"HEARTHLIGHT_HOME": f"{folder}/demo", "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings"}
        return rows + [one for name, place in PLACES.items() for one in _asked(name, place)]


def _painted(address: str) -> list[Row]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        paint = median(lambda: _first_paint(browser, address))
        browser.close()
    return [row("first paint of the city's overview, mid phone", paint, "ms")]


def _first_paint(browser: Any, address: str) -> float:
    page = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True).new_page()
    page.goto(f"{address}/demo/as/leader/")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    speed = 1_600_000 / 8
    network = {"offline": False, "latency": 150, "downloadThroughput": speed, "uploadThroughput": speed}
    session.send("Network.emulateNetworkConditions", network)
    page.goto(f"{address}/overview/")
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    paint: float = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    page.context.close()
    return paint


def _asked(name: str, place: str) -> list[Row]:
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection, reset_queries
    from django.test import Client

    settings.ALLOWED_HOSTS, settings.DEBUG = ["testserver"], True
    client = Client()
    client.get("/demo/as/leader/")

    def once() -> float:
        reset_queries()
        started = time.perf_counter()
        client.get(f"/overview/{place}/")
        return (time.perf_counter() - started) * 1000

    first = once()
    time_taken = median(once)
    queries = len(connection.queries)
    page = client.get(f"/overview/{place}/").content
    return [
        row(f"overview of a {name}: server time", time_taken, "ms"),
        row(f"overview of a {name}: server time, first since the process began", first, "ms"),
        row(f"overview of a {name}: queries", queries, "queries"),
        row(f"overview of a {name}: over the wire", len(gzip.compress(page, 6)), "bytes"),
        row(f"overview of a {name}: its style ends at", _style_ends(page), "bytes"),
    ]


def _style_ends(page: bytes) -> int:
    """Bytes of the compressed stream after which the whole style can be read."""
    squeeze = zlib.compressobj(6, zlib.DEFLATED, 31)
    end = page.index(b"</style>") + 8
    return len(squeeze.compress(page[:end])) + len(squeeze.flush(zlib.Z_SYNC_FLUSH))


def register() -> list[Row]:
    """Lists, searches, a past date and the national export at 100,000 households, on both databases."""
    from bench_register_both import rows

    return rows()


def standard(size: str) -> list[Row]:
    """A nation screened and made, one household on save, and the peer."""
    from tools.bench_standard import rows

    return rows(size)


def sun(size: str) -> list[Row]:
    """The fleet's year beside ModelChain and PySAM, readings loaded and judged, planted faults found."""
    from tools import bench_sun_faults, bench_sun_fleet, bench_sun_readings

    return [*bench_sun_fleet.rows(size), *bench_sun_readings.rows(size), *bench_sun_faults.rows(size)]


def daily() -> list[Row]:
    """The pages of the daily work, and one problem to every village."""
    from tools import bench_daily

    return bench_daily.rows()


ROOMS = {"demo": demo, "desk": desk, "register": register, "daily": daily}


def money(size: str) -> list[Row]:
    """The nation's settlement, a county's month, the journal verified."""
    from tools import bench_money_books, bench_money_nation

    return [*bench_money_nation.rows(size), *bench_money_books.rows(size)]


SIZED = {"standard": standard, "sun": sun, "money": money}
SIZES = ("small", "full")


def main(room: str, size: str = "small") -> int:
    """Measure, print, write."""
    if room not in ROOMS | SIZED or size not in SIZES:
        print(f"say ROOM=one of: {', '.join(ROOMS | SIZED)}; SIZE=one of: {', '.join(SIZES)}")
        return 2
    rows = SIZED[room](size) if room in SIZED else ROOMS[room]()
    target = ROOT / "build" / "bench" / f"{room}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(rows, indent=1))
    for one in rows:
        print(line(one))
    return 0


def line(one: Row) -> str:
    """One row as it is read; the peer and how many times it is slower stand behind, where there is one."""
    beside = f"  {one['peer']}: {one['peer_value']:,}, {one['ratio']} times" if one["peer"] else ""
    return f"{one['name']:<72} {one['value']:>12,} {one['unit']}{beside}"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
