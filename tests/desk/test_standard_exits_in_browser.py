"""In a real browser: the gates of exit, the indices and a sample, on a phone and a desk, read by anybody."""

from typing import Any

import pytest

from tests.desk.readable import READERS, assert_readable, reader

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
VILLAGE = "341622101207000"
PAGES = [f"/standard/exits/{VILLAGE}/", f"/standard/indices/{VILLAGE}/"]


def draw(page: Any, live: str) -> None:
    page.goto(f"{live}/standard/sample/{VILLAGE}/")
    for field, value in (("seed", "22"), ("exited", "12"), ("unregistered", "5")):
        page.fill(f"#{field}", value)
    page.click("form.card button.btn")


@pytest.mark.parametrize(("width", "likes"), READERS)
def test_anybody_can_read_the_pages(live: str, chromium: Any, width: int, likes: dict[str, str]) -> None:
    page = reader(live, chromium, "auditor", width, likes)
    for path in PAGES:
        page.goto(live + path)
        assert_readable(page)
    draw(page, live)
    assert_readable(page)
    page.context.close()


def test_a_sample_is_drawn_without_a_script_and_its_homes_are_printed(live: str, chromium: Any) -> None:
    page = reader(live, chromium, "auditor", 800, script=False)
    draw(page, live)
    page.emulate_media(media="print")
    assert page.locator("h2#kind-exited").is_visible()
    assert page.locator("#seed").is_hidden()
    page.context.close()


def test_bars_of_a_phone_are_of_one_length(live: str, chromium: Any) -> None:
    page = reader(live, chromium, "leader", 320)
    page.goto(f"{live}/standard/indices/{VILLAGE}/")
    widths = page.evaluate("[...document.querySelectorAll('.bars svg')].map(one => one.getBoundingClientRect().width)")
    assert len(widths) > 1
    assert max(widths) - min(widths) < 1
    page.context.close()


def test_at_a_desk_in_english_the_header_is_one_line_and_no_column_is_cut(live: str, chromium: Any) -> None:
    page = reader(live, chromium, "leader", 1440, {"django_language": "en"})
    page.goto(f"{live}/findings/?place={VILLAGE}")
    assert page.evaluate("document.querySelector('.top').offsetHeight") < 70
    assert page.evaluate("(one => one.scrollWidth - one.clientWidth)(document.querySelector('.titles'))") <= 0
    page.context.close()
