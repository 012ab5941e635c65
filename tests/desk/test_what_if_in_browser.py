"""In a real browser: the what-if is asked, and its page read and printed, by anybody."""

from typing import Any

import pytest

from tests.desk.readable import READERS, assert_readable, reader

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


@pytest.mark.parametrize(("width", "likes"), READERS)
def test_anybody_can_ask_and_read(live: str, chromium: Any, width: int, likes: dict[str, str]) -> None:
    page = reader(live, chromium, "village", width, likes)
    page.goto(f"{live}/standard/what-if/")
    page.fill("#line", "4310")
    page.select_option("#item", "minimum_living")
    page.fill("#more", "600")
    page.click("form.card button")
    assert "line=4310" in page.url
    assert_readable(page)
    page.emulate_media(media="print")
    assert page.locator("form.card").is_hidden()
    assert page.locator("#result").is_visible()
    page.context.close()
