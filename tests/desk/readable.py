"""What every page must be in a real browser: no sideways scroll, no accessibility violation, whoever reads it."""

from collections.abc import Mapping
from typing import Any

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = [1440, 320]
LIKES: list[dict[str, str]] = [
    {},
    {"django_language": "en", "hearthlight_paper": "1", "hearthlight_size": "xl"},
]
"""Chinese as it comes, and English in large type on paper white."""


def reader(
    live: str, chromium: Any, role: str, width: int = 320, likes: Mapping[str, str] | None = None, script: bool = True
) -> Any:
    """A page of a browser of its own, signed in as a role of the demo (nobody for an empty one)."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    cookies = [{"name": name, "value": value, "url": live} for name, value in (likes or {}).items()]
    context.add_cookies(cookies)
    page = context.new_page()
    if role:
        page.goto(f"{live}/demo/as/{role}/")
    return page


def assert_readable(page: Any) -> None:
    """The page that is open scrolls down only, and says everything to everybody."""
    width = page.evaluate("document.documentElement.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    found = Axe().run(page, options={"runOnly": TAGS}).response["violations"]
    assert [(page.url, one["id"], one["nodes"][0]["html"]) for one in found] == []
