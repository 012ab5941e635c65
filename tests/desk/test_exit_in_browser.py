"""In a real browser at a phone's width: an exit goes from review to vote, notice, objection, approval and effect."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.readable import sign_in
from tests.plugins.browser import serving

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
VILLAGE = "341623108201"
FREE = """select h.number, h.id from register_household h join register_status s on s.household_id = h.id
  where h.area_code like ? group by h.id having max(s.state = 'exited') = 0 and min(s.scheme) = 'registration'
  and h.id not in (select household_id from decisions_decision where household_id is not null) order by h.id"""
WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
WIDTHS, HEIGHT = (390, 320), 844
"""Of a common phone and of the smallest."""


@pytest.fixture(scope="module")
def home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo whose day this test may move."""
    copy = tmp_path_factory.mktemp("exit") / "home"
    shutil.copytree(demo_home, copy)
    return copy


@pytest.fixture(scope="module")
def served(home: Path) -> Iterator[str]:
    """The address of that copy."""
    with serving(home) as address:
        yield address


class Phone:
    """A phone in somebody's hand: every page that it opens is checked for width and for what blind readers need."""

    def __init__(self, served: str, chromium: Any, role: str = "", script: bool = False) -> None:
        self.served = served
        context = chromium.new_context(viewport={"width": WIDTHS[-1], "height": HEIGHT}, java_script_enabled=script)
        self.page = context.new_page()
        if role:
            sign_in(context, served, role)

    def open(self, address: str) -> None:
        """Go there, and look."""
        self.page.goto(address if address.startswith("http") else self.served + address)
        self.look()

    def look(self) -> None:
        """Nothing is cut off, on the one phone or on the other."""
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            assert not self.page.evaluate(WIDE), (self.page.url, width)

    def press(self, words: str) -> None:
        """Press a button or follow a link, and look."""
        self.page.locator(f"main :is(a, button):has-text('{words}')").last.click()
        self.page.wait_for_load_state()
        self.look()

    def words(self) -> str:
        """What stands on the page."""
        return str(self.page.inner_text("main"))


def free_home(home: Path) -> tuple[str, int]:
    """(number, id) of a registered household of the village without a matter."""
    with sqlite3.connect(home / "hearthlight.sqlite3") as database:
        number, pk = database.execute(FREE, (f"{VILLAGE}%",)).fetchone()
    database.close()
    return str(number), int(pk)


def test_an_exit_from_review_to_effect(served: str, home: Path, chromium: Any) -> None:
    (home / "day").write_text("2017-03-28")
    number, pk = free_home(home)
    village = Phone(served, chromium, "village")
    matter = reviewed(village, number)
    voted(village)
    passed(village, "入户看过")
    passed(village, "户主同意")
    notice = posted(village)
    code = objected(Phone(served, chromium), notice)
    (home / "day").write_text("2017-04-05")
    township = Phone(served, chromium, "township")
    township.open(matter)
    assert "有异议还没有答复" in township.words()
    answered(township)
    status(Phone(served, chromium), code)
    township.open(matter)
    approved(township)
    village.open(f"/households/{pk}/")
    assert "未脱贫" not in village.page.inner_text(".tags")
    assert "已脱贫" in village.page.inner_text(".tags")


def reviewed(village: Phone, number: str) -> str:
    """The village begins: the address of the matter."""
    village.open("/decisions/start/?kind=exit")
    village.page.fill("#numbers", number)
    village.page.fill("#reason", "第1网格评议初选")
    village.press("发起")
    assert "分网格评议初选" in village.words()
    return str(village.page.url)


def voted(village: Phone) -> None:
    """A meeting with too few decides nothing; the next one passes it."""
    for present, result in ((20, "到会人数不足"), (30, "通过")):
        village.press("办理这一步")
        for name, count in (("eligible", 36), ("present", present), ("votes_for", 18), ("votes_against", 2)):
            village.page.fill(f"#{name}", str(count))
        village.page.fill("#note", "村民代表会议记录")
        village.press("记下")
        assert result in village.words()


def passed(phone: Phone, note: str) -> None:
    """The next step, passed with a note."""
    phone.press("办理这一步")
    phone.page.check("input[name=result][value=passed]")
    phone.page.fill("#note", note)
    phone.press("记下")
    assert note in phone.words()


def posted(village: Phone) -> str:
    """The notice hangs: its public address."""
    village.press("张贴公示")
    village.page.fill("#place_posted", "村务公开栏")
    village.page.fill("#contact", "村部 100-0000-0001")
    village.press("确认张贴")
    assert "2017年3月29日至2017年4月4日，共7天" in village.words()
    return str(village.page.url)


def objected(visitor: Phone, notice: str) -> str:
    """Somebody without an account objects to line 1: the code of the receipt."""
    visitor.open(notice)
    visitor.press("在这里提出")
    visitor.page.select_option("#line", "1")
    visitor.page.fill("#text", "这一户今年又病了一个")
    visitor.press("提交")
    found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", visitor.words())
    assert found
    return found.group()


def answered(township: Phone) -> None:
    """The township answers the newest objection that waits."""
    township.open("/objections/")
    township.page.click("tbody tr:has-text('待答复') >> nth=-1 >> a")
    assert "这一户今年又病了一个" in township.words()
    township.page.check("input[value=rejected]")
    township.page.fill("#text", "已核实：费用已报销，收入仍稳定")
    township.press("答复")


def status(visitor: Phone, code: str) -> None:
    """The objector reads the answer by the code."""
    visitor.open("/objections/status/")
    visitor.page.fill("#code", code)
    visitor.press("查看答复")
    assert "收入仍稳定" in visitor.words()


def approved(township: Phone) -> None:
    """Approval and announcement: the matter has passed."""
    passed(township, "同意退出")
    passed(township, "已公告")
    assert "通过" in township.page.inner_text(".tags")
