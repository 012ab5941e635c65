"""In a real browser: tasks and jobs at every width, with script and without; a job's page follows it to its end."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hearthlight.jobs.progress import Board
from tests.desk.readable import READERS, assert_readable, reader
from tests.plugins.browser import serving

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
GONGDIAN, VILLAGE = "341623108000000", "341623108201000"
JOB = """insert into jobs_job (kind, arguments, state, deduplication, attempts, worker, lease_until, done_parts, error,
  answer, area_code, asked_at) values (?, '{}', ?, ?, 1, 'w', '2999-01-01', 0, '', ?, ?, '2026-01-01 08:00:00')"""
FAILED = '{"words": "The database was busy for too long; nothing was changed. Try once more."}'


@pytest.fixture(scope="module")
def home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo with a running job 1 and a failed job 2."""
    copy = tmp_path_factory.mktemp("busy") / "home"
    shutil.copytree(demo_home, copy)
    with sqlite3.connect(copy / "hearthlight.sqlite3") as database:
        database.execute(JOB, ("standard.screen", "running", "a", "{}", VILLAGE))
        database.execute(JOB, ("standard.screen", "failed", "b", FAILED, VILLAGE))
    database.close()
    Board(copy / "jobs").write(1, 1200, 5000)
    return copy


@pytest.fixture(scope="module")
def busy(home: Path) -> Iterator[str]:
    """The address of that copy, served."""
    with serving(home) as address:
        yield address


@pytest.mark.parametrize(
    ("role", "path"),
    [
        ("village", "/tasks/"),
        ("township", f"/tasks/?of=place&place={GONGDIAN}"),
        ("operator", "/tasks/"),
        ("township", f"/tasks/print/?of=place&place={VILLAGE}"),
        ("village", "/jobs/"),
        ("village", "/jobs/1/"),
        ("village", "/jobs/2/"),
    ],
)
@pytest.mark.parametrize(("width", "likes"), READERS)
def test_anybody_can_read_the_page(
    busy: str, chromium: Any, role: str, path: str, width: int, likes: dict[str, str]
) -> None:
    page = reader(busy, chromium, role, width, likes)
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    assert page.goto(busy + path).status == 200
    assert_readable(page)
    page.context.close()
    assert refused == []


@pytest.mark.parametrize("script", [True, False])
def test_urging_on_a_phone_gives_a_sentence_to_copy(busy: str, chromium: Any, script: bool) -> None:
    page = reader(busy, chromium, "township", script=script)
    page.goto(f"{busy}/tasks/?of=place&place={GONGDIAN}")
    page.check("input[name=task] >> nth=0")
    page.check("input[name=task] >> nth=1")
    page.click("button[value=urge]")
    text = page.input_value("textarea >> nth=0")
    assert "待办任务" in text
    if script:
        assert_readable(page)
    page.context.close()


def test_handing_a_task_over_without_script(busy: str, chromium: Any) -> None:
    page = reader(busy, chromium, "village", script=False)
    page.goto(f"{busy}/tasks/")
    first = page.get_attribute("input[name=task] >> nth=0", "value")
    page.check(f"#t{first}")
    page.select_option("#to", index=2)
    page.click("button[value=hand]")
    assert page.locator(f"#t{first}").count() == 0
    page.context.close()


def test_the_list_is_printed_without_its_buttons(busy: str, chromium: Any) -> None:
    page = reader(busy, chromium, "township", width=800)
    page.goto(f"{busy}/tasks/print/?of=place&place={VILLAGE}")
    page.emulate_media(media="print")
    assert not page.locator(".top").is_visible()
    assert page.locator("h2").first.is_visible()
    page.context.close()


def test_the_page_of_a_job_follows_it_to_its_end(busy: str, chromium: Any, home: Path) -> None:
    """Last, since it ends job 1."""
    page = reader(busy, chromium, "village")
    page.goto(f"{busy}/jobs/1/")
    assert page.locator("progress").get_attribute("value") == "1200"
    Board(home / "jobs").write(1, 2500, 5000)
    page.wait_for_selector("progress[value='2500']", timeout=8000)
    with sqlite3.connect(home / "hearthlight.sqlite3") as database:
        database.execute("""update jobs_job set state='done', answer='{"open": ["households"]}' where id=1""")
    database.close()
    page.wait_for_selector("progress", state="detached", timeout=8000)
    assert page.locator("a[href='/households/']").count() >= 1
    page.context.close()
