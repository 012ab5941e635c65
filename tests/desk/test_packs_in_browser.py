"""Pages of the law in a real browser: no barrier, no sideways scroll, in Chinese at a desk, in English on a phone."""

from typing import Any

import pytest

from tests.desk.readable import READERS, assert_readable, reader

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
PAGES = ["/standard/", "/standard/packs/cn_register_2014/"]
"""Every pack is drawn by one template; this one has the most of everything."""


@pytest.mark.parametrize(("width", "likes"), READERS)
def test_the_law_is_readable(live: str, chromium: Any, width: int, likes: dict[str, str]) -> None:
    page = reader(live, chromium, "township", width, likes)
    for address in PAGES:
        page.goto(live + address)
        assert_readable(page)
    page.context.close()
