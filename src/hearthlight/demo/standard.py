"""Demo standard: two screenings a week apart, what people did with findings between them, one sample drawn."""

from datetime import date, timedelta

from hearthlight.checks import explaining
from hearthlight.checks.models import Finding
from hearthlight.core import areas
from hearthlight.core.clock import pinned
from hearthlight.demo.world import CITY, GONGDIAN, LIXIN, SHUANGJIAN, World
from hearthlight.people.models import Appointment, Person
from hearthlight.register.actions import correct
from hearthlight.register.models import Member
from hearthlight.standard.actions import screen_day, screen_register
from hearthlight.standard.sampling.actions import draw_sample
from hearthlight.trail.dated import in_force

WEEK, LOOKED, ACCEPTED = timedelta(7), timedelta(5), timedelta(4)
EXPLAINED = {
    "standard.income_swing": "样例：上年两人外出务工，今年都在家，已入户核实",
    "standard.labour_age": "样例：六十岁以上仍在种地，本人说明",
}
"""Rule to what the village wrote of it."""
EACH, DRAWN = 3, 60


def load(world: World) -> None:
    """Screen a week before, explain, accept and mend a few, then screen what a new day asks; the county's sample."""
    with pinned(world.day - WEEK):
        screen_register(world.system, world.day - WEEK, CITY)
    for town in (GONGDIAN, SHUANGJIAN):
        _explain(world, town)
        _mend(world, town)
    screen_day(world.system, world.day, CITY)
    sizes = {"exited": DRAWN, "unregistered": DRAWN}
    draw_sample(_holder("county_office", LIXIN, world.day), GONGDIAN, world.day, seed=2017, sizes=sizes)


def _explain(world: World, town: str) -> None:
    low, high = areas.subtree(town)
    for rule, words in EXPLAINED.items():
        found = Finding.whole.filter(rule=rule, state="open", area_code__gte=low, area_code__lt=high).order_by("pk")
        rows = list(found[:EACH])
        with pinned(world.day - LOOKED):
            for one in rows:
                village = areas.at(one.area_code, "village")
                explaining.explain(_holder("specialist", village, world.day), [one], words)
        with pinned(world.day - ACCEPTED):
            first = list(Finding.whole.filter(pk__in=[one.pk for one in rows[:1]]))
            explaining.accept(_holder("poverty_office_director", town, world.day), first, "样例：已看过核实记录，属实")


def _mend(world: World, town: str) -> None:
    """Relations entered wrongly, corrected by the village after it looked."""
    low, high = areas.subtree(town)
    found = Finding.whole.filter(rule="standard.relation_sex", state="open", area_code__gte=low, area_code__lt=high)
    children = Member.whole.filter(pk__in=found.values("subject_id"), relation__in=["son", "daughter"]).order_by("pk")
    with pinned(world.day - ACCEPTED):
        for one in children[:EACH]:
            who = _holder("specialist", areas.at(one.area_code, "village"), world.day)
            right = "son" if one.sex == "male" else "daughter"
            correct(who, one, world.day - ACCEPTED, relation=right, reason="样例：入户核实")


def _holder(office: str, place: str, day: date) -> Person:
    return Appointment.objects.filter(in_force(day), office=office, area_code=place).select_related("person")[0].person
