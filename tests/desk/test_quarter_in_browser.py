"""In a real browser, script off, on a phone: a quarter from the meter to the people, and the notice that says so."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.test_exit_in_browser import Phone
from tests.money.sheets import BANK, STATEMENT, as_csv
from tests.plugins.browser import serving

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
VILLAGE, COUNTY, STATION = "341623108201000", "341623000000000", "341623108201-V1"
KWH, PRICE, YUAN = 12_000, "0.3693", "4431.60"
METER = """select s.meter_no, max(r.register_wh) from sun_station s join sun_reading r on r.station_id = s.id
  where s.number = ? and r.set_aside = 0"""


@pytest.fixture(scope="module")
def home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo whose day this test may move."""
    copy = tmp_path_factory.mktemp("quarter") / "home"
    shutil.copytree(demo_home, copy)
    return copy


@pytest.fixture(scope="module")
def served(home: Path) -> Iterator[str]:
    """The address of that copy."""
    with serving(home) as address:
        yield address


def given(phone: Phone, name: str, content: bytes) -> None:
    """Choose a file and send it."""
    phone.page.set_input_files("#file", {"name": name, "mimeType": "text/csv", "buffer": content})
    phone.page.click("form:has(#file) button")
    phone.look()


def readings(home: Path) -> bytes:
    """The meter at the end of March."""
    with sqlite3.connect(home / "hearthlight.sqlite3") as database:
        meter, register = database.execute(METER, (STATION,)).fetchone()
    database.close()
    return as_csv(("表号", "抄表日期", "表示数(kWh)"), (meter, "2017-03-31", register // 1000 + KWH))


@pytest.mark.requirement("R12", "kWh to yuan to person")
def test_a_quarter_is_closed_from_readings_to_notices(served: str, home: Path, chromium: Any) -> None:
    (home / "day").write_text("2017-04-10")
    county, village = Phone(served, chromium, "county"), Phone(served, chromium, "village")
    read_and_stated(county, home)
    received_and_sent(county, home)
    plan = drawn_up(village)
    posted = voted(village, home)
    approved(Phone(served, chromium, "township"), county, village, plan)
    run = signed_and_listed(village)
    paid(Phone(served, chromium, "township"), county, run)
    followed_back(village, run)
    public = Phone(served, chromium)
    public.open(posted)
    assert "村内道路保洁" in public.words()
    assert "240.00 元 × 3 月" in public.words()


def read_and_stated(county: Phone, home: Path) -> None:
    """The meter is read, the utility states what it read, and it fits."""
    county.open(f"/stations/readings/?place={COUNTY}")
    given(county, "三月抄表.csv", readings(home))
    county.open(f"/money/settlement/{COUNTY}/")
    row = (STATION, "201703", "脱硫煤", KWH, PRICE, YUAN)
    given(county, "三月结算.csv", as_csv(STATEMENT, row))
    assert "相符" in county.words()
    county.press("确认结算并记应付")
    assert "2017-03" in county.words()


def received_and_sent(county: Phone, home: Path) -> None:
    """The bank's line is the month's sum; it is booked, and the villages get what is held for them."""
    (home / "day").write_text("2017-04-22")
    county.open(f"/money/bank/{COUNTY}/")
    given(county, "流水.csv", as_csv(BANK, ("2017-04-22", "电费", YUAN, "", "", "R20170422")))
    county.press("R20170422")
    assert "正好是一张结算单的金额" in county.words()
    county.press("记为已到账")
    assert "已入账" in county.words(), county.words()
    county.open(f"/money/bank/{COUNTY}/")
    county.press("把各村的钱拨付到村")
    county.press("确认拨付")
    county.open(f"/money/{VILLAGE}/")
    assert "7,439.72" in county.words()


def drawn_up(village: Phone) -> str:
    """The village draws up a second part; a price for three asks whether it is for each. Its address."""
    village.open(f"/money/plans/{VILLAGE}/new")
    page = village.page
    page.select_option("#kind-1", "job")
    page.select_option(
        "#opening-1", label=next(x for x in page.locator("#opening-1 option").all_inner_texts() if "保洁" in x)
    )
    page.fill("#amount-1", "240")
    page.fill("#units-1", "3")
    village.press("保存这一稿")
    assert "240元是3份每份的，还是合计的" in village.words()
    page.select_option("#price_for-1", "each")
    village.press("保存这一稿")
    assert "720.00" in village.words()
    address = str(page.url)
    village.press("提议这一稿")
    return address


def step(phone: Phone, note: str) -> None:
    """The next step, passed with a note."""
    phone.press("办理这一步")
    phone.page.check("input[name=result][value=passed]")
    phone.page.fill("#note", note)
    phone.press("记下")


def voted(village: Phone, home: Path) -> str:
    """Review, vote and notice; five days later. The notice's public address."""
    step(village, "两委会议")
    village.press("办理这一步")
    for name, count in (("eligible", 36), ("present", 30), ("votes_for", 28), ("votes_against", 2)):
        village.page.fill(f"#{name}", str(count))
    village.page.fill("#note", "村民代表会议记录")
    village.press("记下")
    village.press("张贴公示")
    village.page.fill("#place_posted", "村务公开栏")
    village.page.fill("#contact", "村部 100-0000-0001")
    village.press("确认张贴")
    (home / "day").write_text("2017-04-29")
    return str(village.page.url)


def approved(township: Phone, county: Phone, village: Phone, plan: str) -> None:
    """Township, county, announcement: the plan is adopted and its money set aside."""
    for phone, note in ((township, "同意"), (county, "同意备案"), (village, "已公告")):
        phone.open(plan)
        phone.press("办到哪一步")
        step(phone, note)
    village.open(plan)
    assert "通过，资金已划出" in village.words()


def signed_and_listed(village: Phone) -> str:
    """The village signs March and lists it. The run's address."""
    village.open(f"/money/work/{VILLAGE}/?month=2017-03")
    for field in village.page.locator("input[name^=units-]").all():
        field.fill("1")
    village.press("签认本月")
    assert "已签认" in village.words()
    village.open(f"/money/runs/{VILLAGE}/?month=2017-03")
    village.press("制单")
    return str(village.page.url)


def paid(township: Phone, county: Phone, run: str) -> None:
    """What speaks against it is explained, a second person checks, a third pays and takes the bank's file."""
    township.open(run)
    while township.page.locator("button[value=explain]").count():
        township.page.locator("input[id^=w-]").first.fill("已当面核实")
        township.page.locator("button[value=explain]").first.click()
    while township.page.locator("button[value=take_out]").count() and "不能通过" in township.words():
        township.page.locator("tr:has(.bad) input[id^=t-]").first.fill("下月再发")
        township.page.locator("tr:has(.bad) button[value=take_out]").first.click()
    township.press("我已核对，无误")
    assert "由第三人发放" in township.words()
    county.open(run)
    county.press("发放")
    assert "立即记账并写入农户收入" in county.words()
    county.press("是，发放")
    assert "已记账，银行未回盘" in county.words()


def followed_back(village: Phone, run: str) -> None:
    """A payment leads back to the meter."""
    village.open(run)
    village.open(str(village.page.get_attribute("tbody th a >> nth=0", "href")))
    assert "来自哪里的阳光" in village.words()
    village.open(str(village.page.get_attribute(f"a:has-text('{STATION}') >> nth=0", "href")))
    assert "抄见" in village.words()
