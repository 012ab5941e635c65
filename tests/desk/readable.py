"""What every page must be in a real browser: no sideways scroll, no accessibility violation, whoever reads it."""

from collections.abc import Mapping
from typing import Any

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
READERS: list[tuple[int, dict[str, str]]] = [
    (1440, {}),
    (320, {"django_language": "en", "hearthlight_paper": "1", "hearthlight_size": "xl"}),
]
"""At a desk in Chinese as it comes; on a small phone in English, in large type on paper white."""
CUT = """[...document.querySelectorAll("main td")].filter(one => one.scrollWidth > one.clientWidth + 1)
    .map(one => one.innerText)"""
"""Cells that hold more than they show."""
OPEN = "document.querySelectorAll('main details').forEach(one => one.open = true)"


def reader(
    live: str, chromium: Any, role: str, width: int = 320, likes: Mapping[str, str] | None = None, script: bool = True
) -> Any:
    """A page of a browser of its own, signed in as a role of the demo (nobody for an empty one)."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    cookies = [{"name": name, "value": value, "url": live} for name, value in (likes or {}).items()]
    context.add_cookies(cookies)
    page = context.new_page()
    if role:
        sign_in(context, live, role)
    return page


def sign_in(context: Any, address: str, role: str) -> None:
    """Sign a browser in as a role of the demo without drawing the page that it begins with."""
    context.request.get(f"{address}/demo/as/{role}/", max_redirects=0)


def assert_no_sideways_scroll(page: Any) -> None:
    """The page that is open scrolls down only, also at the other of the two widths; a click may still be opening it."""
    page.wait_for_load_state()
    page.wait_for_selector("body", state="attached")
    height = page.viewport_size["height"]
    for width in {page.viewport_size["width"]: None, 1440: None, 320: None}:
        page.set_viewport_size({"width": width, "height": height})
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, (page.url, width)


def assert_readable(page: Any) -> None:
    """The page that is open scrolls down only at every width, and says everything to everybody, folded parts too."""
    opened = page.viewport_size
    page.wait_for_load_state()
    page.evaluate(OPEN)
    assert_no_sideways_scroll(page)
    page.set_viewport_size(opened)
    found = Axe().run(page, options={"runOnly": TAGS, "resultTypes": ["violations"]}).response["violations"]
    assert [(page.url, one["id"], one["nodes"][0]["html"]) for one in found] == []


def assert_nothing_cut(page: Any) -> None:
    """No cell of a table holds more than it shows."""
    assert page.evaluate(CUT) == [], page.url
