"""Demo decisions 样例数据: exits on their way, a notice that hangs with an objection, a quota, needs.

Nobody's state changes by them: every exit is still under way or was refused, so that no published figure moves.
"""

from datetime import date

from hearthlight.core import areas
from hearthlight.core.clock import pinned
from hearthlight.decisions import objections
from hearthlight.decisions.actions import post_notice, propose, propose_many, take_step
from hearthlight.decisions.models import Decision, Notice
from hearthlight.demo.payments import holder
from hearthlight.demo.world import GONGDIAN, LIXIN, PLAN_VILLAGE, SHUANGJIAN, World
from hearthlight.people.models import Person
from hearthlight.places.queries import area, below
from hearthlight.register.models import Household
from hearthlight.register.standing import unexited

NEIGHBOUR = "341623108204000"
CITY_AUDITOR = "341600000000000"
CONTACT = "村部值班室，电话 100-0000-0001"
BOARD = "村务公开栏"
MARCH = {day: date(2017, 3, day) for day in range(1, 32)}


def load(world: World) -> None:
    """Everything that is under way on the demo's day, written down on its days by its offices."""
    hanging = _to_the_notice(PLAN_VILLAGE, 5, 8)
    notice = _post(PLAN_VILLAGE, hanging, 22)
    with pinned(MARCH[24]) as day:
        said = {"channel": "page", "text": "样例：第2行的家里人常年在外务工，收入够了，请再核一次。", "on": day}
        objections.receive(objections.PUBLIC, area_code=notice.area_code, notice=notice, decision=hanging[1], **said)
    _post(NEIGHBOUR, _to_the_notice(NEIGHBOUR, 3, 1), 15)
    _elsewhere()
    _quotas()
    _needs()
    with pinned(MARCH[27]) as day:
        auditor = holder("auditor", CITY_AUDITOR)
        asked = {"reason": "年度审计抽查", "until": "2017-04-20", "place": GONGDIAN}
        propose(auditor, "unmask", auditor, area_code=GONGDIAN, day=day, payload=asked, reason="年度审计抽查")


def _homes(village: str, count: int) -> list[Household]:
    low, high = areas.subtree(village)
    rows = Household.whole.filter(pk__in=unexited(MARCH[1]), area_code__gte=low, area_code__lt=high)
    return list(rows.order_by("area_code", "pk")[:count])


def _start(village: str, count: int, first: int) -> list[Decision]:
    with pinned(MARCH[first]) as day:
        specialist = holder("specialist", village)
        return propose_many(
            specialist, "exit", _homes(village, count), area_code=village, day=day, reason="样例：分网格评议初选"
        )


def _vote(village: str, matters: list[Decision], on: int, in_favour: int) -> None:
    votes = {"eligible": 42, "present": 36, "votes_for": in_favour, "votes_against": 36 - in_favour}
    with pinned(MARCH[on]) as day:
        take_step(holder("village_secretary", village), matters, on_date=day, votes=votes, note="样例：村民代表会议")


def _to_the_notice(village: str, count: int, first: int) -> list[Decision]:
    """Review, vote, check, signatures, two to four days apart."""
    matters = _start(village, count, first)
    _vote(village, matters, first + 2, 31)
    for office, on, note in (("team_leader", first + 6, "样例：逐户核实"), ("specialist", first + 9, "样例：户主签字")):
        with pinned(MARCH[on]) as day:
            take_step(holder(office, village), matters, on_date=day, note=note)
    return matters


def _post(village: str, matters: list[Decision], on: int) -> Notice:
    with pinned(MARCH[on]) as day:
        secretary = holder("village_secretary", village)
        return post_notice(
            secretary, matters, posted_on=day, place_posted=BOARD, contact=CONTACT, names=Notice.Names.FULL
        )


def _elsewhere() -> None:
    """In Shuangjian one list was voted down, another waits for its meeting."""
    villages = [one.code for one in below(SHUANGJIAN, "village")]
    _vote(villages[0], _start(villages[0], 1, 6), 10, 14)
    _start(villages[1], 4, 24)


def _quotas() -> None:
    """Gongdian asked for 100 stations and was granted 60; Shuangjian's request waits."""
    matter = _quota(GONGDIAN, 100, 2)
    with pinned(MARCH[10]) as day:
        take_step(holder("county_office", LIXIN), [matter], on_date=day, amount=60, note="样例：先批60座")
    _quota(SHUANGJIAN, 40, 20)


def _quota(town: str, amount: int, on: int) -> Decision:
    asked = {"title": "户用光伏指标", "measure": "quota.household_stations", "period": "2017", "unit": "座"}
    with pinned(MARCH[on]) as day:
        director = _director(town)
        return propose(director, "quota", area(town), area_code=town, day=day, payload=asked | {"amount": amount})


def _needs() -> None:
    """One need waits for its answer; another was granted and should have come by now."""
    _need(PLAN_VILLAGE, {"title": "棉被", "amount": 20, "unit": "床", "wanted_by": "2017-04-10"}, 21)
    tools = _need(NEIGHBOUR, {"title": "组件清洗工具", "amount": 8, "unit": "套", "wanted_by": "2017-03-25"}, 6)
    with pinned(MARCH[9]) as day:
        take_step(_director(GONGDIAN), [tools], on_date=day, amount=8, due_on=MARCH[20], note="样例：同意，月内送到")


def _need(village: str, asked: dict[str, object], on: int) -> Decision:
    with pinned(MARCH[on]) as day:
        secretary = holder("village_secretary", village)
        return propose(secretary, "need", area(village), area_code=village, day=day, payload=asked)


def _director(town: str) -> Person:
    return holder("poverty_office_director", town)
