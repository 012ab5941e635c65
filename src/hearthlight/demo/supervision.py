"""Demo supervision 样例数据: schemes of the month, findings on the three heads, a problem and an experience spread.

All of it is invented but the two triggers of the appraisal and the four channels, which are the bulletin's.
"""

from datetime import date

from hearthlight.core.clock import pinned
from hearthlight.core.money import Fen
from hearthlight.core.period import Month
from hearthlight.demo.world import GONGDIAN, SHUANGJIAN, World
from hearthlight.duty.models import Gathering
from hearthlight.oversight import observing
from hearthlight.oversight.appraising import months
from hearthlight.oversight.appraising.scheme import Item
from hearthlight.oversight.lessons import answering, spreading
from hearthlight.oversight.models import Lesson, LessonAnswer, Observation
from hearthlight.people.models import Appointment, Person

TOWNS = (GONGDIAN, SHUANGJIAN)
ISSUED = date(2017, 2, 23)
MARCH = Month(2017, 3)
ITEMS = [
    Item(
        "measures", "措施精准、个案无差错", 4000, 500, 2000, Fen(5000), "督察记录", ("measure_imprecise", "case_error")
    ),
    Item("handbook", "扶贫手册与佐证", 2000, 200, 1000, Fen(2000), "督察记录", ("handbook", "evidence", "no_result")),
    Item("at_post", "在岗在位", 1000, 200, 0, Fen(2000), "督察记录", ("not_at_post",)),
    Item("visits", "走访任务与熟悉情况", 3000, 0, 0, Fen(0), "走访记录；熟悉情况抽问五题"),
]
SEEN = (
    ("at_post", "", 2, "工作队长在岗，专干外出入户，去向牌已写明"),
    ("progress", "", 3, "因户措施表填写过半"),
    ("problem", "handbook", 0, "三户手册“合作医疗”一栏漏填"),
    ("problem", "case_error", 5, "一户家庭人口与户籍不符，未更正"),
    ("problem", "measure_imprecise", 7, "产业措施未写明金额和责任人"),
)
"""Head, kind, which village of the town, words."""


def load(world: World) -> None:
    """March of both towns."""
    for town in TOWNS:
        with pinned(ISSUED):
            meeting = Gathering.objects.get(area_code=town, kind="all_cadre", on_date=ISSUED)
            months.issue(_holder("deputy_secretary", town), town, MARCH, ITEMS, at=meeting)
    with pinned(date(2017, 3, 22)):
        seen = [_observe(GONGDIAN, *one) for one in SEEN]
        _spread(world, seen[2])
    with pinned(date(2017, 3, 23)):
        _practice(world)


def _holder(office: str, place: str) -> Person:
    return Appointment.objects.select_related("person").get(office=office, area_code=place, until=None).person


def _observe(town: str, head: str, kind: str, village: int, text: str) -> Observation:
    code = sorted(_villages(town))[village]
    supervisor, on = _holder("seconded_deputy_head", town), date(2017, 3, 22)
    row = observing.observe(supervisor, head, code, on, text, kind=kind)
    return observing.sign(supervisor, row)


def _villages(town: str) -> list[str]:
    found = Appointment.objects.filter(office="specialist", area_code__startswith=town[:9], until=None)
    return list(found.values_list("area_code", flat=True))


def _spread(world: World, seen: Observation) -> None:
    """The handbook's empty column: every village looks; some answered, some found it too."""
    director = _holder("poverty_office_director", GONGDIAN)
    said = {"place": GONGDIAN, "title": "扶贫手册“合作医疗”一栏漏填", "text": "逐户核对合作医疗一栏，当日补齐"}
    lesson = spreading.spread(director, "problem", "handbook", observation=seen, **said)
    answering.publish(director, lesson, "zone_meeting", "逐户核对合作医疗一栏，当日补齐，复印归档")
    dice = world.random("lesson")
    for item in lesson.answers.order_by("area_code").select_related("lesson"):
        _answer(item, dice.random(), director)


def _answer(item: LessonAnswer, drawn: float, director: Person) -> None:
    who = _holder("specialist", item.area_code)
    if item.state == LessonAnswer.State.ASKED and drawn < 0.75:
        found = drawn < 0.2
        answering.answer(who, item, "found" if found else "none", "两户漏填" if found else "")
    item.refresh_from_db()
    if item.state == LessonAnswer.State.FOUND and drawn < 0.6:
        answering.fix(who, item, "已补填并复印归档")
    item.refresh_from_db()
    if item.state == LessonAnswer.State.FIXED and drawn < 0.15:
        answering.look_again(director, item, good=True)


def _practice(world: World) -> None:
    director, dice = _holder("poverty_office_director", GONGDIAN), world.random("practice")
    said = {"place": GONGDIAN, "title": "一户一袋归档", "text": "每户材料装一个袋子，封面列目录，查一件不翻全档"}
    lesson: Lesson = spreading.spread(director, "practice", "file", channel="wechat", **said)
    for item in lesson.answers.order_by("area_code").select_related("lesson"):
        drawn = dice.random()
        if drawn < 0.5:
            state, words = ("adopted", "") if drawn < 0.45 else ("unsuited", "已有档案柜，按组存放")
            answering.answer(_holder("specialist", item.area_code), item, state, words)
