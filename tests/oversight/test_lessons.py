"""One problem to all villages, one experience to all villages, exactly as the gloss of R48 says."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hearthlight.core.clock import pinned
from hearthlight.duty.models import Task
from hearthlight.oversight import observing
from hearthlight.oversight.lessons import answering, spreading
from hearthlight.oversight.lessons.answering import counted
from hearthlight.oversight.models import Lesson, LessonAnswer, Observation
from hearthlight.oversight.refusals import NotSeen
from hearthlight.people.actions import appoint
from hearthlight.people.models import Person
from hearthlight.places.models import Area, Zone, ZoneArea
from hearthlight.places.zones import move_to_zone
from hearthlight.trail.act import Refused, System, act
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Change
from tests.decisions.village import CITY, DAY, OTHER_VILLAGE, TOWN, VILLAGE, Offices

pytestmark = pytest.mark.django_db
SYSTEM = System("test")
VILLAGES = 18
TITLE = "手册中合作医疗一栏漏填"
Capture = Any


@pytest.fixture
def eighteen(people: Offices) -> list[str]:
    """The township has eighteen villages, each with its secretary; the first two are those of the tests."""
    codes = [f"{TOWN[:9]}{number}000" for number in range(201, 201 + VILLAGES)]
    with act(SYSTEM, "test.villages", at=CITY, day=DAY) as event:
        for code in codes[2:]:
            add(event, Area(code=code, level="village", name=code[9:12], from_date=date(2014, 1, 1)))
        new = [Person(username=f"v-{code}", name=f"样{code[9:12]}", synthetic=True) for code in codes[2:]]
        bulk(event, new)
    for person, code in zip(new, codes[2:], strict=True):
        appoint(SYSTEM, person, "village_secretary", code, date(2016, 1, 1))
    return codes


def secretary(village: str) -> Person:
    return Person.objects.get(appointments__office="village_secretary", appointments__area_code=village)


def seen(people: Offices) -> Observation:
    row = observing.observe(people.director, "problem", VILLAGE, DAY, "三户漏填", kind="handbook")
    return observing.sign(people.director, row)


def problem(people: Offices, observation: Observation | None = None) -> Lesson:
    said = {"place": TOWN, "title": TITLE, "text": "各村当日核查"}
    return spreading.spread(people.director, "problem", "handbook", observation=observation, **said)


def items(lesson: Lesson) -> dict[str, LessonAnswer]:
    return {one.area_code: one for one in lesson.answers.select_related("lesson")}


@pytest.mark.requirement(
    "R48", "one confirmed problem of a type opens one item for EVERY village (18 -> 18), due at once"
)
def test_one_problem_opens_eighteen_items(people: Offices, eighteen: list[str]) -> None:
    lesson = problem(people, seen(people))
    found = items(lesson)
    assert sorted(found) == eighteen
    assert lesson.due_on == DAY
    assert (found[VILLAGE].state, found[VILLAGE].words) == ("found", "三户漏填")
    assert counted(found.values()) == {
        "asked": 18,
        "answered": 1,
        "found": 1,
        "corrected": 0,
        "adopted": 0,
        "unsuited": 0,
    }


@pytest.mark.requirement("R48", "the same type while open attaches and does not fan out twice")
def test_a_second_problem_of_the_type_attaches(people: Offices, eighteen: list[str]) -> None:
    first = problem(people, seen(people))
    again = observing.observe(people.director, "problem", OTHER_VILLAGE, DAY, "又一户", kind="handbook")
    assert problem(people, observing.sign(people.director, again)) == first
    assert Lesson.objects.count() == 1
    assert Observation.whole.filter(lesson=first).count() == 2
    assert LessonAnswer.objects.count() == 18
    assert items(first)[OTHER_VILLAGE].state == "found"


@pytest.mark.requirement("R48", "closed only when all are answered and all found corrected, with a second look")
@pytest.mark.requirement("R46", "issue, solution on one of four channels, unified rectification")
def test_eighteen_checked_five_found_five_corrected(people: Offices, eighteen: list[str]) -> None:
    lesson = problem(people)
    answering.publish(people.director, lesson, "zone_meeting", "按新版手册逐户核对合作医疗一栏")
    for number, (code, item) in enumerate(items(lesson).items()):
        who = secretary(code)
        answering.answer(who, item, "found" if number < 5 else "none", "两户" if number < 5 else "")
        if number < 5:
            answering.fix(who, item, "已补填并复印归档")
    told = counted(items(lesson).values())
    assert (told["answered"], told["found"], told["corrected"]) == (18, 5, 0)
    assert Lesson.objects.get().closed_on is None
    for item in lesson.answers.filter(state="fixed"):
        answering.look_again(people.director, item, good=True)
    told = counted(items(lesson).values())
    assert (told["asked"], told["answered"], told["found"], told["corrected"]) == (18, 18, 5, 5)
    assert Lesson.objects.get().closed_on == DAY
    assert (lesson.channel, lesson.published_on) == ("zone_meeting", DAY)
    assert Change.objects.get(field="text").old == "各村当日核查"


def test_a_second_look_is_by_another_person(people: Offices, eighteen: list[str]) -> None:
    item = items(problem(people))[VILLAGE]
    answering.answer(people.director, item, "found", "一户")
    answering.fix(people.director, item, "已改")
    with pytest.raises(NotSeen, match="another person"):
        answering.look_again(people.director, item, good=True)
    with pytest.raises(Refused):
        answering.look_again(people.secretary, item, good=True)
    row = LessonAnswer.objects.get(pk=item.pk)
    row.state, row.looked_by, row.looked_on = "checked", people.director, DAY
    with pytest.raises(IntegrityError):
        past_the_act(row)


def past_the_act(row: LessonAnswer) -> None:
    with transaction.atomic(), act(SYSTEM, "test.look", at=CITY, day=DAY) as event:
        row.event = event
        row.save()


def test_what_is_not_right_yet_goes_back_with_the_reason(people: Offices, eighteen: list[str]) -> None:
    item = items(problem(people))[VILLAGE]
    answering.answer(people.secretary, item, "found", "一户")
    answering.fix(people.secretary, item, "已改")
    back = answering.look_again(people.director, item, good=False, why="只改了电子档")
    assert (back.state, back.returned_why, back.fixed_by) == ("found", "只改了电子档", None)
    answering.fix(people.secretary, item, "纸质手册也已改")
    assert answering.look_again(people.director, item, good=True).state == "checked"


def test_a_problem_that_is_closed_opens_anew(people: Offices, eighteen: list[str]) -> None:
    first = problem(people)
    for code, item in items(first).items():
        answering.answer(secretary(code), item, "none")
    assert problem(people) != first
    assert LessonAnswer.objects.count() == 36


@pytest.mark.requirement("R47", "good measures published to all villages")
@pytest.mark.requirement("R26", "a good practice is shared with other places, each answers")
@pytest.mark.requirement(
    "R48", "experience: a written summary, at least one channel, adopted or not suited with reason"
)
def test_an_experience_is_published_and_each_village_answers(people: Offices, eighteen: list[str]) -> None:
    said = {"place": TOWN, "title": "一户一袋", "text": "每户材料装一个袋子，封面列目录"}
    with pytest.raises(NotSeen, match="channel"):
        spreading.spread(people.director, "practice", "file", **said)
    lesson = spreading.spread(people.director, "practice", "file", channel="wechat", **said)
    assert (lesson.published_on, lesson.answers.count()) == (DAY, 18)
    with pytest.raises(NotSeen, match="in words"):
        answering.answer(people.secretary, items(lesson)[VILLAGE], "unsuited")
    for number, (code, item) in enumerate(items(lesson).items()):
        answering.answer(secretary(code), item, *(("unsuited", "已有档案柜") if number == 0 else ("adopted",)))
    told = counted(items(lesson).values())
    assert (told["adopted"], told["unsuited"]) == (17, 1)
    assert Lesson.objects.get().closed_on == DAY


def test_every_item_is_a_task_of_its_village_and_a_second_look_one_of_the_township(
    people: Offices, eighteen: list[str], django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        lesson = problem(people)
    assert Task.whole.filter(origin_kind="oversight.lesson_answer", state="open").count() == 18
    mine = Task.whole.get(area_code=VILLAGE)
    assert (mine.person, mine.due_on, mine.values["lesson"]) == (people.specialist, DAY, TITLE)
    with django_capture_on_commit_callbacks(execute=True):
        answering.answer(people.specialist, items(lesson)[VILLAGE], "found", "一户")
        answering.fix(people.specialist, items(lesson)[VILLAGE], "已改")
    look = Task.whole.get(area_code=VILLAGE, state="open")
    assert (look.person, look.title) == (people.director, "Look again at what was put right: {lesson}")
    with django_capture_on_commit_callbacks(execute=True):
        answering.look_again(people.director, items(lesson)[VILLAGE], good=True)
    assert not Task.whole.filter(area_code=VILLAGE, state="open").exists()


@pytest.mark.requirement("R43", "villages grouped in work zones; one that joins inherits what is open there")
def test_a_village_that_joins_a_zone_inherits_its_open_items(
    people: Offices, eighteen: list[str], django_capture_on_commit_callbacks: Capture
) -> None:
    begun = {"kind": "work_zone", "from_date": date(2016, 1, 1)}
    with act(SYSTEM, "test.zone", at=TOWN, day=DAY) as event:
        zone = add(event, Zone(area_code=TOWN, number=1, **begun))
        other = add(event, Zone(area_code=TOWN, number=2, **begun))
        bulk(event, [ZoneArea(zone=zone, area_code=code, **begun) for code in eighteen[:6]])
        bulk(event, [ZoneArea(zone=other, area_code=code, **begun) for code in eighteen[6:]])
    said = {"place": TOWN, "title": TITLE, "text": "本区各村核查", "zone": zone}
    lesson = spreading.spread(people.director, "problem", "handbook", **said)
    assert sorted(items(lesson)) == eighteen[:6]
    with django_capture_on_commit_callbacks(execute=True):
        move_to_zone(people.director, eighteen[10], zone)
    assert sorted(items(lesson)) == sorted([*eighteen[:6], eighteen[10]])
    with django_capture_on_commit_callbacks(execute=True), pinned(date(2017, 3, 29)):
        move_to_zone(people.director, eighteen[10], other)
    assert len(items(lesson)) == 7


def test_a_draft_is_not_spread(people: Offices, eighteen: list[str]) -> None:
    row = observing.observe(people.director, "problem", VILLAGE, DAY, "三户漏填", kind="handbook")
    with pytest.raises(NotSeen, match="signed"):
        problem(people, row)
    assert Lesson.objects.count() == 0
