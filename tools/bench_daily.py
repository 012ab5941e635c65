"""The daily work over the wire and one problem to every village: ``make bench ROOM=daily`` (see bench.py).

Pages: a helper's homes, a village's tasks and work on two phone profiles of the design note, with the whole demo. The
fan-out: one act for the 1,360 villages of the city, tasks and all, beside one act a village with Django's save.
"""

import os
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.plugins.browser import CHROMIUM, QUIET

VILLAGE, CITY = "341623108201000", "341600000000000"
PAGES = {
    "a helper's homes": ("helper", "/visits/"),
    "tasks of a village": ("village", "/tasks/"),
    "work of a village": ("village", f"/work/{VILLAGE}/"),
}
PROFILES = {"mid phone": (4, 1_600_000, 150), "slow phone": (6, 400_000, 400)}
"""Times that the processor is slowed, bits a second, milliseconds of latency."""


def rows() -> list[dict[str, Any]]:
    """Every measure."""
    from tools.bench import serving

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "demo"
        with serving(home) as (address, _pid):
            found = _painted(address)
        os.environ |= {"HEARTHLIGHT_HOME": str(home), "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings"}
        return [*found, _fanned_out()]


def _painted(address: str) -> list[dict[str, Any]]:
    from playwright.sync_api import sync_playwright

    from tools.bench import median, row

    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for name, (role, path) in PAGES.items():
            for profile in PROFILES:
                paint = median(
                    lambda role=role, path=path, profile=profile: _paint(browser, address, role, path, profile)
                )
                found.append(row(f"first paint of {name}, {profile}", paint, "ms"))
        browser.close()
    return found


def _paint(browser: Any, address: str, role: str, path: str, profile: str) -> float:
    slowed, bits, latency = PROFILES[profile]
    page = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True).new_page()
    page.goto(f"{address}/demo/as/{role}/")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    network = {"offline": False, "latency": latency, "downloadThroughput": bits / 8, "uploadThroughput": bits / 8}
    session.send("Network.emulateNetworkConditions", network)
    page.goto(address + path)
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    paint: float = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    page.context.close()
    return paint


def _fanned_out() -> dict[str, Any]:
    import django

    django.setup()
    from hearthlight.oversight.lessons import spreading
    from hearthlight.oversight.models import Lesson, LessonAnswer
    from hearthlight.people.sight import EVERYTHING, viewing
    from hearthlight.trail.act import System, act
    from hearthlight.trail.history import add
    from tools.bench import row

    with viewing(EVERYTHING):
        started = time.perf_counter()
        lesson = spreading.spread(System("bench"), "problem", "case_error", CITY, "个案差错", "各村核查")
        taken = time.perf_counter() - started
        codes = list(lesson.answers.values_list("area_code", flat=True))
        started = time.perf_counter()
        with act(System("bench"), "bench.loop", at=CITY) as event:
            said = {"kind": "practice", "type": "x", "area_code": CITY, "title": "x", "text": "x", "channel": "sms"}
            other = add(event, Lesson(published_on=event.day, due_on=event.day, **said))
        for code in codes:
            with act(System("bench"), "bench.loop", at=code) as event:
                add(event, LessonAnswer(lesson=other, area_code=code))
        loop = time.perf_counter() - started
    found = row(f"one problem to {len(codes):,} villages, with their tasks", taken, "s")
    return found | {
        "peer": "an act a village, without tasks",
        "peer_value": round(loop, 3),
        "ratio": round(loop / taken, 1),
    }
