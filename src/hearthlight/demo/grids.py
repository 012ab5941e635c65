"""Demo grids: two villages within the bounds, one exception by its map; one grid elected, one with its list open.

Which groups lie side by side and who sits where is invented 样例数据.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from hearthlight.core import areas
from hearthlight.core.clock import pinned
from hearthlight.decisions.actions import post_notice, take_step
from hearthlight.demo.world import GONGDIAN, PLAN_VILLAGE, SHUANGJIAN, World
from hearthlight.grids import bounds, counting, elections, queries, roster
from hearthlight.grids.actions import adopt_partition
from hearthlight.grids.bounds import party_seats
from hearthlight.grids.committee import grown
from hearthlight.grids.kinds import KIND, NOTABLE
from hearthlight.grids.partition import Neighbours, pairs
from hearthlight.grids.search import Search, search
from hearthlight.people.models import Appointment, Person
from hearthlight.places.models import Zone
from hearthlight.places.queries import below
from hearthlight.register.models import Member

ADOPTED, OPENED, LISTED = date(2016, 3, 1), date(2016, 3, 10), date(2016, 3, 14)
VOTED, POSTED, ASSIGNED, SECOND = date(2016, 3, 20), date(2016, 3, 21), date(2016, 3, 28), date(2017, 3, 20)
RESERVES = 3
EXCEPTION = "组与组相邻关系所限（样例）"


def load(world: World) -> None:
    """Grids of a village of Gongdian with one elected committee, of one of Shuangjian, and an exception there."""
    _adopt(PLAN_VILLAGE, wide=True)
    first, second = queries.zones_of(PLAN_VILLAGE, world.day)[:2]
    _elect(world, first)
    _nominate(world, second, SECOND)
    found = [(one.code, _searched(one.code, False).why) for one in below(SHUANGJIAN, "village")]
    for why in ("found", "neighbours"):
        for village in [code for code, answer in found if answer == why][:1]:
            _adopt(village, wide=False)


def _side_by_side(codes: Sequence[str], wide: bool) -> Neighbours:
    """Groups in a row; `wide`: also each with the next but one."""
    return pairs({code: codes[i + 1 : i + (3 if wide else 2)] for i, code in enumerate(codes)})


def _searched(village: str, wide: bool) -> Search:
    groups = queries.groups_of(village, ADOPTED)
    return search(groups, _side_by_side([one.code for one in groups], wide), bounds.in_force(ADOPTED, village))


def _adopt(village: str, wide: bool) -> None:
    found = _searched(village, wide)
    near = _side_by_side(sorted(found.plan), wide)
    director = _holder("poverty_office_director", areas.at(village, "township"))
    reason = EXCEPTION if found.impossible else ""
    adopt_partition(director, village, found.plan, ADOPTED, neighbours=near, approver=director, reason=reason)


def _holder(office: str, place: str) -> Person:
    return Appointment.objects.select_related("person").get(office=office, area_code=place, until=None).person


def _elect(world: World, zone: Zone) -> None:
    """From the open list to the assignment, by the procedure."""
    secretary, director = _holder("village_secretary", zone.area_code), _holder("poverty_office_director", GONGDIAN)
    _nominate(world, zone, OPENED)
    elections.close_list(secretary, zone, LISTED)
    standing = [seat.pk for seat in roster.seats(zone, LISTED) if not seat.party]
    votes = sorted(world.random(f"votes {zone.number}").sample(range(60, 560), len(standing)), reverse=True)
    counting.record_votes(secretary, zone, dict(zip(standing, votes, strict=True)), 760, 600, VOTED, spoilt=7)
    decision = elections.election(zone)
    if decision:
        where = {"place_posted": "村务公开栏（样例）", "contact": "镇扶贫办（样例）"}
        with pinned(POSTED) as day:
            post_notice(secretary, [decision], posted_on=day, **where)
        take_step(director, [decision], on_date=ASSIGNED)


def _nominate(world: World, zone: Zone, day: date) -> None:
    """The election opened, both tracks' candidates and the party's representatives put forward."""
    secretary = _holder("village_secretary", zone.area_code)
    number = roster.committee(zone, day).least
    decision = elections.open_election(secretary, zone, number, day)
    comrades = Member.whole.filter(pk__in=roster.branches_of(zone.area_code, day).grids.get(zone.number, []))
    for member in _of_age(comrades.order_by("pk"), day)[: decision.payload["party"]]:
        elections.nominate(secretary, zone, member, "party_member", day)
    kinds = [kind for kind in KIND if kind != "party_member"]
    for i, member in enumerate(_ordinary(world, zone, number - party_seats(number) + RESERVES)):
        kind, track = kinds[i % len(kinds)], ("people", "committees")[i % 2]
        conditions = dict.fromkeys(("went_out", "willing", "has_time"), True) if kind in NOTABLE else {}
        elections.nominate(secretary, zone, member, kind, day, track=track, **conditions)


def _of_age(people: Iterable[Member], day: date) -> list[Member]:
    return [one for one in people if one.birth and grown(one.birth, day)]


def _ordinary(world: World, zone: Zone, count: int) -> list[Member]:
    """Heads of households of the grid who are no party members, in an order of chance."""
    codes = queries.groups_in(zone, world.day)
    heads = Member.whole.filter(area_code__in=codes, relation="head", political="masses", left_on=None)
    return world.random(f"nominees {zone.number}").sample(_of_age(heads.order_by("pk"), OPENED), count)
