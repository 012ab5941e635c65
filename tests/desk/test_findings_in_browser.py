"""The pages of findings in a real browser: nothing scrolls sideways, everybody can read them, and a clerk explains."""

from typing import Any

import pytest

from tests.desk.readable import READERS, assert_nothing_cut, assert_readable, reader

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


@pytest.mark.parametrize(("width", "likes"), READERS)
def test_everybody_can_read_them(live: str, chromium: Any, width: int, likes: dict[str, str]) -> None:
    page = reader(live, chromium, "village", width, likes)
    page.goto(f"{live}/findings/")
    assert_readable(page)
    page.locator("main .sub").first.wait_for()
    page.locator("main p a").nth(1).click()
    assert "/findings/run/" in page.url
    assert_readable(page)
    page.goto(f"{live}/findings/")
    page.locator("main tbody a").first.click()
    assert_readable(page)
    assert_nothing_cut(page)
    page.locator("main tbody td a").first.click()
    assert_readable(page)
    assert_nothing_cut(page)


def test_a_clerk_explains_two_of_a_list(live: str, chromium: Any) -> None:
    page = reader(live, chromium, "village", script=False)
    page.goto(f"{live}/findings/rule/standard.income_evidence/")
    for box in page.locator("input[name=finding]").all()[:2]:
        box.check()
    page.locator("button[value=explain]").click()
    assert page.locator("#problem").count() == 1
    assert page.locator("input[name=finding]:checked").count() == 2
    page.fill("textarea", "已入户核实")
    page.locator("button[value=explain]").click()
    assert page.get_by_text("已入户核实").count() == 2
