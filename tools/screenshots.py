"""Pictures of every page of the demo into build/screenshots: two widths, two languages, looked at before a release.

Those that the README shows are copied to docs/screenshots.

Needs Chromium; the demo is built in a folder of its own unless HEARTHLIGHT_HOME names one.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from tests.plugins.browser import CHROMIUM, QUIET, free_port, wait_for  # noqa: E402

TARGET, SHOWN = ROOT / "build" / "screenshots", ROOT / "docs" / "screenshots"
IN_README = ("overview", "overview-phone", "household", "station", "bulletin", "number")
VILLAGE, TOWN, COUNTY, CITY = "341623108201000", "341622101000000", "341623000000000", "341600000000000"
OWN_TOWN = "341623108000000"
PAGES = {
    "front": ("", "/"),
    "overview": ("leader", f"/overview/{CITY}/"),
    "overview-county": ("leader", f"/overview/{COUNTY}/"),
    "overview-township": ("leader", f"/overview/{TOWN}/"),
    "overview-village": ("village", f"/overview/{VILLAGE}/"),
    "households": ("village", "/households/?state=registered"),
    "household": ("village", "first:/households/?state=registered"),
    "edit": ("village", "first:/households/?state=registered|/edit/"),
    "life": ("village", "first:/households/?state=registered|/life/"),
    "file": ("village", "first:/households/?state=registered|/file/"),
    "tasks": ("township", "/tasks/"),
    "work": ("township", f"/work/{OWN_TOWN}/"),
    "people": ("township", f"/work/{OWN_TOWN}/people/"),
    "meetings": ("township", f"/work/{OWN_TOWN}/meetings/"),
    "meeting": ("township", f"first:/work/{OWN_TOWN}/meetings/"),
    "helpers": ("township", f"/work/{OWN_TOWN}/helpers/"),
    "visits": ("helper", "/visits/"),
    "visit": ("helper", "first:/visits/"),
    "visit-sheet": ("helper", "/visits/sheet"),
    "my-month": ("helper", "/my-month/"),
    "supervision": ("township", f"/work/{OWN_TOWN}/supervision/"),
    "lessons": ("township", f"/work/{OWN_TOWN}/lessons/"),
    "lesson": ("township", f"first:/work/{OWN_TOWN}/lessons/"),
    "ladder": ("township", f"/work/{OWN_TOWN}/ladder/"),
    "surveys": ("township", f"/work/{OWN_TOWN}/surveys/"),
    "survey-answer": ("", "/survey/"),
    "checklists": ("township", f"/work/{OWN_TOWN}/checklists/"),
    "household-plan": ("village", "first:/households/?state=registered|/plan/"),
    "appraisal": ("township", f"/work/{OWN_TOWN}/appraisal/"),
    "decisions": ("township", "/decisions/"),
    "decision": ("township", "first:/decisions/"),
    "decision-start": ("village", "/decisions/start/?kind=exit"),
    "needs": ("township", "/needs/"),
    "objections": ("township", "/objections/"),
    "answer-lookup": ("", "/objections/status/"),
    "workbooks": ("township", "/workbooks/"),
    "export": ("township", "/workbooks/export"),
    "ledger": ("township", "/ledger/"),
    "grids": ("village", "/grids/"),
    "jobs": ("township", "/jobs/"),
    "findings": ("township", "/findings/"),
    "findings-rule": ("township", "/findings/rule/standard.income/"),
    "finding": ("township", "first:/findings/rule/standard.water/"),
    "standard": ("leader", "/standard/"),
    "standard-pack": ("leader", "/standard/packs/cn_monitoring_2021/"),
    "standard-indices": ("leader", f"/standard/indices/{CITY}/"),
    "standard-exits": ("township", f"/standard/exits/{OWN_TOWN}/"),
    "standard-sample": ("auditor", f"/standard/sample/{TOWN}/"),
    "standard-continuation": ("township", f"/standard/continuation/{OWN_TOWN}/"),
    "standard-unused": ("township", f"/standard/unused/{OWN_TOWN}/"),
    "standard-what-if": ("county", f"/standard/what-if/?place={OWN_TOWN}&line=4310"),
    "standard-villages": ("village", f"/standard/villages/{VILLAGE}/"),
    "schemes": ("village", "first:/households/?state=registered|/schemes/"),
    "stations": ("county", "/stations/"),
    "station": ("leader", "first:/stations/?place=341623105220000"),
    "stations-by-day": ("county", "/stations/?by=day"),
    "fleet": ("county", f"/stations/fleet/{COUNTY}/"),
    "building": ("county", "/stations/building/341623105000000/"),
    "progress": ("leader", f"/stations/progress/{CITY}/"),
    "plots": ("county", "/stations/plots/341623105000000/"),
    "readings": ("county", "/stations/readings/"),
    "money": ("county", f"/money/{COUNTY}/"),
    "money-village": ("village", "/money/341623108201000/"),
    "settlement": ("county", f"/money/settlement/{COUNTY}/"),
    "bank": ("county", f"/money/bank/{COUNTY}/"),
    "book": ("township", "/money/book/341623108201000/"),
    "plans": ("township", "/money/plans/341623108201000/"),
    "plan-new": ("village", "/money/plans/341623108201000/new"),
    "village-work": ("village", "/money/work/341623108201000/"),
    "runs": ("township", "/money/runs/341623108201000/"),
    "slip": ("", "/slip/"),
    "bulletin": ("", f"/bulletins/{CITY}/2017/22/"),
    "number": ("leader", f"/number/register.households_registered/{TOWN}/"),
    "late": ("leader", f"/number/money.late/{COUNTY}/"),
    "empty": ("leader", "/overview/341602000000000/"),
    "no-right": ("village", f"/overview/{TOWN}/"),
    "error": ("leader", "/number/no.such.number/341600000000000/"),
}
WIDTHS = {"": 1440, "-phone": 320}
LANGUAGES = {"": "zh-hans", "-en": "en"}


@contextmanager
def served() -> Iterator[str]:
    """The address of a demo of its own."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        environment = os.environ | {"HEARTHLIGHT_HOME": f"{folder}/demo", "HEARTHLIGHT_PORT": str(port)}
        server = subprocess.Popen([sys.executable, "-m", "hearthlight", "demo"], env=environment)
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz", 180)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(15)


def open_page(browser: Browser, address: str, role: str, path: str, language: str, width: int) -> Page:
    """One page, as a role, in a language, at a width."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    page = context.new_page()
    if role:
        page.goto(f"{address}/demo/as/{role}/")
    start, _, further = path.removeprefix("first:").partition("|")
    page.goto(address + start)
    if path.startswith("first:"):
        page.click("tbody :is(th, td) a >> nth=0")
        page.wait_for_load_state()
    if further:
        page.goto(page.url.rstrip("/") + further)
    return page


def main(only: list[str]) -> None:
    """Take every picture, or those named."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for name, (role, path) in PAGES.items():
            for size, width in WIDTHS.items():
                for tongue, language in LANGUAGES.items():
                    if not only or name in only:
                        page = open_page(browser, address, role, path, language, width)
                        page.screenshot(path=str(TARGET / f"{name}{size}{tongue}.png"), full_page=width > 600)
                        page.context.close()
                        print(f"{name}{size}{tongue}", flush=True)
        browser.close()
    if not only:
        _show()


def _show() -> None:
    """Copy the README's, with fewer colours where pngquant is there."""
    SHOWN.mkdir(parents=True, exist_ok=True)
    for name in IN_README:
        shutil.copy(TARGET / f"{name}.png", SHOWN)
    if shutil.which("pngquant"):
        subprocess.run(["pngquant", "--force", "--ext", ".png", "64", *map(str, SHOWN.glob("*.png"))], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
