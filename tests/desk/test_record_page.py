"""The record page: one page a family, unknown apart from failing, light to load, nothing about a stranger."""

import gzip
from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localtime

from hearthlight.decisions.actions import take_step
from hearthlight.decisions.models import Decision
from hearthlight.desk.pages.record import moves
from hearthlight.people.models import Person
from hearthlight.people.secrets import sealed
from hearthlight.register.models import Household, Member
from hearthlight.trail.act import act
from hearthlight.trail.history import add, amend
from tests.desk.conftest import SignIn
from tests.desk.reading import page_of
from tests.desk.records import a_home, answer, check
from tests.register.homes import SYSTEM, members, number_of

READ = 32
"""Statements that read: eight of them are the register's frame of the law, two what help the home gets, two more the
village's offices, two the offices of those who looked."""

BYTES = 20_000


def _home_with_everything() -> Household:
    """A home of the plan village with people, income, vouchers, measures, payments."""
    known = Member.whole.filter(area_code__startswith="341623108201", id_valid=True, relation="head")
    found = known.filter(household__measures__isnull=False).order_by("pk").first()
    assert found is not None
    return found.household


def test_it_is_light_and_asks_little(county: date, as_role: SignIn) -> None:
    client, house = as_role("village"), _home_with_everything()
    address = f"/households/{house.pk}/"
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address).content
    read = [one for one in asked.captured_queries if one["sql"].lstrip().lower().startswith("select")]
    assert len(read) <= READ, [one["sql"][:90] for one in read]
    assert len(gzip.compress(page)) <= BYTES


def test_unknown_stands_apart_from_no(county: date, as_role: SignIn) -> None:
    house = a_home(toilet=False, broadcast=None)
    page = as_role("village").get(f"/households/{house.pk}/")
    road = next(one for one in page.context["groups"] if str(one.title) == "路、电与燃料")
    assert ("卫生厕所", "否") in [(str(title), words) for title, words in road.known]
    assert "通广播电视" in road.unknown
    assert "卫生厕所" not in road.unknown


def test_who_was_entered_by_mistake_never_moved(county: date) -> None:
    one = Member(joined_how="other", left_on=date(2017, 1, 1), joined_on=date(2017, 1, 1), left_how="mistaken")
    two = Member(joined_how="born", joined_on=date(2017, 1, 1))
    assert moves([one, two]) == [two]


def test_changes_of_people_are_told_with_a_masked_name(county: date, as_role: SignIn) -> None:
    house = a_home()
    with act(SYSTEM, "register.correct_member", at=house.area_code) as event:
        amend(event, members(house)[0], date(2017, 3, 1), name="样丙", ill_chronic=True)
    page = page_of(as_role("village"), f"/households/{house.pk}/").words
    assert "样* · 姓名：样* → 样*" in page
    assert "长期慢性病：不清楚 → 是" in page
    assert "样丙" not in page


def test_an_approved_request_changes_the_record_and_its_sealed_number(county: date, as_role: SignIn) -> None:
    house, village = a_home(), as_role("village")
    head, number = members(house)[0], number_of(date(1960, 2, 3), male=True, sequence=7)
    answer(village, house, f"m{head.pk}", "name", value="样丙")
    answer(village, house, f"m{head.pk}", "identity", value=number)
    answer(village, house, "y2016", "wage", value="8000")
    check(village, house)
    matter = village.get(f"/households/{house.pk}/").context["decisions"][0]
    assert matter["open"]
    take_step(SYSTEM, [Decision.whole.get(pk=matter["id"])], on_date=county)
    now = Member.whole.get(pk=head.pk)
    assert (now.name, now.id_valid, now.id_birth) == ("样丙", True, date(1960, 2, 3))
    page = page_of(village, f"/households/{house.pk}/").words
    assert "8,000.00" in page
    asked = {"member": str(head.pk), "reason": "核对"}
    assert number in village.post(f"/households/{house.pk}/unmask", asked).content.decode()


def test_an_auditor_sees_a_number_only_by_a_decision(county: date, as_role: SignIn) -> None:
    house, auditor = a_home(), as_role("auditor")
    head = members(house)[0]
    asked = {"member": str(head.pk), "reason": "抽查"}
    with act(SYSTEM, "register.join", at=house.area_code) as event:
        add(event, sealed(event, head, house.area_code, "telephone", "10012345678", county))
    assert auditor.post(f"/households/{house.pk}/unmask", asked | {"member": f"{head.pk}:telephone"}).status_code == 403
    person = Person.objects.get(pk=auditor.session["_auth_user_id"])
    matter = Decision.whole.get(kind="unmask", state="open", subject_id=person.pk)
    take_step(SYSTEM, [matter], on_date=county)
    assert 'name="reason"' in auditor.get(f"/households/{house.pk}/").content.decode()
    shown = auditor.post(f"/households/{house.pk}/unmask", asked | {"member": f"{head.pk}:telephone"})
    assert "10012345678" in shown.content.decode()


def test_the_timeline_is_newest_first_with_the_reason_and_when_it_was_written_down(
    county: date, as_role: SignIn
) -> None:
    house = a_home()
    for day, since in ((date(2017, 3, 20), date(2017, 1, 10)), (date(2017, 3, 1), date(2017, 3, 1))):
        with act(SYSTEM, "register.correct_household", at=house.area_code, day=day, reason="入户核对") as event:
            amend(event, Household.whole.get(pk=house.pk), since, toilet=since.month == 3, broadcast=since.month == 1)
    client = as_role("village")
    story = client.get(f"/households/{house.pk}/").context["story"]
    assert [one.day for one in story] == sorted((one.day for one in story), reverse=True)
    words = page_of(client, f"/households/{house.pk}/").words.split("经过")[1].split("往日的档案")[0]
    assert "2017年3月20日 记下" in words
    assert "2017年3月1日 记下" not in words
    assert "原因：入户核对" in words


def test_who_looked_is_told_with_name_place_time_and_reason(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    person = Person.objects.get(pk=client.session["_auth_user_id"])
    for _ in range(7):
        page = client.get(f"/households/{house.pk}/")
    looks = page.context["looked"]
    assert len(looks) == 7
    assert {one.name for one in looks} == {person.name}
    assert {one.office for one in looks} == {f"荆桥村 {person.office_title(house.area_code)}"}
    words = page_of(client, f"/households/{house.pk}/").words.split("谁看过")[1]
    assert words.split("更早看过的")[0].count(person.name) == 5
    assert localtime(looks[0].at).strftime("%H:%M") in words


def test_only_what_happened_is_said(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    words = page_of(client, f"/households/{house.pk}/?done=0&matter=1").words
    assert "变更申请已提出" in words
    assert "没有再改什么" not in words
    assert "没有再改什么" in page_of(client, f"/households/{house.pk}/?done=0").words


def test_a_matter_is_started_from_the_record(county: date, as_role: SignIn) -> None:
    house = a_home()
    address = f"/decisions/start/?household={house.pk}"
    client = as_role("village")
    assert (address, "发起办理") in page_of(client, f"/households/{house.pk}/").links
    assert house.number in client.get(address).content.decode()
    assert "发起办理" not in page_of(as_role("auditor"), f"/households/{house.pk}/").words.split("家里有谁")[0]


def test_the_question_about_a_name_shows_it_masked_and_empty(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    address = f"/households/{house.pk}/edit/m{members(house)[0].pk}/name/"
    page = client.get(address).content.decode()
    assert "样甲" not in page
    assert "现在是 样*" in page
    refused = client.post(address, {"value": ""})
    assert (refused.status_code, "样甲" in refused.content.decode()) == (422, False)
