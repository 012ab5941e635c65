"""In a real browser: no accessibility violation, no sideways scroll, both languages, widths, sizes and variants."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = [("", "/"), ("", "/sign-in/"), ("leader", "/overview/"), ("county", "/overview/"), ("village", "/overview/")]


@pytest.mark.parametrize(("role", "path"), PAGES)
@pytest.mark.parametrize("width", [1440, 320])
@pytest.mark.parametrize("likes", [{}, {"django_language": "en", "hearthlight_paper": "1", "hearthlight_size": "xl"}])
def test_anybody_can_read_the_page(
    live: str, chromium: Any, role: str, path: str, width: int, likes: dict[str, str]
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    context.add_cookies([{"name": name, "value": value, "url": live} for name, value in likes.items()])
    page = context.new_page()
    page.goto(f"{live}/demo/as/{role}/" if role else live)
    page.goto(live + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"runOnly": TAGS}).response["violations"]
    context.close()
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
