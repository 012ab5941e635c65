"""Grids in a real browser: no barrier, no sideways scroll at 320 px, both languages; a refusal with script off."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
VILLAGE = "/grids/341623108201/"
PAGES = ["", "partition/", "workbook/", "candidates/?grid=2", "votes/?grid=1", "members/", "households/?grid=1"]


@pytest.fixture
def phone(live: str, chromium: Any) -> Iterator[Any]:
    """A village specialist's phone with script off."""
    context = chromium.new_context(viewport={"width": 320, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live}/demo/as/village/")
    yield page
    context.close()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_no_barrier_and_no_sideways_scroll(live: str, chromium: Any, language: str) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 800})
    context.add_cookies([{"name": "django_language", "value": language, "url": live}])
    page = context.new_page()
    page.goto(f"{live}/demo/as/village/")
    for rest in PAGES:
        page.goto(live + VILLAGE + rest)
        assert Axe().run(page).response["violations"] == [], rest
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, rest
    context.close()


def test_a_change_without_a_reason_is_refused_in_words(live: str, phone: Any) -> None:
    phone.goto(f"{live}{VILLAGE}partition/")
    phone.locator("form.page button.btn").click()
    assert "请写明原因" in phone.locator("[role=alert]").inner_text()
