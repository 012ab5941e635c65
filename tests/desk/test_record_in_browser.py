"""In a real browser: a record is corrected on a phone with script off; anybody can read every page of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.desk.test_access import TAGS

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
PAGES = [
    "",
    "edit/",
    "edit/h/house_grade/",
    "edit/h/fuel/",
    "edit/h/house_area/",
    "edit/y2016/wage/",
    "edit/check/",
    "file/",
    "measures/",
    "?day=2017-02-28",
    "?day=2017-02-28&known=then",
]


@pytest.fixture
def phone(live: str, chromium: Any) -> Iterator[Any]:
    """A page of the village's specialist on a phone of 320 px without script."""
    context = chromium.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live}/demo/as/village/")
    yield page
    context.close()


def _record(page: Any, live: str) -> str:
    page.goto(f"{live}/households/?state=registered")
    return live + str(page.get_attribute("tbody th a >> nth=0", "href"))


def test_a_record_is_corrected_on_a_phone_without_script(live: str, phone: Any) -> None:
    record = _record(phone, live)
    phone.goto(record)
    phone.click("text=更正这份档案")
    phone.goto(f"{record}edit/h/relocation_difficulty/")
    phone.fill("#value", "离田地远")
    phone.click("text=继续")
    assert "离田地远" in phone.inner_text("main")
    phone.fill("#reason", "入户看见")
    phone.click("button[name=apply]")
    assert "1 处更改已记下" in phone.inner_text("[role=status]")
    assert "离田地远" in phone.inner_text(".timeline >> nth=-1")


def test_every_page_of_a_record_can_be_read_by_anybody(live: str, chromium: Any) -> None:
    for width, language in ((320, "zh-hans"), (1440, "en")):
        context = chromium.new_context(viewport={"width": width, "height": 900})
        context.add_cookies([{"name": "django_language", "value": language, "url": live}])
        page = context.new_page()
        page.goto(f"{live}/demo/as/village/")
        record = _record(page, live)
        _answer(page, record)
        for rest in PAGES:
            page.goto(record + rest)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, rest
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, rest
            found = Axe().run(page, options={"runOnly": TAGS}).response["violations"]
            assert [(rest, one["id"], one["nodes"][0]["html"]) for one in found] == []
        several = "&".join(f"household={one}" for one in _some(page, live))
        page.goto(f"{live}/households/files/?{several}")
        found = Axe().run(page, options={"runOnly": TAGS}).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
        context.close()


def _some(page: Any, live: str) -> list[str]:
    """The ids of a few homes of the list."""
    page.goto(f"{live}/households/?state=registered")
    links = page.eval_on_selector_all("tbody th a", "all => all.map(one => one.getAttribute('href'))")
    return [link.split("/")[2] for link in links[:3]]


def _answer(page: Any, record: str) -> None:
    """Two answers that wait, so that the check has something to show: one at once, one for a decision."""
    page.goto(f"{record}edit/h/cooperative/")
    page.check("input[value=yes]")
    page.click("form.narrow button")
    page.goto(f"{record}edit/h/bank/")
    page.fill("#value", "样例农商行")
    page.click("form.narrow button")


def test_both_versions_stand_side_by_side(live: str, chromium: Any) -> None:
    """Two clerks at once: the second sees both and chooses; the page of both can be read by anybody."""
    pages = []
    for role in ("village", "township"):
        context = chromium.new_context(viewport={"width": 320, "height": 900})
        page = context.new_page()
        page.goto(f"{live}/demo/as/{role}/")
        pages.append(page)
    first, second = pages
    record = _record(first, live)
    for page, said in ((first, "县城安置点"), (second, "镇上安置点")):
        page.goto(f"{record}edit/h/relocation_place/")
        page.fill("#value", said)
        page.click("form.narrow button")
        page.fill("#reason", "核对")
    first.click("button[name=apply]")
    second.click("button[name=apply]")
    assert "两份不一样的记录" in second.inner_text("h1")
    assert second.evaluate("document.querySelectorAll('fieldset input:checked').length") == 0
    found = Axe().run(second, options={"runOnly": TAGS}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    second.check("input[value=mine]")
    second.click("button[name=apply]")
    assert "1 处更改已记下" in second.inner_text("[role=status]")
    for page in pages:
        page.context.close()
