"""In a real browser: the household list with the keyboard alone, with the keys switched off, and with script off."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
HERE = "document.activeElement.getAttribute('href')"
CHOSEN = "[...document.querySelectorAll('input[name=household]:checked')].map(one => one.value)"


def opened(chromium: Any, live: str, **options: Any) -> Any:
    """The list of a village's homes that are out, in a browser of its own."""
    page = chromium.new_context(**options).new_page()
    page.goto(f"{live}/demo/as/village/")
    if page.locator("form button[name=role], main form button").count() and "/demo/as/" in page.url:
        page.locator("main form button").first.click()
    page.goto(f"{live}/households/?state=exited")
    return page


@pytest.fixture
def scripted(live: str, chromium: Any) -> Iterator[Any]:
    page = opened(chromium, live)
    yield page
    page.context.close()


def test_rows_are_walked_chosen_and_opened_by_keys(scripted: Any) -> None:
    rows = scripted.eval_on_selector_all("tbody th a", "links => links.map(one => one.getAttribute('href'))")
    for key, row in (("j", 0), ("j", 1), ("ArrowDown", 2), ("k", 1), ("ArrowUp", 0)):
        scripted.keyboard.press(key)
        assert scripted.evaluate(HERE) == rows[row], key
    scripted.keyboard.press("x")
    assert scripted.evaluate(CHOSEN) == [re.findall(r"\d+", rows[0])[0]]
    scripted.keyboard.press("x")
    assert scripted.evaluate(CHOSEN) == []
    scripted.keyboard.press("/")
    assert scripted.evaluate("document.activeElement.id") == "find"
    scripted.keyboard.type("jx")
    assert scripted.input_value("#find") == "jx"
    scripted.locator("tbody th a").nth(3).focus()
    scripted.keyboard.press("j")
    assert scripted.evaluate(HERE) == rows[4]
    scripted.keyboard.press("Enter")
    scripted.wait_for_url(f"**{rows[4]}")


def test_the_keys_can_be_switched_off_and_on(scripted: Any) -> None:
    for words, moved in (("关闭键盘操作", False), ("打开键盘操作", True)):
        scripted.get_by_text("键盘操作", exact=True).click()
        scripted.get_by_role("button", name=words).click()
        scripted.wait_for_load_state()
        scripted.keyboard.press("j")
        assert (scripted.evaluate(HERE) is not None) is moved


def test_everything_works_on_a_phone_without_script(live: str, chromium: Any) -> None:
    page = opened(chromium, live, viewport={"width": 320, "height": 700}, java_script_enabled=False)
    cell = page.locator("tbody td").first
    assert cell.bounding_box()["width"] > 200
    page.get_by_text("更多筛选").click()
    page.select_option("#grade", "B")
    page.get_by_role("button", name="查看", exact=True).click()
    assert "grade=B" in page.url
    page.get_by_role("link", name="选中本页全部").click()
    assert page.locator("input[name=household]:checked").count() == page.locator("tbody tr").count() > 0
    number = page.locator("tbody th a").first.inner_text()
    page.fill("#find", number[-6:])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**q={number[-6:]}*")
    assert number in page.locator("tbody").inner_text()
    page.context.close()
