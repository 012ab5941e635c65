"""Decisions on pages: lists by what waits for whom, one matter's steps, forms that act once, refusals told."""

import re
from datetime import date
from uuid import uuid4

import pytest

from hearthlight.decisions.models import Decision, Notice, Objection
from hearthlight.places.models import Zone
from hearthlight.register.models import Household
from hearthlight.register.standing import unexited
from tests.desk.conftest import SignIn
from tests.desk.reading import page_of

VILLAGE, TOWN = "341623108201000", "341623108000000"


def waiting_for_the_township() -> list[Decision]:
    return list(Decision.whole.filter(kind="exit", area_code__startswith="341623108204", state="open"))


def test_a_village_sees_its_own_matters_alone(as_role: SignIn) -> None:
    page = page_of(as_role("village"), "/decisions/")
    assert "脱贫退出：公示" not in page.words
    assert "脱贫退出：乡镇核准" in page.words
    assert "公示到2017年3月29日" in page.words
    assert page_of(as_role("village"), f"/decisions/?place={TOWN}", 403)


def test_a_township_takes_its_steps_from_the_list(as_role: SignIn) -> None:
    client = as_role("township")
    page = page_of(client, "/decisions/?kind=exit")
    assert "办理选中的这一步" in page.words
    matters = waiting_for_the_township()
    address = "/decisions/step/?" + "&".join(f"d={one.pk}" for one in matters)
    form = client.get(address)
    assert form.status_code == 200
    key = uuid4()
    data = {"d": [one.pk for one in matters], "result": "passed", "expected": "township_approval", "key": key}
    assert client.post("/decisions/step/", data | {"on_date": "2017-03-28"}).status_code == 302
    assert client.post("/decisions/step/", data | {"on_date": "2017-03-28"}).status_code == 302
    again = client.post("/decisions/step/", data | {"on_date": "2017-03-28", "key": uuid4()})
    assert again.status_code == 422
    assert "已经有人办理了这一步" in again.content.decode()


def test_a_form_keeps_what_was_typed_when_refused(as_role: SignIn) -> None:
    client, matter = as_role("township"), waiting_for_the_township()[0]
    data = {
        "d": [matter.pk],
        "result": "refused",
        "on_date": "2017-03-28",
        "note": "  ",
        "expected": "township_approval",
    }
    page = client.post("/decisions/step/", data)
    assert page.status_code == 422
    assert "说明为什么不同意" in page.content.decode()
    assert 'value="refused" checked' in page.content.decode()


def test_a_day_that_is_none_and_one_to_come_are_told(as_role: SignIn) -> None:
    client, matter = as_role("township"), waiting_for_the_township()[0]
    for wrong, sentence in (("三月", "不是日期"), ("2017-04-01", "还没有到")):
        page = client.post("/decisions/step/", {"d": [matter.pk], "result": "passed", "on_date": wrong})
        assert page.status_code == 422
        assert sentence in page.content.decode()


def test_one_matter_shows_its_steps_its_document_and_why_it_waits(as_role: SignIn) -> None:
    matter = Decision.whole.filter(kind="exit", area_code__startswith=VILLAGE[:12], state="open").order_by("pk")[1]
    page = page_of(as_role("village"), f"/decisions/{matter.pk}/")
    for words in (
        "民主评议",
        "应到42人，实到36人",
        "乡镇核准",
        "关于建立贫困退出机制的意见",
        "异议还没有答复",
        "第2行",
    ):
        assert words in page.words
    assert "收入够了" not in page.words


def test_starting_an_exit_from_numbers(as_role: SignIn) -> None:
    client = as_role("village")
    homes = Household.whole.filter(pk__in=unexited(date(2017, 3, 28)), area_code__startswith=VILLAGE[:12])
    fresh = [home for home in homes if not Decision.whole.filter(household_id=home.pk).exists()][:2]
    numbers = "\n".join(home.number for home in fresh)
    data = {"kind": "exit", "numbers": numbers, "reason": "网格评议", "on_date": "2017-03-28", "key": uuid4()}
    assert client.post("/decisions/start/", data).status_code == 302
    assert Decision.whole.filter(kind="exit", household_id__in=[home.pk for home in fresh]).count() == 2
    assert client.post("/decisions/start/", data).status_code == 302
    again = client.post("/decisions/start/", data | {"key": uuid4()})
    assert "已经在办理" in again.content.decode()
    unknown = client.post("/decisions/start/", data | {"numbers": "S404", "key": uuid4()})
    assert "没有编号为 S404 的农户" in unknown.content.decode()


@pytest.mark.requirement("R65", "the list of a grid is reviewed by the grid, and the matter says which")
def test_a_list_is_reviewed_by_its_grid(as_role: SignIn) -> None:
    client = as_role("village")
    zone = Zone.objects.filter(kind="grid", area_code=VILLAGE, until=None).order_by("number")[0]
    assert f'<option value="{zone.pk}"' in client.get("/decisions/start/").content.decode()
    homes = Household.whole.filter(pk__in=unexited(date(2017, 3, 28)), area_code__startswith=VILLAGE[:12])
    home = homes.exclude(pk__in=Decision.whole.exclude(household_id=None).values("household_id")).order_by("pk")[0]
    data = {"kind": "exit", "numbers": home.number, "zone": zone.pk, "on_date": "2017-03-28", "key": uuid4()}
    answer = client.post("/decisions/start/", data)
    assert f"荆桥村第{zone.number}网格" in page_of(client, answer["Location"]).words


def test_finished_matters_can_be_read(as_role: SignIn) -> None:
    client = as_role("county")
    page = page_of(client, "/decisions/?state=passed")
    finished = [address for address, _ in page.links if re.fullmatch(r"/decisions/\d+/", address)]
    assert finished
    for address in finished[:3]:
        assert "通过" in page_of(client, address).words


def test_a_household_of_another_village_is_no_household_here(as_role: SignIn) -> None:
    other = Household.whole.filter(area_code__startswith="341623108204").first()
    assert other
    page = as_role("village").post("/decisions/start/", {"kind": "exit", "numbers": other.number})
    assert page.status_code == 422


def test_only_who_proposed_takes_back(as_role: SignIn) -> None:
    matter = Decision.whole.filter(kind="exit", area_code__startswith=VILLAGE[:12], state="open").first()
    assert matter
    address = f"/decisions/{matter.pk}/withdraw"
    assert as_role("township").post(address, {"reason": "x"}).status_code == 403
    assert as_role("village").post(address, {"reason": " "}).status_code == 422
    assert as_role("village").post(address, {"reason": "填错"}).status_code == 302
    assert Decision.whole.get(pk=matter.pk).state == "withdrawn"


@pytest.mark.requirement("R103", "the needs of a township's places with how long they wait")
def test_needs_and_quotas_of_a_township(as_role: SignIn) -> None:
    page = page_of(as_role("township"), "/needs/")
    for words in ("棉被", "20 床", "2017年3月21日", "组件清洗工具", "逾期"):
        assert words in page.words


@pytest.mark.requirement("R23", "asked 100, granted 60, side by side")
def test_a_quota_granted_in_part_is_seen(as_role: SignIn) -> None:
    page = page_of(as_role("county"), "/needs/?place=341623108")
    assert re.search(r"户用光伏指标\s*巩店镇\s*100 座\s*60", page.words)


def test_raising_a_need_and_asking_for_numbers(as_role: SignIn) -> None:
    village = as_role("village")
    need = {"title": "种子", "amount": "30", "unit": "袋", "wanted_by": "2017-04-05", "place": VILLAGE, "key": uuid4()}
    assert village.post("/needs/need/", need).status_code == 302
    wrong = village.post("/needs/need/", need | {"amount": "三十", "key": uuid4()})
    assert "不是整数" in wrong.content.decode()
    leader = as_role("leader")
    asked = {"reason": "督查", "until": "2017-04-10", "place": TOWN, "key": uuid4()}
    assert leader.post("/needs/unmask/", asked).status_code == 302
    assert Decision.whole.filter(kind="unmask", state="open").count() == 2


def test_a_notice_is_posted_by_the_village_and_read_by_everybody(as_role: SignIn, client: object) -> None:
    notice = Notice.objects.filter(area_code=VILLAGE, kind="exit").latest("pk")
    page = page_of(client, f"/notices/{notice.token}/")  # type: ignore[arg-type]
    assert "2017年3月23日至2017年3月29日，共7天" in page.words
    assert "第1村民组" in page.words


def test_an_objection_by_the_page_is_answered_by_the_township_and_found_by_its_code(
    as_role: SignIn, client: object
) -> None:
    notice = Notice.objects.filter(area_code=VILLAGE, kind="exit").latest("pk")
    said = {"text": "第一行有车", "line": "1", "about": "", "key": uuid4()}
    receipt = client.post(f"/notices/{notice.token}/object", said)  # type: ignore[attr-defined]
    code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", receipt.content.decode())
    assert receipt.status_code == 200
    assert code
    row = Objection.whole.latest("pk")
    assert as_role("village").get(f"/objections/{row.pk}/").status_code == 404
    township = as_role("township")
    assert "第一行有车" in township.get(f"/objections/{row.pk}/").content.decode()
    answer = {"outcome": "rejected", "text": "车是邻居的", "key": uuid4()}
    assert township.post(f"/objections/{row.pk}/", answer).status_code == 302
    status = client.post("/objections/status/", {"code": code.group().lower()})  # type: ignore[attr-defined]
    assert "车是邻居的" in status.content.decode()
    assert "第一行有车" not in status.content.decode()
    missed = client.post("/objections/status/", {"code": "2222-2222-2222"})  # type: ignore[attr-defined]
    assert missed.status_code == 404


def test_an_office_types_what_it_is_told(as_role: SignIn) -> None:
    notice = Notice.objects.filter(area_code=VILLAGE, kind="exit").latest("pk")
    data = {"text": "来人说不公平", "line": "", "about": "village_secretary", "channel": "in_person", "key": uuid4()}
    page = as_role("village").post(f"/notices/{notice.token}/receive", data)
    assert page.status_code == 200
    row = Objection.whole.latest("pk")
    assert (row.channel, row.goes_to, row.about) == ("in_person", TOWN, "village_secretary")


def test_pages_are_light(as_role: SignIn, django_assert_max_num_queries: object) -> None:
    client = as_role("county")
    matter = waiting_for_the_township()[0]
    of_a_home = 12
    """An exit's page holds the home against the standard: the parts of its frame, each by the household's key."""
    allowed = {"/decisions/": 30, f"/decisions/{matter.pk}/": 30 + of_a_home, "/needs/": 30, "/objections/": 30}
    for address, most in allowed.items():
        client.get(address)
        with django_assert_max_num_queries(most):  # type: ignore[operator]
            assert client.get(address).status_code == 200
