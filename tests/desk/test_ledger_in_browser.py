"""In a real browser: the ledger and the page of people who come and go, on a phone and a desk, read by anybody."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.desk.test_access import TAGS

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
PAGES = [
    ("leader", "/ledger/341622101000000/"),
    ("township", "/ledger/341623108000000/?year=2016"),
    ("village", "life"),
]


def _open(page: Any, live: str, path: str) -> None:
    if path != "life":
        page.goto(live + path)
        return
    page.goto(f"{live}/households/?state=registered")
    page.goto(live + page.get_attribute("tbody th a >> nth=0", "href"))
    page.goto(live + page.get_attribute("a[href$='/life/']", "href"))
    for summary in page.locator("details summary").all():
        summary.click()


@pytest.mark.parametrize(("role", "path"), PAGES)
@pytest.mark.parametrize("width", [1440, 320])
@pytest.mark.parametrize("likes", [{}, {"django_language": "en", "hearthlight_paper": "1", "hearthlight_size": "xl"}])
def test_anybody_can_read_the_page(
    live: str, chromium: Any, role: str, path: str, width: int, likes: dict[str, str]
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    context.add_cookies([{"name": name, "value": value, "url": live} for name, value in likes.items()])
    page = context.new_page()
    page.goto(f"{live}/demo/as/{role}/")
    _open(page, live, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"runOnly": TAGS}).response["violations"]
    context.close()
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_the_difference_is_printed_and_the_forms_are_not(live: str, chromium: Any) -> None:
    context = chromium.new_context(viewport={"width": 800, "height": 900})
    page = context.new_page()
    page.goto(f"{live}/demo/as/township/")
    page.goto(f"{live}/ledger/341623108000000/")
    page.emulate_media(media="print")
    assert page.locator("#named").is_visible()
    assert page.locator("form.noprint").first.is_hidden()
    context.close()
