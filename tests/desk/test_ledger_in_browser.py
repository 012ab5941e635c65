"""In a real browser: the ledger and the page of people who come and go, on a phone and a desk, read by anybody."""

from typing import Any

import pytest

from tests.desk.readable import READERS, assert_readable, reader

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
DESK, PHONE = READERS
PAGES = [
    ("leader", "/ledger/341622101000000/", DESK),
    ("township", "/ledger/341623108000000/?year=2016", PHONE),
    ("village", "life", DESK),
    ("village", "life", PHONE),
]
"""The ledger of two towns is one page, so each is read by one of the two readers."""


def _open(page: Any, live: str, path: str) -> None:
    if path != "life":
        page.goto(live + path)
        return
    page.goto(f"{live}/households/?state=registered")
    page.goto(live + page.get_attribute("tbody th a >> nth=0", "href"))
    page.goto(live + page.get_attribute("a[href$='/life/']", "href"))
    for summary in page.locator("details summary").all():
        summary.click()


@pytest.mark.parametrize(("role", "path", "likes"), PAGES)
def test_anybody_can_read_the_page(
    live: str, chromium: Any, role: str, path: str, likes: tuple[int, dict[str, str]]
) -> None:
    page = reader(live, chromium, role, *likes)
    _open(page, live, path)
    assert_readable(page)
    page.context.close()


def test_the_difference_is_printed_and_the_forms_are_not(live: str, chromium: Any) -> None:
    page = reader(live, chromium, "township", 800)
    page.goto(f"{live}/ledger/341623108000000/")
    page.emulate_media(media="print")
    assert page.locator("#named").is_visible()
    assert page.locator("form.noprint").first.is_hidden()
    page.context.close()
