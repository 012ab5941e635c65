"""Grids in a real browser: no barrier, no sideways scroll at 320 px, both languages; a refusal with script off."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.desk.readable import assert_readable, reader

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
VILLAGE = "/grids/341623108201/"
PAGES = ["", "partition/", "workbook/", "candidates/?grid=2", "votes/?grid=1", "members/", "households/?grid=1"]


@pytest.fixture
def phone(live: str, chromium: Any) -> Iterator[Any]:
    """A village specialist's phone with script off."""
    page = reader(live, chromium, "village", script=False)
    yield page
    page.context.close()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_no_barrier_and_no_sideways_scroll(live: str, chromium: Any, language: str) -> None:
    page = reader(live, chromium, "village", likes={"django_language": language})
    for rest in PAGES:
        page.goto(live + VILLAGE + rest)
        assert_readable(page)
    page.context.close()


def test_a_change_without_a_reason_is_refused_in_words(live: str, phone: Any) -> None:
    phone.goto(f"{live}{VILLAGE}partition/")
    phone.locator("form.page button.btn").click()
    assert "请写明原因" in phone.locator("[role=alert]").inner_text()
