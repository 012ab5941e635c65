"""Workbooks on pages: received, checked, taken in, undone, compared, keyed; tables that go out and come back."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hearthlight.core import areas
from hearthlight.core.clock import pinned
from hearthlight.help.models import Measure
from hearthlight.jobs.queue import run_next
from hearthlight.people.actions import appoint, leave
from hearthlight.people.models import Appointment, Person
from hearthlight.places.models import Area
from hearthlight.register import actions
from hearthlight.register.models import Household, Member
from hearthlight.register.shadow import big_export, export, keying
from hearthlight.register.workbooks.kept import folder
from hearthlight.sheets.workbook import parse
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from hearthlight.trail.models import Event, Source
from tests.desk.reading import page_of
from tests.register import homes
from tests.register.homes import BEGIN, DAY, SYSTEM, TOWN, VILLAGE
from tests.sheets.books import book

pytestmark = pytest.mark.django_db
HEADINGS = ["户编号", "姓名", "证件号码", "与户主关系", "人数", "劳动技能", "住房等级"]
HEAD_ID = homes.number_of(date(1960, 5, 1), male=True)


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    with pinned(DAY):
        yield


@pytest.fixture
def home() -> Household:
    with act(SYSTEM, "test.places", at=TOWN, day=DAY) as event:
        homes.village(event, VILLAGE, "样例村")
        if not Area.objects.filter(code=TOWN).exists():
            add(event, Area(code=TOWN, level="township", name="样例镇", from_date=BEGIN))
    people = [{"name": "赵样禾", "identity": HEAD_ID, "id_valid": True}, {"name": "钱样麦", "relation": "spouse"}]
    return homes.home(people, number="S9001", house_grade="C")


def person(office: str, place: str = TOWN) -> Client:
    """A client signed in as somebody who holds this office."""
    with act(SYSTEM, "test.person", at=TOWN, day=DAY) as event:
        one = add(event, Person(username=f"{office}-{place}", name="样例干部", synthetic=True))
    appoint(SYSTEM, one, office, place, BEGIN, seat=9)
    client = Client()
    client.force_login(one, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def clerk(home: Household) -> Client:
    return person("poverty_office_director")


def file_of(*rows: list[Any], headings: list[str] = HEADINGS, name: str = "样例.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, book([["样例数据导出"], headings, *rows]))


GOOD = ["S9001", "赵样禾", HEAD_ID, "户主", "2", "无劳动力", "B级"]
WIFE = ["S9001", "钱样麦", "", "配偶", "2", "普通劳动力", "B级"]
BAD = ["S9009", "吴样暖", "", "前夫", "1", "", ""]


def sent(client: Client, *rows: list[Any], **more: Any) -> Source:
    """The file sent and checked; the source."""
    answer = client.post(reverse("workbooks"), {"place": TOWN, "file": file_of(*rows, **more)})
    assert answer.status_code == 302, answer.content.decode()
    done()
    return Source.objects.filter(kind="workbook").latest("pk")


def done() -> None:
    """Every waiting job, each of which must have ended well."""
    while job := run_next():
        job.refresh_from_db()
        assert job.state == "done", job.error


def step(client: Client, source: Source, name: str, data: Any = None) -> None:
    assert client.post(reverse("workbook-step", args=[source.pk, name]), data or {}).status_code == 302
    done()
    source.refresh_from_db()


def words(client: Client, source: Source, show: str = "changes", more: str = "") -> str:
    return page_of(client, f"{reverse('workbook', args=[source.pk])}?show={show}{more}").words


def test_a_file_is_checked_before_anything_is_written(clerk: Client, home: Household) -> None:
    source = sent(clerk, GOOD, WIFE, BAD)
    page = words(clerk, source)
    assert "住房等级" in page
    assert "C级" in page
    assert "B级" in page
    assert "G3" in page
    home.refresh_from_db()
    assert home.house_grade == "C"
    refused = words(clerk, source, "refused")
    assert "前夫" in refused
    assert "S9009" in refused
    assert HEAD_ID not in page + refused


def test_good_rows_go_in_bad_ones_come_back_and_all_is_undone(clerk: Client, home: Household) -> None:
    source = sent(clerk, GOOD, WIFE, BAD)
    answer = clerk.get(reverse("workbook-remarks", args=[source.pk]))
    assert answer.status_code == 200
    remarks = parse(answer.content)[0].rows
    assert any("吴样暖" in row for row in remarks)
    assert not any("赵样禾" in row for row in remarks)
    step(clerk, source, "take-in")
    home.refresh_from_db()
    assert (source.state, home.house_grade) == ("applied", "B")
    assert "已收进" in words(clerk, source)
    actions.correct(SYSTEM, home, DAY, house_grade="A")
    step(clerk, source, "undo")
    assert source.state == "undone"
    assert Member.whole.get(household=home, number=1).labour is None
    home.refresh_from_db()
    assert home.house_grade == "A"
    kept = words(clerk, source)
    assert "收进这份文件之后有人改过" in kept
    assert "S9001" in kept
    stays, _, did = kept.partition("这份文件改过的内容")
    assert "劳动技能" not in stays
    assert "劳动技能" in did


def test_a_bad_file_is_one_sentence(clerk: Client) -> None:
    for upload in (SimpleUploadedFile("x.xlsx", b"hello"), None):
        data = {"place": TOWN} | ({"file": upload} if upload else {})
        answer = clerk.post(reverse("workbooks"), data)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
    assert not Source.objects.filter(kind="workbook").exists()


def test_unknown_headings_are_mapped_once(clerk: Client, home: Household) -> None:
    heads = [*HEADINGS[:5], "干活能力", "住房等级"]
    source = sent(clerk, GOOD, WIFE, headings=heads)
    assert "干活能力" in words(clerk, source, "columns")
    fields = {"column-A": "number", "column-B": "name", "column-C": "identity", "column-D": "relation"}
    step(clerk, source, "columns", fields | {"column-F": "labour", "column-E": "size", "column-G": "house_grade"})
    assert "劳动技能" in words(clerk, source)
    step(clerk, source, "take-in")
    assert Member.whole.get(household=home, number=1).labour == "none"
    twice = {"column-A": "number", "column-B": "number"}
    other = sent(clerk, [*GOOD[:5], "技能劳动力", "B级"], WIFE, headings=heads, name="二.xlsx")
    assert clerk.post(reverse("workbook-step", args=[other.pk, "columns"]), twice).status_code == 422


def test_compared_keyed_and_proven(clerk: Client, home: Household) -> None:
    source = sent(clerk, GOOD, WIFE)
    step(clerk, source, "take-in")
    head = Member.whole.get(household=home, number=1)
    actions.correct(SYSTEM, head, DAY, labour="weak", reason="入户核实")
    step(clerk, source, "compare")
    page = words(clerk, source, "compare")
    for said in ("劳动技能", "弱劳动力或半劳动力", "无劳动力", "入户核实", "没有找到文件"):
        assert said in page, said
    step(clerk, source, "keying-list")
    made = Source.objects.get(kind=keying.KIND)
    address = reverse("keying-list", args=[made.pk])
    assert "劳动技能" in page_of(clerk, address).words
    sheet = parse(clerk.get(reverse("keying-file", args=[made.pk])).content)[0].rows
    assert "无劳动力 → 弱劳动力或半劳动力" in str(sheet)
    assert Event.objects.latest("pk").kind == "register.export"
    later = sent(clerk, [*GOOD[:5], "弱劳动力或半劳动力", "B级"], WIFE, name="后.xlsx")
    step(clerk, later, "compare")
    assert "录到了" in page_of(clerk, address).words


def test_a_table_goes_out_and_comes_back(clerk: Client, home: Household) -> None:
    address = reverse("register-export")
    assert "导出" in page_of(clerk, f"{address}?place={TOWN}").words
    answer = clerk.post(address, {"place": TOWN, "table": "members", "household": [home.pk]})
    assert answer.status_code == 200
    assert HEAD_ID not in str(parse(answer.content)[0].rows)
    rows = [list(row) for row in parse(answer.content)[0].rows]
    heads = next(row for row in rows if "户编号" in row)
    rows[rows.index(heads) + 1][heads.index("劳动技能")] = "技能劳动力"
    back = SimpleUploadedFile("改.xlsx", book(rows))
    assert clerk.post(reverse("workbooks"), {"place": TOWN, "file": back}).status_code == 302
    done()
    source = Source.objects.filter(kind="workbook").latest("pk")
    assert "技能劳动力" in words(clerk, source)
    step(clerk, source, "take-in")
    assert Member.whole.get(household=home, number=1).labour == "skilled"


def test_identity_numbers_go_out_for_a_reason_only(clerk: Client, home: Household) -> None:
    asked = {"place": TOWN, "table": "members", "numbers": "1"}
    assert clerk.post(reverse("register-export"), asked).status_code == 422
    answer = clerk.post(reverse("register-export"), asked | {"reason": "核对"})
    assert HEAD_ID in str(parse(answer.content)[0].rows)
    event = Event.objects.latest("pk")
    assert (event.kind, event.reason) == ("register.export", "核对")


def test_a_big_table_is_a_job_for_who_asked(clerk: Client, home: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "AT_ONCE", 0)
    asked = {"place": TOWN, "table": "members"}
    files = []
    for _ in range(2):
        assert clerk.post(reverse("register-export"), asked).status_code == 302
        done()
        files.append(
            reverse("register-export-file", args=[Event.objects.filter(kind="register.export").latest("pk").pk])
        )
    assert "S9001" in str(parse(clerk.get(files[1]).content)[0].rows)
    assert clerk.get(files[0]).status_code == 404
    assert person("village_secretary", VILLAGE).get(files[1]).status_code == 404
    assert clerk.post(reverse("register-export"), asked | {"numbers": "1", "reason": "核对"}).status_code == 422
    monkeypatch.setattr(export, "MOST", 0)
    assert clerk.post(reverse("register-export"), asked).status_code == 422


def big_file(clerk: Client) -> str:
    """The address of a big table that was made."""
    clerk.post(reverse("register-export"), {"place": TOWN, "table": "members"})
    done()
    return reverse("register-export-file", args=[Event.objects.filter(kind="register.export").latest("pk").pk])


def test_who_lost_the_office_gets_no_table_any_more(
    clerk: Client, home: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "AT_ONCE", 0)
    file = big_file(clerk)
    held = Appointment.objects.get(person_id=clerk.session["_auth_user_id"])
    with pinned(DAY + timedelta(days=2)):
        assert clerk.get(file).status_code == 200
        leave(SYSTEM, held, DAY + timedelta(days=1), "调离")
        assert clerk.get(file).status_code in (302, 403)
        appoint(SYSTEM, held.person, "township_secretary", TOWN, DAY, seat=9)
        assert clerk.get(file).status_code == 403


def test_a_table_waits_a_week(clerk: Client, home: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "AT_ONCE", 0)
    file = big_file(clerk)
    with pinned(DAY + timedelta(days=7)):
        assert clerk.get(file).status_code == 200
    with pinned(DAY + timedelta(days=8)):
        assert clerk.get(file).status_code == 404
    assert not (folder() / f"{file.split('/')[-1].removesuffix('.xlsx')}.export.xlsx").exists()


def test_a_table_with_names_is_for_who_may_still_see_them() -> None:
    class Exporter:
        def may(self, kind: str, place: str) -> bool:
            return kind == "register.export"

    one: Any = Exporter()
    assert big_export.may_fetch(one, Event(area_code=TOWN, summary={"names": False}))
    assert not big_export.may_fetch(one, Event(area_code=TOWN, summary={"names": True}))


def test_who_may_not_is_refused(home: Household, clerk: Client) -> None:
    source = sent(clerk, GOOD, WIFE)
    page = reverse("workbook", args=[source.pk])
    secretary = person("township_secretary")
    assert "没有写入" in page_of(secretary, page).words
    for name in ("check", "take-in", "compare", "keying-list", "columns"):
        assert secretary.post(reverse("workbook-step", args=[source.pk, name])).status_code == 403, name
    assert secretary.get(reverse("register-export")).status_code == 403
    assert secretary.get(reverse("workbook-remarks", args=[source.pk])).status_code == 403
    assert secretary.post(reverse("workbooks"), {"place": TOWN, "file": file_of(GOOD)}).status_code == 403
    elsewhere = areas.full("341602101")
    with act(SYSTEM, "test.places", at=elsewhere, day=DAY) as event:
        add(event, Area(code=elsewhere, level="township", name="别镇", from_date=BEGIN))
    stranger = person("poverty_office_director", elsewhere)
    assert stranger.get(page).status_code == 404
    assert source.title not in page_of(stranger, reverse("workbooks")).words
    assert clerk.post(reverse("workbook-step", args=[source.pk, "nothing"])).status_code == 404


def test_a_lost_file_is_one_sentence(clerk: Client, home: Household) -> None:
    source = sent(clerk, GOOD, WIFE, BAD)
    folder().joinpath(source.sha256).unlink()
    assert "读不出来" in words(clerk, source, "columns")
    answer = clerk.get(reverse("workbook-remarks", args=[source.pk]))
    assert answer.status_code == 422
    assert "读不出来" in answer.content.decode()


def test_pages_speak_both_languages(clerk: Client, home: Household) -> None:
    source = sent(clerk, GOOD, WIFE, BAD)
    clerk.cookies["django_language"] = "en"
    assert "If it is taken in" in words(clerk, source)
    assert "Three ways" in words(clerk, source, "compare")
    assert "choose from the list" in words(clerk, source, "refused")
    step(clerk, source, "take-in")
    assert "Taken in from sheet" in words(clerk, source)


def test_no_name_stands_whole_on_a_page_of_refusals(clerk: Client, home: Household) -> None:
    source = sent(clerk, ["S9001", "赵样禾", "", "户主", "2", "", ""], ["S9001", "赵样禾", "", "户主", "2", "", ""])
    page = words(clerk, source, "refused")
    assert "S9001" in page
    assert "赵样禾" not in page


def test_no_name_or_address_stands_whole_under_headings_of_somebody_s_own(clerk: Client, home: Household) -> None:
    twice = ["S9001", "赵样禾", "", "户主", "2", "样例村七号", "样例银行甲"]
    other = ["S9001", "赵样禾", "", "户主", "2", "样例村八号", "样例银行乙"]
    own = ["户编号", "户主姓名", "证件号码", "与户主关系", "人数", "家在哪里", "存折在哪"]
    source = sent(clerk, twice, other, headings=own)
    fields = dict(zip("ABCDEFG", ["number", "name", "identity", "relation", "size", "address", "bank"], strict=True))
    step(clerk, source, "columns", {f"column-{column}": field for column, field in fields.items()})
    step(clerk, source, "check")
    page = words(clerk, source, "refused")
    assert "样**** (3)" in page.replace("（", " (").replace("）", ")"), page
    for told in ("赵样禾", "样例村七号", "样例村八号", "样例银行甲", "样例银行乙"):
        assert told not in page, told
    step(clerk, source, "take-in")
    assert "赵样禾" not in words(clerk, source)


def test_measures_go_out_too(clerk: Client, home: Household) -> None:
    clerk_row = Person.objects.latest("pk")
    with act(SYSTEM, "test.measure", at=VILLAGE, day=DAY) as event:
        told = {"kind": "industry", "item": "=养鸡", "fen": 12_345, "person": clerk_row, "due_on": DAY}
        measure = add(event, Measure(household=home, area_code=VILLAGE, **told))
    answer = clerk.post(reverse("register-export"), {"place": TOWN, "table": "measures"})
    rows = parse(answer.content)[0].rows
    heads = next(row for row in rows if "户编号" in row)
    row = rows[rows.index(heads) + 1]
    assert (row[heads.index("户编号")], row[heads.index("内容")], row[heads.index("金额")]) == (
        "S9001",
        "=养鸡",
        "123.45",
    )
    assert row[heads.index("措施标识")] == f"s{measure.pk}@{measure.event_id}"
