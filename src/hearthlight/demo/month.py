"""A month of a town lived through 样例数据: from the demo's day to the end of April 2017, Gongdian does its work.

April's scheme is issued and March settled; roll calls and meetings are held; helpers visit; a problem is found in one
village and closed in eighteen; people are asked how content they are; April is settled. Everything is invented.
"""

from datetime import date, timedelta
from random import Random

from django.db import transaction

from hearthlight.core import areas
from hearthlight.core.clock import pinned, working_day
from hearthlight.core.period import Month
from hearthlight.core.workdays import working_days
from hearthlight.demo.advance import advance
from hearthlight.demo.meetings import ORDERS, ROLL_CALL, there
from hearthlight.demo.supervision import ITEMS
from hearthlight.demo.visits import visit_of
from hearthlight.demo.world import DAY, GONGDIAN, World
from hearthlight.duty.meeting import gatherings
from hearthlight.duty.models import Gathering, Pairing
from hearthlight.duty.opening import refresh
from hearthlight.oversight import observing
from hearthlight.oversight.appraising import months
from hearthlight.oversight.lessons import answering, spreading
from hearthlight.oversight.models import Appraisal, Group, Lesson, LessonAnswer
from hearthlight.oversight.surveys import asking
from hearthlight.people.models import Appointment, Person
from hearthlight.people.sight import EVERYTHING, viewing
from hearthlight.trail.act import act
from hearthlight.trail.history import bulk

LAST = date(2017, 4, 28)
MARCH, APRIL, MAY = Month(2017, 3), Month(2017, 4), Month(2017, 5)
FOUND_ON, CHECKED_ON, SURVEYED = date(2017, 4, 11), date(2017, 4, 13), date(2017, 4, 17)
FOUND = 5
"""Villages in which the problem is found, of eighteen."""
SIZES = {"poor": 20, "villager": 20, "cadre": 12}


def live(world: World | None = None) -> None:
    """Live the month; once it is lived, it is not lived again."""
    world = world or World()
    if working_day() >= LAST:
        return
    with viewing(EVERYTHING), transaction.atomic():
        _schemes(world)
        _meetings(world)
        with pinned(APRIL.first) as day:
            refresh(world.system, GONGDIAN, day)
        _visits(world)
        _problem()
        _survey(world)
        _settle(world, APRIL, MAY, date(2017, 4, 27))
    advance(LAST)


def _holder(office: str, place: str = GONGDIAN) -> Person:
    return Appointment.objects.select_related("person").get(office=office, area_code=place, until=None).person


def _schemes(world: World) -> None:
    with pinned(date(2017, 3, 30)):
        months.issue(_holder("deputy_secretary"), GONGDIAN, APRIL, ITEMS)
    _settle(world, MARCH, APRIL, date(2017, 3, 31))


def _settle(world: World, settled: Month, issued: Month, on: date) -> None:
    """The all-cadre meeting with both items."""
    said = {"agenda": [f"settle:{settled}", f"issue:{issued}"]}
    meeting = _hold(world, "all_cadre", on, "全体镇村干部大会", said)
    with pinned(on):
        if not Appraisal.objects.filter(area_code=GONGDIAN, month=str(issued)).exists():
            months.issue(_holder("deputy_secretary"), GONGDIAN, issued, ITEMS, at=meeting)
        months.settle(_holder("deputy_secretary"), _scheme(settled), meeting)


def _scheme(month: Month) -> Appraisal:
    return Appraisal.objects.get(area_code=GONGDIAN, month=str(month))


def _hold(world: World, kind: str, on: date, title: str, said: dict[str, object]) -> Gathering:
    with pinned(on):
        return gatherings.hold(
            world.system, kind, GONGDIAN, on, title, present=there(world, kind, GONGDIAN, on), **said
        )


def _meetings(world: World) -> None:
    for day in working_days(DAY + timedelta(days=1), LAST - timedelta(days=1)):
        if day.weekday() in ROLL_CALL:
            _hold(world, "roll_call", day, "镇扶贫点名会", {"ordered": ORDERS})
    for day in (date(2017, 4, 6), date(2017, 4, 20)):
        _hold(world, "joint", day, "党政联席会议：研究工作方案", {})


def _visits(world: World) -> None:
    """Nearly every home is seen in April."""
    dice, (low, high) = world.random("april"), areas.subtree(GONGDIAN)
    rows = Pairing.whole.filter(until=None, person__isnull=False, area_code__gte=low, area_code__lt=high)
    days = list(working_days(APRIL.first, date(2017, 4, 26)))
    with pinned(LAST - timedelta(days=1)) as day, act(world.system, "demo.live_visits", at=GONGDIAN, day=day) as event:
        made = [
            visit_of(home, person, code, dice.choice(days), dice)
            for home, person, code in rows.order_by("pk").values_list("household_id", "person_id", "area_code")
            if dice.random() < 0.97
        ]
        bulk(event, made)


def _problem() -> None:
    """Found in one village, confirmed, spread to eighteen, put right, looked at again, closed."""
    director, supervisor = _holder("poverty_office_director"), _holder("seconded_deputy_head")
    with pinned(FOUND_ON) as day:
        village = _villages()[0]
        seen = observing.observe(supervisor, "problem", village, day, "两户收入凭证缺页", kind="evidence")
        seen = observing.sign(supervisor, seen)
        said = {"place": GONGDIAN, "title": "收入凭证缺页", "text": "逐户核对凭证，三日内补齐"}
        lesson = spreading.spread(director, "problem", "evidence", observation=seen, **said)
        answering.publish(director, lesson, "town_meeting", "逐户核对凭证，三日内补齐")
        _answer(lesson)
    with pinned(CHECKED_ON):
        for item in lesson.answers.filter(state=LessonAnswer.State.FIXED):
            answering.look_again(director, item, good=True)


def _villages() -> list[str]:
    low, high = areas.subtree(GONGDIAN)
    held = Appointment.objects.filter(office="specialist", area_code__gte=low, area_code__lt=high, until=None)
    return sorted(held.values_list("area_code", flat=True))


def _answer(lesson: Lesson) -> None:
    for number, item in enumerate(lesson.answers.order_by("area_code")):
        who = _holder("specialist", item.area_code)
        if item.state == LessonAnswer.State.ASKED:
            answering.answer(who, item, "found" if number < FOUND else "none", "一户缺页" if number < FOUND else "")
        if number < FOUND:
            answering.fix(who, item, "已补齐并复印归档")


def _survey(world: World) -> None:
    dice: Random = world.random("april survey")
    with pinned(SURVEYED) as day:
        row = asking.open_survey(_holder("deputy_secretary"), GONGDIAN, "四月满意度（样例）", SIZES, seed=world.seed)
        for group in Group.values:
            for number in range(SIZES[group]):
                how = "content" if dice.random() < 0.96 else "partly"
                asking.answer(asking.code(row, group, number), how, "", day)
