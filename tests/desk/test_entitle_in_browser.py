"""In a real browser: continued policies, entitlements not used and the three schemes, at every width."""

from typing import Any

import pytest

from tests.desk.readable import READERS, assert_readable, reader

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
SHUANGJIAN, VILLAGE = "341622101000000", "341623108201000"


DESK, PHONE = READERS
PAGES = [
    ("leader", f"/standard/continuation/{SHUANGJIAN}/", DESK),
    ("village", f"/standard/continuation/{VILLAGE}/", PHONE),
    ("village", f"/standard/continuation/{VILLAGE}/list/", DESK),
    ("village", f"/standard/continuation/{VILLAGE}/list/", PHONE),
    ("township", f"/standard/unused/{VILLAGE}/", DESK),
    ("township", f"/standard/unused/{VILLAGE}/", PHONE),
]
"""Continued policies of a town and of a village are one page, so each is read by one of the two readers."""


@pytest.mark.parametrize(("role", "path", "likes"), PAGES)
def test_anybody_can_read_the_page(
    live: str, chromium: Any, role: str, path: str, likes: tuple[int, dict[str, str]]
) -> None:
    page = reader(live, chromium, role, *likes)
    assert page.goto(live + path).status == 200
    assert_readable(page)
    page.context.close()


@pytest.mark.parametrize(("width", "likes"), READERS)
def test_from_the_unused_to_one_home_and_its_three_schemes(
    live: str, chromium: Any, width: int, likes: dict[str, str]
) -> None:
    """Three clicks, script off: the list, the record, the schemes."""
    page = reader(live, chromium, "village", width, likes, script=False)
    page.goto(f"{live}/standard/unused/{VILLAGE}/")
    page.click("#list tbody th a >> nth=0")
    page.click("#unused a >> nth=-1")
    assert page.url.endswith("/schemes/")
    page.context.close()
    again = reader(live, chromium, "village", width, likes)
    again.goto(page.url)
    assert_readable(again)
    again.context.close()
