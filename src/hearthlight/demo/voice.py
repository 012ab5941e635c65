"""Demo spirit and voice 样例数据: a survey of three groups, activities, a pilot, checklists. Titles are invented, but
that there were 11 sets in 2016 and 3 in 2017, which the bulletin says."""

from datetime import date

from hearthlight.core import areas
from hearthlight.core.clock import pinned
from hearthlight.demo.world import GONGDIAN, PLAN_VILLAGE, World
from hearthlight.duty.meeting import gatherings
from hearthlight.duty.models import Gathering
from hearthlight.oversight.lessons import spreading
from hearthlight.oversight.models import Group, Survey
from hearthlight.oversight.surveys import asking
from hearthlight.papers.checklists import writing
from hearthlight.people.models import Appointment, Person
from hearthlight.register import standing
from hearthlight.register.models import Member

SURVEYED, PILOT = date(2017, 3, 6), date(2017, 3, 20)
SIZES = {"poor": 30, "villager": 30, "cadre": 20}
CONTENT = {"poor": 0.93, "villager": 0.9, "cadre": 0.8}
SETS = {
    2016: (
        "精准识别",
        "手册填写",
        "收入核算",
        "因户措施",
        "危房改造",
        "教育资助",
        "健康扶贫",
        "小额信贷",
        "光伏收益",
        "公益岗位",
        "脱贫退出",
    ),
    2017: ("巩固提升", "一户一策", "档案整理"),
}
ITEM = {
    "who": "建档立卡户（样例）",
    "condition": "在册未退出",
    "standard": "事项有依据，数据前后一致",
    "steps": "入户核对；对照标准；填写手册；村级复核",
    "papers": "身份证明、收入凭证",
    "due": "每月25日前",
}


def load(world: World) -> None:
    """Gongdian's."""
    director = _holder("poverty_office_director", GONGDIAN)
    _checklists(director)
    _activities(world)
    with pinned(SURVEYED):
        row = asking.open_survey(director, GONGDIAN, "三月群众满意度调查（样例）", SIZES, seed=world.seed)
        _answer(world, row)
    with pinned(PILOT):
        said = {"place": GONGDIAN, "title": "居家养老试点（样例）", "text": "邻里照护卧床老人，由村集体派工"}
        spreading.spread(director, "practice", "home_care", channel="town_meeting", **said)


def _holder(office: str, place: str) -> Person:
    return Appointment.objects.select_related("person").get(office=office, area_code=place, until=None).person


def _checklists(director: Person) -> None:
    relay = Gathering.objects.filter(area_code=GONGDIAN, kind="relay").first()
    for year, titles in SETS.items():
        with pinned(date(year, 3, 1) if year == 2016 else date(2017, 3, 27)):
            for number, title in enumerate(titles, 1):
                said = {"document": "上级文件（样例）", "relay": relay if year == 2017 else None}
                writing.issue(director, GONGDIAN, year, number, f"{title}工作清单（样例）", [ITEM], **said)


def _activities(world: World) -> None:
    """Two activities of the plan village, poor homes among those who came."""
    specialist = _holder("specialist", PLAN_VILLAGE)
    low, high = areas.subtree(PLAN_VILLAGE)
    poor = Member.whole.filter(household__in=standing.unexited(world.day), area_code__gte=low, area_code__lt=high)
    members = list(poor.filter(left_on=None, birth__lt=date(1999, 1, 1)).order_by("pk"))
    for on, title, step in (
        (date(2017, 2, 11), "元宵文艺演出（样例）", 2),
        (date(2017, 3, 11), "健身操辅导（样例）", 3),
    ):
        with pinned(on):
            gatherings.hold(specialist, "activity", PLAN_VILLAGE, on, title, members=members[::step], holiday=True)


def _answer(world: World, row: Survey) -> None:
    dice = world.random("survey")
    for group in Group.values:
        for number in range(SIZES[group]):
            if dice.random() < 0.9:
                how = "content" if dice.random() < CONTENT[group] else dice.choice(["partly", "not"])
                asking.answer(asking.code(row, group, number), how, "", SURVEYED)
