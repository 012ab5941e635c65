"""Life in the demo's register: a split, a merge, a move, a marriage, a birth and a death in Gongdian, by their acts.

None of it touches a published total: who goes on elsewhere in the town is counted once, one is born and one dies.
"""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from hearthlight.core import areas
from hearthlight.demo.world import GONGDIAN, PLAN_VILLAGE, World
from hearthlight.help.models import Placement
from hearthlight.places.queries import below
from hearthlight.register.life.belonging import present_in
from hearthlight.register.life.comings import join, leave, move_member
from hearthlight.register.life.moves import move_household
from hearthlight.register.life.splits import merge_household, split_household
from hearthlight.register.models import Household, Member
from hearthlight.register.standing import exited, in_register, unexited

BORN, DIED, MARRIED = date(2017, 1, 18), date(2017, 2, 6), date(2017, 2, 11)
SPLIT, MERGED, MOVED = date(2017, 2, 20), date(2017, 3, 2), date(2017, 3, 6)
GROWN = date(1995, 1, 1)
"""Born before: old enough to marry and to have a household."""


def load(world: World) -> None:
    """Every one of them once, in ordinary households but for the split and the move."""
    ordinary = _people(~Q(household__in=in_register(world.day)))
    homes = [one.household for one in _in_several_homes(ordinary.filter(relation="spouse"), 3)]
    (bride,) = _in_several_homes(ordinary.filter(relation="daughter", birth__lt=GROWN), 1)
    (dead,) = _in_several_homes(ordinary.filter(relation__in=["mother", "father"]), 1)
    _birth(world, homes[0])
    leave(world.system, dead, DIED, "died")
    move_member(world.system, bride, homes[0], MARRIED, how="married", relation="daughter_in_law")
    relations = {one.pk: "other" for one in present_in(homes[1], MERGED)}
    merge_household(world.system, homes[1], homes[2], MERGED, relations=relations)
    _split(world)
    _move(world)


def _people(which: Q) -> "QuerySet[Member]":
    """Members of Gongdian's homes that no opening of solar income has reached, outside the village that is followed."""
    low, high = areas.subtree(GONGDIAN)
    start, end = areas.subtree(PLAN_VILLAGE)
    helped = Placement.whole.values("household_id")
    there = Member.whole.filter(which, area_code__gte=low, area_code__lt=high, left_on=None)
    there = there.exclude(household__in=helped)
    return there.exclude(area_code__gte=start, area_code__lt=end).select_related("household").order_by("pk")


def _in_several_homes(people: Any, count: int) -> list[Member]:
    """The first so many, each of another household."""
    found: dict[int, Member] = {}
    for one in people[: count * 8]:
        found.setdefault(one.household_id, one)
    return list(found.values())[:count]


def _birth(world: World, home: Household) -> None:
    child = Member(household=home, name="小样", relation="other", sex="female")
    child.joined_on, child.joined_how = BORN, "born"
    join(world.system, child)


def _split(world: World) -> None:
    """A grown son of a registered home forms a household of his own."""
    sons = _people(Q(household__in=unexited(world.day), relation="son", birth__lt=GROWN))
    (son,) = _in_several_homes(sons, 1)
    number = f"S{son.area_code[:12]}9001"
    split_household(world.system, son.household, [son], number, SPLIT, head=son)


def _move(world: World) -> None:
    """A home that is out of poverty moves to another village of the town."""
    (head,) = _in_several_homes(_people(Q(household__in=exited(world.day), relation="head")), 1)
    places = [one.code for one in below(GONGDIAN, "group") if not one.code.startswith(PLAN_VILLAGE[:12])]
    to = next(code for code in reversed(places) if code[:12] != head.area_code[:12])
    move_household(world.system, head.household, to, MOVED)
