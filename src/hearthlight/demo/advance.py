"""Moving the demo's working day forward: the acts that fall due by themselves are done on the new day."""

from datetime import date

from django.conf import settings
from django.db import transaction

from hearthlight.core.clock import pinned, working_day
from hearthlight.demo.world import CITY
from hearthlight.jobs.daily import kinds
from hearthlight.jobs.progress import silent
from hearthlight.jobs.work import work
from hearthlight.site.problem import Problem
from hearthlight.trail.act import System, act


def advance(day: date) -> None:
    """Go to `day`. Raises Problem for a day that is past: what was done is not undone."""
    today = working_day()
    if day < today:
        raise Problem(
            f"样例的工作日期已到 {today}，不能退回 {day}：要从头来请加 --fresh。",
            f"The demo's working day is {today} already and does not go back to {day}: add --fresh to start again.",
        )
    if day == today:
        return
    with transaction.atomic(), pinned(day):
        with act(System("样例数据生成器"), "demo.move_day", at=CITY, day=day, summary={"from": today, "to": day}):
            pass
        for kind in kinds():
            work(kind)(silent, day=day.isoformat())
    settings.HOME.day.write_text(day.isoformat())
