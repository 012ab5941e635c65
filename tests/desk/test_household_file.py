"""One household, one file: its index, what is missing, and the voucher of every item of income."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from hearthlight.register import actions
from hearthlight.register.models import Household, Income
from hearthlight.register.workbooks.kept import folder
from hearthlight.trail.act import act
from hearthlight.trail.models import Event, Source
from tests.desk.conftest import SignIn
from tests.desk.reading import page_of
from tests.desk.records import ELSEWHERE, a_home
from tests.register.homes import SYSTEM


def _earning() -> Household:
    house = a_home()
    with act(SYSTEM, "register.declare", at=house.area_code) as event:
        actions.declare_income(event, house, 2016, "wage", 1_200_000)
        actions.declare_income(event, house, 2016, "pension", 84_000)
    return house


def _file(client: Client, house: Household, **given: object) -> HttpResponse:
    asked = {"key": str(uuid4()), "kind": "voucher", "first": "3", "last": "4"} | given
    return client.post(f"/households/{house.pk}/file/", asked)  # type: ignore[return-value]


def _wage(house: Household) -> Income:
    return Income.whole.get(household=house, item="wage")


@pytest.mark.requirement("R85", "each income item has its voucher")
@pytest.mark.requirement("R85", "with its page in the bound and indexed file")
def test_every_item_of_income_has_its_voucher_and_page_or_is_listed_as_missing(county: date, as_role: SignIn) -> None:
    house, client = _earning(), as_role("village")
    for address in (f"/households/{house.pk}/", f"/households/{house.pk}/file/"):
        assert "2 项没有凭证" in page_of(client, address).words
    assert _file(client, house, income=str(_wage(house).pk), title="用工单位工资条").status_code == 302
    page = page_of(client, f"/households/{house.pk}/file/").words
    assert "1 项没有凭证" in page
    assert "第 3 页" in page
    index = page.split("装册目录")[1].split("缺少的材料")[0]
    assert "3–4" in index
    assert "用工单位工资条" in index
    row = _wage(house)
    assert (row.voucher_page, row.source and row.source.title) == (3, "用工单位工资条")


def test_required_papers_are_missing_until_they_are_filed(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    missing = page_of(client, f"/households/{house.pk}/file/").words.split("缺少的材料")[1]
    assert "申请书" in missing
    assert "信息采集表（2016）" in missing
    assert "信息采集表（2015）" not in missing
    assert "脱贫光荣证" not in missing.split("归档一份材料")[0]
    _file(client, house, kind="application", first="1", last="")
    _file(client, house, kind="collection_form", year="2016", first="2", last="3")
    page = client.get(f"/households/{house.pk}/file/").context["file"]
    assert "申请书" not in page.missing
    assert "信息采集表（2016）" not in page.missing
    assert [one.pages for one in page.index] == ["1", "2–3"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"kind": "application", "first": "0"}, "从第几页到第几页"),
        ({"kind": "application", "first": "5", "last": "2"}, "从第几页到第几页"),
        ({"kind": "voucher"}, "凭证要写明"),
        ({"kind": "application", "on": "2017-04-01"}, "还没到"),
        ({"kind": "application", "first": "2", "last": "3"}, "已装"),
    ],
)
def test_a_paper_that_cannot_be_filed_says_why(
    county: date, as_role: SignIn, given: dict[str, str], words: str
) -> None:
    house, client = a_home(), as_role("village")
    _file(client, house, kind="census_form", first="1", last="2")
    refused = _file(client, house, **given)
    assert (refused.status_code, words in refused.content.decode()) == (422, True)
    assert Source.objects.filter(subject_id=house.pk, subject_kind="register.household").count() == 1


def test_a_double_click_files_once(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    key = str(uuid4())
    for _ in range(2):
        assert _file(client, house, kind="application", key=key).status_code == 302
    assert Source.objects.filter(subject_id=house.pk, subject_kind="register.household").count() == 1


def test_an_auditor_reads_the_file_and_files_nothing(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("auditor")
    page = page_of(client, f"/households/{house.pk}/file/").words
    assert "归档一份材料" not in page
    assert _file(client, house, kind="application").status_code == 403


def test_a_scan_is_sealed_and_opened_only_with_a_reason(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    plain = b"%PDF-1.7 " + str(house.number).encode()
    _file(client, house, kind="application", scan=SimpleUploadedFile("a.pdf", plain))
    [paper] = Source.objects.filter(subject_id=house.pk, subject_kind="register.household")
    assert plain not in (folder() / paper.path).read_bytes()
    address = f"/households/{house.pk}/file/scan"
    assert client.post(address, {"paper": paper.pk, "reason": " "}).status_code == 422
    shown = client.post(address, {"paper": paper.pk, "reason": "核对申请书"})
    assert (shown.content, shown.headers["content-type"]) == (plain, "application/pdf")
    last = Event.objects.latest("pk")
    assert (last.kind, last.reason, last.subject_id) == ("people.unmask", "核对申请书", house.pk)
    assert as_role("auditor").post(address, {"paper": paper.pk, "reason": "抽查"}).status_code == 403


@pytest.mark.parametrize("content", [b"MZ\x90", b"<script>", b"%PDF-" + b"0" * 10_000_001])
def test_what_is_no_scan_is_not_kept(county: date, as_role: SignIn, content: bytes) -> None:
    house, client = a_home(), as_role("village")
    scan = SimpleUploadedFile("a.pdf", content)
    assert _file(client, house, kind="application", scan=scan).status_code == 422


def test_many_files_are_one_page_to_print_and_each_opening_is_written_down(county: date, as_role: SignIn) -> None:
    near, other, far = a_home(), a_home(), a_home(ELSEWHERE)
    client = as_role("village")
    asked = "&".join(f"household={one.pk}" for one in (near, other, far))
    page = page_of(client, f"/households/files/?{asked}").words
    assert near.number in page
    assert other.number in page
    assert far.number not in page
    assert "有 1 户未列出" in page
    opened = Event.objects.filter(kind="people.open_record", subject_id__in=[near.pk, other.pk, far.pk])
    assert set(opened.values_list("subject_id", flat=True)) == {near.pk, other.pk}
    assert client.get(f"/households/files/?household={far.pk}").status_code == 404


def test_the_file_says_that_scans_are_not_printed_and_its_cards_break_over_pages(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    for address in (f"/households/{house.pk}/file/", f"/households/files/?household={house.pk}"):
        page = client.get(address).content.decode()
        assert "不含扫描件" in page
        assert "整份档案" not in page
    assert 'class="wrap page file"' in client.get(f"/households/{house.pk}/file/").content.decode()
