"""The pages of the daily work in the demo: four questions, visits in steps, keyed sheets, proposals, appeals."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hearthlight.duty.models import Gathering, Handover, Pairing, Participation, Visit, VisitQuota
from hearthlight.duty.visiting.quotas import left
from hearthlight.oversight.models import Deduction, Familiarity, Observation
from hearthlight.people.models import Appointment, Person
from hearthlight.people.sight import EVERYTHING, viewing
from hearthlight.register.models import Household
from hearthlight.trail.models import Event
from tests.access.matrix import GONGDIAN, VILLAGE

pytestmark = pytest.mark.one_database


def signed_in(client: Client, role: str) -> Client:
    client.get(reverse("demo-as", args=[role]))
    return client


def helped() -> tuple[Person, Household]:
    """The demo's helper, and the first home of theirs that this month's visit is still owed to."""
    held = Appointment.objects.filter(office="town_helper", area_code=GONGDIAN, until=None).order_by("seat")[0]
    rows = Pairing.whole.filter(person=held.person, until=None).order_by("pk")
    seen = Visit.whole.filter(on_date__month=3, how="home").values("household")
    return held.person, Household.whole.get(pk=rows.exclude(household__in=seen)[0].household_id)


def words(page: Any) -> str:
    return str(page.content.decode())


@pytest.mark.requirement("R105", "four questions as a frame: people, policy, supervision, precise help, in that order")
def test_the_four_questions_frame_a_townships_page(county: date, client: Client) -> None:
    page = words(signed_in(client, "township").get(reverse("work", args=[GONGDIAN])))
    asked = [page.index(f"<h2>{title}</h2>") for title in ("有人干", "怎么干", "如何干", "如何干好")]
    assert asked == sorted(asked)
    assert page.count('<dd><a href="/number/') >= 11


@pytest.mark.requirement("R27", "meeting record with attendees")
@pytest.mark.requirement("R25", "inspection record: who, places, praise")
def test_a_meeting_and_a_tour_say_who_and_where(county: date, client: Client) -> None:
    signed_in(client, "leader")
    call = Gathering.objects.filter(area_code=GONGDIAN, kind="roll_call").order_by("pk")[0]
    page = words(client.get(reverse("meeting", args=[call.pk])))
    assert page.count("村党组织书记") == 18
    tour = words(client.get(reverse("meeting", args=[Gathering.objects.get(kind="tour").pk])))
    for place in ("五里社区", "张楼村", "于庄村", "陈营村"):
        assert place in tour
    assert "肯定集中建设" in tour


@pytest.mark.requirement("R49", "a sheet to know the household before the door")
def test_a_visit_asks_one_question_a_page(county: date, client: Client) -> None:
    who, home = helped()
    signed_in(client, "helper")
    address = reverse("visit", args=[home.pk])
    first = words(client.get(address))
    assert "进门之前" in first
    assert "最近走访" in first
    second = client.post(address, {"how": "home", "on": "2017-03-28", "key": "11111111-1111-4111-8111-111111111111"})
    assert "有变化吗" in words(second)
    said = {"how": "home", "on": "2017-03-28", "changed": "yes", "what": "大儿子外出务工", "problem": "想养羊"}
    said |= {"key": "11111111-1111-4111-8111-111111111111", "felt-income": "partly", "save": "1"}
    for _click in range(2):
        assert client.post(address, said).status_code == 302
    row = Visit.whole.get(person=who, household=home, on_date=county)
    assert (row.changed, row.problem, row.feelings) == (True, "变化：大儿子外出务工；想养羊", {"income": "partly"})


def test_a_visit_of_tomorrow_is_told_and_nothing_is_lost(county: date, client: Client) -> None:
    _who, home = helped()
    signed_in(client, "helper")
    said = {"how": "home", "on": "2017-03-29", "changed": "no", "problem": "想养羊", "save": "1"}
    page = client.post(reverse("visit", args=[home.pk]), said)
    assert page.status_code == 422
    assert "还没到" in words(page)
    assert "想养羊" in words(page)
    wrong = client.post(reverse("visit", args=[home.pk]), said | {"on": "三月"})
    assert "“三月”" in words(wrong)


def test_a_sheet_is_keyed_in_and_what_stands_already_is_told(county: date, client: Client) -> None:
    who, home = helped()
    signed_in(client, "township")
    address = reverse("visit-keyed", args=[GONGDIAN])
    said = {
        "person": who.pk,
        "on": "2017-03-28",
        f"how-{home.pk}": "home",
        "key": "22222222-1111-4111-8111-111111111111",
    }
    assert client.post(address, said).status_code == 302
    assert Visit.whole.get(person=who, household=home, on_date=county).changed is False
    again = client.post(address, said | {"key": "33333333-1111-4111-8111-111111111111"})
    assert again.status_code == 422
    assert f"{home.number}: 当天这次走访已经登记过" in words(again)


def test_a_proposal_pairs_the_homes_that_were_ticked(county: date, client: Client) -> None:
    signed_in(client, "township")
    address = reverse("helpers-propose", args=[GONGDIAN])
    page = client.get(address)
    rows = page.context["found"].rows
    ticked = [f"{home.pk}:{person.pk}" for home, _village, person in rows[:3]]
    assert client.post(address, {"pair": ticked}).status_code == 302
    assert Pairing.whole.filter(until=None, household__in=[home.pk for home, *_rest in rows[:3]]).count() == 3
    with viewing(EVERYTHING):
        assert Pairing.objects.filter(household=rows[3][0].pk, until=None, layer=2).count() == 0


def test_homes_are_handed_over_by_two_signatures(county: date, client: Client) -> None:
    who, home = helped()
    signed_in(client, "township")
    address = reverse("helper", args=[GONGDIAN, who.pk])
    row = Pairing.whole.get(person=who, household=home, until=None)
    nobody = client.post(address, {"pairing": row.pk, "reason": "调离"})
    assert "请选择接手的人" in words(nobody)
    to = client.get(address).context["others"][0]
    assert client.post(address, {"pairing": row.pk, "to": to.pk, "reason": "调离"}).status_code == 302
    paper = Handover.objects.get()
    stranger = client.post(reverse("handover", args=[paper.pk]))
    assert "只能由交接双方本人签字" in words(stranger)
    for person in (who, to):
        client.force_login(person)
        assert client.post(reverse("handover", args=[paper.pk])).status_code == 302
    assert Pairing.whole.get(household=home, until=None, layer=2).person == to


@pytest.mark.requirement("R55", "undone only by an appeal of the person")
def test_a_person_sees_the_own_finding_and_appeals(county: date, client: Client) -> None:
    row = Observation.whole.filter(kind="case_error", area_code__startswith="341623108").order_by("pk")[0]
    client.force_login(row.person)  # type: ignore[arg-type]
    mine = words(client.get(reverse("my-month")))
    assert row.text in mine
    address = reverse("observation", args=[row.pk])
    late = client.post(address, {"do": "appeal", "words": "已更正"})
    assert "申诉期限已过" in words(late)
    assert client.post(address, {"do": "sign"}).status_code == 403


def test_a_village_sees_no_appraisal_and_no_other_village(county: date, client: Client) -> None:
    signed_in(client, "village")
    assert client.get(reverse("appraisal", args=[GONGDIAN])).status_code == 403
    lesson = words(client.get(reverse("lessons", args=[VILLAGE])))
    assert "扶贫手册“合作医疗”一栏漏填" in lesson
    number = client.get(lesson.split('href="/lessons/')[1].split('"')[0].join(["/lessons/", ""]))
    assert [one["row"].area_code for one in number.context["items"]] == [VILLAGE]


@pytest.mark.requirement("R53", "familiarity: a printed sheet, its result entered by a supervisor")
def test_five_questions_on_a_home_and_their_result(county: date, client: Client) -> None:
    who, home = helped()
    signed_in(client, "township")
    address = reverse("familiarity", args=[home.pk])
    page = client.get(address)
    assert 1 <= len(page.context["asked"]) <= 5
    wrong = client.post(address, {"right": "九"})
    assert "答对几题" in words(wrong)
    assert client.post(address, {"right": "1"}).status_code == 302
    row = Familiarity.whole.get(person=who, household=home)
    assert (row.right, row.asked) == (1, len(page.context["asked"]))


@pytest.mark.requirement("R100", "an activity names the households that took part")
def test_an_activity_is_written_down_with_its_households(county: date, client: Client) -> None:
    signed_in(client, "village")
    address = reverse("meeting-new", args=[VILLAGE, "activity"])
    numbers = list(Household.whole.filter(area_code__startswith=VILLAGE[:12]).values_list("number", flat=True)[:2])
    said = {"title": "广场舞", "on": "2017-03-27"}
    wrong = client.post(address, said | {"homes": f"{numbers[0]}\nS999"})
    assert "第2行：这里没有户编号S999" in words(wrong)
    assert client.post(address, said | {"homes": "\n".join(numbers)}).status_code == 302
    assert Participation.whole.filter(gathering__title="广场舞").count() == 2


def test_a_meeting_is_passed_on_and_taken_back(county: date, client: Client) -> None:
    signed_in(client, "township")
    said = {"on": "2017-03-28", "title": "市委会议", "received_on": "2017-03-27"}
    client.post(reverse("meeting-new", args=[GONGDIAN, "relay"]), said)
    row = Gathering.objects.get(title="市委会议")
    address = reverse("meeting", args=[row.pk])
    assert "不能早于" in words(client.post(address, {"do": "pass", "on": "2017-03-26"}))
    assert client.post(address, {"do": "pass", "on": "2017-03-28"}).status_code == 302
    assert client.post(address, {"do": "withdraw", "why": "重复"}).status_code == 302
    row.refresh_from_db()
    assert (row.passed_on, row.withdrawn_why) == (county, "重复")


def test_a_village_keys_in_its_own_homes_of_a_helper_only(county: date, client: Client) -> None:
    here = Pairing.whole.filter(until=None, area_code__startswith=VILLAGE[:12]).values("person")
    both = Pairing.whole.filter(until=None, person__in=here).exclude(area_code__startswith=VILLAGE[:12])
    who = both.order_by("pk")[0].person
    page = signed_in(client, "village").get(reverse("visit-keyed", args=[VILLAGE]), {"person": who.pk})  # type: ignore[union-attr]
    shown = {row.pk for row in page.context["rows"]}
    assert shown
    assert not shown & set(both.filter(person=who).values_list("household_id", flat=True))


@pytest.mark.requirement("R27", "heads of counties and of four departments attended")
def test_a_conference_names_who_attended_by_unit(county: date, client: Client) -> None:
    page = words(
        signed_in(client, "leader").get(reverse("meeting", args=[Gathering.objects.get(kind="conference").pk]))
    )
    for unit in ("各县区委书记", "市扶贫局", "市发改委", "市国土局", "市供电公司"):
        assert unit in page
    assert page.count("县扶贫办经办人") >= 3


def test_the_minutes_of_a_meeting_are_kept_as_a_scan_and_opened_for_a_reason(county: date, client: Client) -> None:
    signed_in(client, "township")
    scan = SimpleUploadedFile("纪要.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n", "application/pdf")
    said = {"title": "有纪要的联席会", "on": "2017-03-28", "scan": scan}
    assert client.post(reverse("meeting-new", args=[GONGDIAN, "joint"]), said).status_code == 302
    row = Gathering.objects.get(title="有纪要的联席会")
    assert row.minutes
    address = reverse("meeting-scan", args=[row.pk])
    assert client.post(address).status_code == 422
    opened = client.post(address, {"reason": "审计核对"})
    assert (opened.status_code, opened.content[:4]) == (200, b"%PDF")
    assert Event.objects.latest("pk").reason == "审计核对"


def test_a_months_visits_stand_first_with_the_homes_that_are_left(county: date, client: Client) -> None:
    who, _home = helped()
    page = signed_in(client, "helper").get(reverse("tasks"))
    quota = VisitQuota.objects.get(person=who, month="2017-03")
    number = len(left([quota], county)[quota.pk])
    assert number > 0
    assert f"还剩{number}户" in words(page)


@pytest.mark.parametrize("name", ["meetings", "helpers", "lessons", "supervision", "surveys", "ladder", "people"])
def test_what_is_not_sure_is_marked_where_it_is_used(county: date, client: Client, name: str) -> None:
    page = signed_in(client, "township").get(reverse(name, args=[GONGDIAN]))
    unsure = [one for one in page.context["settings_used"] if one.certainty != "sourced"]
    shown = words(page).split("本页依据")[1]
    assert all(one.document in shown for one in unsure)
    assert shown.count("本县设定</span>") + shown.count("待核实</span>") >= len(unsure)


def test_the_holidays_of_the_year_say_that_they_are_not_confirmed(county: date, client: Client) -> None:
    page = words(signed_in(client, "township").get(reverse("meetings", args=[GONGDIAN])))
    assert "国办发明电〔2016〕17号" in page.split("本页依据")[1]


@pytest.mark.requirement("R55", "a case with an error is on the helper who was responsible at that date")
@pytest.mark.requirement("R25", "a finding is attached to a household or a station by its number")
def test_a_case_is_entered_by_the_households_number(county: date, client: Client) -> None:
    who, home = helped()
    signed_in(client, "township")
    address = reverse("supervision", args=[GONGDIAN])
    said = {"head": "problem", "kind": "case_error", "text": "人口与户籍不符", "on": "2017-03-28"}
    wrong = client.post(address, said | {"about": "S1"})
    assert "没有户编号或电站编号为S1" in words(wrong)
    made = client.post(address, said | {"about": home.number})
    row = Observation.whole.get(household_id=home.pk, text="人口与户籍不符")
    assert (row.person, row.area_code) == (who, home.area_code)
    assert home.number in words(client.get(made["Location"]))
    client.post(made["Location"], {"do": "sign"})
    assert Deduction.whole.get(observation=row).person == who
