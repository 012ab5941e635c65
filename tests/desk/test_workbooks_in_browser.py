"""In a real browser: a table goes out, is edited and comes back, on a phone without script; the pages can be read."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hearthlight.register.shadow.sheet_out import workbook
from hearthlight.sheets.workbook import parse
from tests.desk.readable import assert_readable, reader

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
PATIENCE = 60
"""Seconds until a job of a few rows has ended."""


@pytest.fixture
def phone(live: str, chromium: Any) -> Iterator[Any]:
    """A page of the village's specialist on a phone of 320 px without script."""
    context = chromium.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live}/demo/as/village/")
    yield page
    context.close()


def _edited(path: Path) -> tuple[bytes, int]:
    """The exported table with the skill of its first five people edited, all to skilled or back."""
    rows = [list(row) for row in parse(path.read_bytes())[0].rows]
    head = next(number for number, row in enumerate(rows) if "户编号" in row)
    column, edited = rows[head].index("劳动技能"), rows[head : head + 6]
    for row in edited[1:]:
        row[column] = "普通劳动力" if row[column] == "技能劳动力" else "技能劳动力"
    return workbook("改", edited[0], edited[1:]), len(edited) - 1


def _done(page: Any, live: str, words: str, more: str = "") -> None:
    """The file's page, once its job has ended and it says these words."""
    deadline = time.monotonic() + PATIENCE
    while words not in "".join(page.inner_text("main").split()):
        assert time.monotonic() < deadline, page.inner_text("main")
        time.sleep(0.5)
        page.goto(f"{live}/workbooks/")
        page.goto(live + str(page.get_attribute("tbody a >> nth=0", "href")) + more)


def test_a_table_goes_out_and_comes_back_on_a_phone_without_script(live: str, phone: Any, tmp_path: Path) -> None:
    phone.goto(f"{live}/workbooks/export")
    phone.select_option("#table", "members")
    with phone.expect_download() as waited:
        phone.click("form.card button")
    waited.value.save_as(tmp_path / "出.xlsx")
    content, cells = _edited(tmp_path / "出.xlsx")
    (tmp_path / "改.xlsx").write_bytes(content)
    phone.goto(f"{live}/workbooks/")
    phone.set_input_files("#file", tmp_path / "改.xlsx")
    phone.click("form.card button")
    _done(phone, live, f"{cells}处要改")
    phone.click("text=收进没问题的行")
    _done(phone, live, "已收进")
    phone.click("text=撤回这个文件")
    _done(phone, live, f"已撤回：{cells}处恢复原样")


def test_anybody_can_read_the_pages(live: str, chromium: Any, phone: Any, tmp_path: Path) -> None:
    phone.goto(f"{live}/workbooks/")
    rows = [["S1", "赵样禾", "前夫"], ["S2", "钱样麦", "户主"]]
    (tmp_path / "错.xlsx").write_bytes(workbook("表", ["户编号", "姓名", "与户主关系"], rows))
    phone.set_input_files("#file", tmp_path / "错.xlsx")
    phone.click("form.card button")
    _done(phone, live, "2行退回")
    address = phone.url.split("?")[0]
    phone.click("text=三方比对")
    phone.click("main form button >> nth=-1")
    _done(phone, live, "比对于", "?show=compare")
    tabs = [f"{address}?show={tab}" for tab in ("changes", "new", "refused", "compare", "columns")]
    for width, language in ((320, "zh-hans"), (1440, "en")):
        page = reader(live, chromium, "village", width, {"django_language": language})
        for place in (f"{live}/workbooks/", f"{live}/workbooks/export", *tabs):
            page.goto(place)
            assert_readable(page)
        page.context.close()
