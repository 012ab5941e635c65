"""Demo gatherings 样例数据: roll calls and meetings of two towns in March 2017, the tour and the conference.

The tour, its places and who attended are the bulletin's; every meeting of a town, and what was said there, is invented.
"""

from collections.abc import Iterator
from datetime import date

from hearthlight.core.clock import pinned
from hearthlight.core.workdays import working_days
from hearthlight.demo.world import CITY, GONGDIAN, SHUANGJIAN, WULI, ZHANGLOU, World
from hearthlight.duty.meeting import gatherings
from hearthlight.duty.meeting.gatherings import There
from hearthlight.duty.meeting.invited import expected
from hearthlight.duty.models import Gathering
from hearthlight.people.models import Person

MARCH = (date(2017, 3, 1), date(2017, 3, 27))
ROLL_CALL = (0, 2, 4)
REPORTS = ("本周走访到户，措施逐户核对", "手册更新过半，缺三户佐证", "光伏电站除草一次", "村内公益岗位已到岗")
ORDERS = "周五前把因户措施表报扶贫办；发现的问题按清单逐村核查"
ATTENDED = {"others": "各县区委书记，市扶贫局、市发改委、市国土局、市供电公司主要负责人"}
YUZHUANG, CHENYING = "341623105215000", "341623119206000"


def load(world: World) -> None:
    """The month's gatherings up to the demo's day."""
    for town in (GONGDIAN, SHUANGJIAN):
        for kind, on, title, said in _of_town(town):
            _hold(world, kind, town, on, title, said)
    tour = {
        "places": [WULI, ZHANGLOU, YUZHUANG, CHENYING],
        "said": "肯定集中建设，便于维护、方便管理；板下种植利用土地",
    }
    _hold(world, "tour", CITY, date(2017, 3, 24), "考察利辛县光伏扶贫电站建设", tour)
    _hold(world, "conference", CITY, date(2017, 3, 24), "光伏扶贫工作进展情况汇报会", ATTENDED)


def _of_town(town: str) -> Iterator[tuple[str, date, str, dict[str, object]]]:
    for day in working_days(*MARCH):
        if day.weekday() in ROLL_CALL and not (town == SHUANGJIAN and day.day == 15):
            yield "roll_call", day, "镇扶贫点名会", {"ordered": ORDERS}
    yield "joint", date(2017, 3, 7), "党政联席会议：研究因户措施", {}
    if town == GONGDIAN:
        yield "joint", date(2017, 3, 21), "党政联席会议：研究光伏收益分配", {}
    yield "all_cadre", date(2017, 2, 23), "全体镇村干部大会", {"agenda": ["settle:2017-02", "issue:2017-03"]}
    heard = {"received_on": date(2017, 3, 24), "passed_on": date(2017, 3, 27), "document": "全市光伏扶贫推进会精神"}
    yield "relay", date(2017, 3, 27), "传达全市光伏扶贫推进会精神", heard


def _hold(world: World, kind: str, place: str, on: date, title: str, said: dict[str, object]) -> Gathering:
    with pinned(on):
        return gatherings.hold(world.system, kind, place, on, title, present=there(world, kind, place, on), **said)


def there(world: World, kind: str, place: str, on: date) -> list[There]:
    """Who came to a gathering: nearly all who are expected."""
    dice = world.random(f"{kind} {place} {on}")
    awaited = expected(kind, place, on)
    people = Person.objects.in_bulk([one.person_id for one in awaited])
    return [
        _there(people[one.person_id], one.office, one.area_code, kind, dice.random(), dice.choice(REPORTS))
        for one in awaited
    ]


def _there(person: Person, office: str, place: str, kind: str, drawn: float, report: str) -> There:
    if drawn < 0.04:
        return There(person, office, place, "absent", "到县里开会（样例）")
    if drawn < 0.09:
        return There(person, office, place, "deputy", "请假，由副职参加（样例）")
    told = report if kind == "roll_call" and office == "village_secretary" and drawn < 0.3 else ""
    return There(person, office, place, report=told)
