"""In a real browser: a month of a town is lived through by hand, from the scheme to the printed ladder."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.test_exit_in_browser import Phone
from tests.plugins.browser import serving

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
TOWN, VILLAGE = "341623108000000", "341623108201000"


@pytest.fixture(scope="module")
def home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo whose day this test may move."""
    copy = tmp_path_factory.mktemp("month") / "home"
    shutil.copytree(demo_home, copy)
    return copy


@pytest.fixture(scope="module")
def served(home: Path) -> Iterator[str]:
    """The address of that copy."""
    with serving(home) as address:
        yield address


def test_a_month_of_a_town(served: str, home: Path, chromium: Any) -> None:
    (home / "day").write_text("2017-03-30")
    town = Phone(served, chromium, "township")
    scheme_issued(town)
    (home / "day").write_text("2017-03-31")
    rolled(town)
    settled(town)
    visited(Phone(served, chromium, "helper"))
    lesson = found(town)
    closed_in_eighteen(town, Phone(served, chromium, "village"), lesson)
    codes = asked(town)
    answered(Phone(served, chromium), codes)
    printed(town, served, chromium)


def scheme_issued(town: Phone) -> None:
    """April's scheme begins as a copy of March's, and is issued before April."""
    town.open(f"/work/{TOWN}/appraisal/issue")
    assert town.page.input_value("#month") == "2017-04"
    town.press("印发")
    assert "2017-04考评方案" in town.words()
    town.open(f"/work/{TOWN}/appraisal/issue")
    town.page.fill("#month", "2017-03")
    town.press("印发")
    assert "自1日起锁定" in town.words()


def rolled(town: Phone) -> None:
    """Friday's roll call: one village sends a deputy, and has to say why."""
    town.open(f"/work/{TOWN}/meetings/")
    assert "2017年3月31日" in town.words()
    town.open(f"/work/{TOWN}/meetings/roll_call/")
    town.page.locator("select").nth(3).select_option("deputy")
    town.press("记下")
    assert "请写明" in town.words()
    town.page.locator("select").nth(3).select_option("deputy")
    town.page.locator("input[name^=reason]").nth(3).fill("住院，由专干参加")
    town.page.locator("input[name^=report]").nth(4).fill("走访42户")
    town.page.fill("#ordered", "周五前报表")
    town.press("记下")
    assert "派人代会 · 住院，由专干参加" in town.words()
    assert "走访42户" in town.words()


def settled(town: Phone) -> None:
    """The all-cadre meeting with both items settles March; nothing of it changes afterwards."""
    town.open(f"/work/{TOWN}/meetings/all_cadre/")
    town.page.fill("input[name=settle-month]", "2017-03")
    town.page.fill("input[name=issue-month]", "2017-04")
    town.press("记下")
    assert "兑现2017-03绩效" in town.words()
    town.open(f"/work/{TOWN}/appraisal/2017-03/")
    town.page.locator("#meeting").select_option(index=1)
    town.press("兑现本月")
    town.open(f"/work/{TOWN}/appraisal/2017-03/")
    assert "2017年3月31日兑现" in town.words()
    assert town.page.locator("#meeting").count() == 0


def visited(helper: Phone) -> None:
    """A visit without change is three taps from the home's page."""
    helper.open("/visits/")
    before = re.search(r"还有(\d+)户", helper.words())
    assert before
    helper.page.locator("tbody th a").first.click()
    helper.look()
    for words in ("入户见面", "没变化", "记下"):
        helper.press(words)
    assert "走访已登记" in helper.words()
    assert f"还有{int(before[1]) - 1}户" in helper.words()


def found(town: Phone) -> str:
    """A problem is seen in one village, signed, and spread to every village."""
    town.open(f"/work/{TOWN}/supervision/")
    town.page.locator("details summary").first.click()
    town.page.check("input[name=head][value=problem]")
    town.page.select_option("#where", VILLAGE)
    town.page.select_option("#kind", "evidence")
    town.page.fill("#text", "两户收入凭证缺页")
    town.press("登记")
    town.press("签字")
    assert "已签字" in town.words()
    town.press("推及各村")
    town.page.select_option("#type", "evidence")
    town.page.fill("#title", "收入凭证缺页")
    town.page.fill("#text", "逐户核对凭证，三日内补齐")
    town.press("推及各村")
    assert "18村中1村已检查，发现1，整改0" in town.words()
    return str(town.page.url)


def closed_in_eighteen(town: Phone, village: Phone, lesson: str) -> None:
    """Seventeen find nothing; the village puts right what was found; the township looks again."""
    for _village in range(17):
        town.page.locator("button[value=none]").first.click()
        town.page.wait_for_load_state()
    assert "18村中18村已检查，发现1，整改0" in town.words()
    village.open(lesson)
    village.page.fill("input[name=words]", "已补齐并复印归档")
    village.press("已整改")
    assert village.page.locator("button[value=good]").count() == 0
    town.open(lesson)
    town.press("已改好")
    assert "18村中18村已检查，发现1，整改1" in town.words()
    assert "2017年3月31日销号" in town.words()


def asked(town: Phone) -> list[str]:
    """A survey of three groups; its slips hold codes and no name."""
    town.open(f"/work/{TOWN}/surveys/")
    town.page.locator("details summary").first.click()
    town.page.fill("#title", "四月满意度")
    for group in ("poor", "villager", "cadre"):
        town.page.fill(f"#n-{group}", "2")
    town.press("开始")
    town.press("打印纸条")
    return [str(one) for one in town.page.locator("ul.slips b").all_inner_texts()]


def answered(visitor: Phone, codes: list[str]) -> None:
    """Each slip counts once, and nobody signs in."""
    assert len(codes) == 6
    for number, code in enumerate(codes):
        visitor.open("/survey/")
        visitor.page.fill("#code", code)
        visitor.page.check(f"input[value={'not' if number == 0 else 'content'}]")
        if number == 0:
            visitor.page.fill("#words", "路灯不亮")
        visitor.press("提交")
        assert "谢谢" in visitor.words()
    assert "编码" not in visitor.words()
    visitor.open("/survey/")
    visitor.page.fill("#code", codes[0])
    visitor.page.check("input[value=content]")
    visitor.press("提交")
    assert "每张只计一次" in visitor.words()


def printed(town: Phone, served: str, chromium: Any) -> None:
    """The township's month on one printed A4: five lines in order, three groups apart."""
    town.open(f"/work/{TOWN}/ladder/")
    words = town.words()
    lines = ("基础线", "及格线", "保障线", "提升线", "优秀线")
    assert [words.index(line) for line in lines] == sorted(words.index(line) for line in lines)
    assert "不满意：三类都满意才算" in words
    town.page.emulate_media(media="print")
    pdf = town.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
