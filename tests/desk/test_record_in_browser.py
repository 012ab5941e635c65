"""In a real browser: a record is corrected on a phone with script off; anybody can read every page of it."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.desk.readable import assert_readable, reader

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
        page = reader(live, chromium, "village", width, {"django_language": language})
        record = _record(page, live)
        _answer(page, record)
        for rest in PAGES:
            page.goto(record + rest)
            assert_readable(page)
        several = "&".join(f"household={one}" for one in _some(page, live))
        page.goto(f"{live}/households/files/?{several}")
        assert_readable(page)
        page.context.close()


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
    first, second = pages = [reader(live, chromium, role) for role in ("village", "township")]
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
    assert_readable(second)
    second.check("input[value=mine]")
    second.click("button[name=apply]")
    assert "1 处更改已记下" in second.inner_text("[role=status]")
    for page in pages:
        page.context.close()
