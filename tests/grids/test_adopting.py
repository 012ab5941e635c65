"""Adopting a partition: gates that explain, exceptions with a proof and an approver, changes with a reason."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from hearthlight.grids import queries
from hearthlight.grids.actions import adopt_partition
from hearthlight.grids.models import Partition
from hearthlight.grids.partition import pairs
from hearthlight.grids.refusals import GridRefused
from hearthlight.people.sight import EVERYTHING, viewing
from hearthlight.places.models import Zone
from hearthlight.register.models import Member
from hearthlight.trail.act import Refused, act
from hearthlight.trail.history import amend
from tests.grids.village import DAY, SYSTEM, TODAY, TOWN, VILLAGE, group, officer, plan, village

pytestmark = pytest.mark.django_db


def adopt(*grids: list[int], day: date = DAY, **given: object) -> Partition:
    return adopt_partition(SYSTEM, VILLAGE, plan(*grids), day, **given)  # type: ignore[arg-type]


@pytest.mark.requirement("R64", "Grid = ALL groups of one village, 1000 to 1500 people inclusive")
def test_a_good_partition_becomes_the_village_s_grids() -> None:
    village(500, 500, 700, 800)
    row = adopt([1, 2], [3, 4])
    assert (row.outside, row.proof, row.approved_by) == (0, None, None)
    assert queries.plan_of(VILLAGE, DAY) == plan([1, 2], [3, 4])
    first, second = queries.zones_of(VILLAGE, DAY)
    with viewing(EVERYTHING):
        assert queries.households_of(second, DAY).count() == 375
    assert queries.grid_of(group(3), DAY) == second
    assert queries.grid_of(group(3), date(2017, 2, 1)) is None
    assert queries.groups_in(first, DAY) == [group(1), group(2)]


@pytest.mark.requirement("R64", "no group split, no grid over two villages")
def test_a_group_left_out_or_from_elsewhere_is_refused() -> None:
    village(500, 500)
    with pytest.raises(GridRefused, match="2组 stands in no grid"):
        adopt([1])
    with pytest.raises(GridRefused, match="never reaches over two villages"):
        adopt_partition(SYSTEM, VILLAGE, plan([1, 2]) | {group(1, TOWN): 1}, DAY)
    assert not Zone.objects.filter(area_code=VILLAGE).exists()


def test_where_a_partition_exists_no_exception_stands() -> None:
    village(500, 500, 700, 800)
    boss = officer("poverty_office_director", TOWN)
    with pytest.raises(GridRefused, match="For example grid 1: 1组, 2组; grid 2: 3组, 4组"):
        adopt([1], [2, 3, 4], approver=boss, reason="习惯如此")


@pytest.mark.requirement("R64", "a stated proof and the least violation as an exception with a named approver")
def test_an_impossible_village_needs_proof_least_violation_approver_and_reason() -> None:
    village(*[270] * 7)
    boss = officer("poverty_office_director", TOWN)
    with pytest.raises(GridRefused, match="no number of grids of 1000 to 1500 people adds up"):
        adopt([1], [2, 3, 4, 5, 6, 7], approver=boss, reason="人口 1890")
    with pytest.raises(GridRefused, match="Say why"):
        adopt([1, 2, 3], [4, 5, 6, 7], approver=boss)
    for nobody in (None, officer("village_secretary", VILLAGE)):
        with pytest.raises(GridRefused, match="an office above the village"):
            adopt([1, 2, 3], [4, 5, 6, 7], approver=nobody, reason="人口 1890")
    row = adopt([1, 2, 3], [4, 5, 6, 7], approver=boss, reason="人口 1890")
    assert (row.outside, row.approved_by, row.proof["why"]) == (190, boss, "total")


@pytest.mark.requirement("R64", "below 1000 the village is one grid")
def test_a_small_village_is_one_grid_as_an_exception() -> None:
    village(400, 500)
    boss = officer("poverty_office_director", TOWN)
    with pytest.raises(GridRefused, match="fewer than 1000: it is one grid"):
        adopt([1], [2], approver=boss, reason="全村不足千人")
    assert adopt([1, 2], approver=boss, reason="全村不足千人").outside == 100


def test_the_database_refuses_an_exception_that_nobody_approved() -> None:
    village(400, 500)
    row = adopt([1, 2], approver=officer("county_office", f"{TOWN[:6]}000000000"), reason="全村不足千人")
    with pytest.raises(IntegrityError), transaction.atomic(), act(SYSTEM, "test", at=VILLAGE, day=TODAY) as event:
        amend(event, row, TODAY, reason="")


@pytest.mark.requirement("R64", "connected parts")
def test_known_neighbours_are_kept_to() -> None:
    village(500, 700, 500, 800)
    line = pairs({group(1): [group(2)], group(2): [group(3)], group(3): [group(4)]})
    with pytest.raises(GridRefused, match="Grid 1 lies in 2 pieces"):
        adopt([1, 3], [2, 4], neighbours=line)
    assert adopt([1, 2], [3, 4], neighbours=line).neighbours == [
        [group(1), group(2)],
        [group(2), group(3)],
        [group(3), group(4)],
    ]
    assert queries.neighbours_of(VILLAGE, DAY) == line


@pytest.mark.requirement("R64", "a later drift warns and never re-cuts silently")
def test_a_later_drift_warns_and_moves_nothing() -> None:
    village(1000, 1200)
    adopt([1], [2])
    assert not [breach for breach in queries.drift(VILLAGE, TODAY) if breach.blocks]
    with act(SYSTEM, "test.died", at=VILLAGE, day=TODAY) as event:
        one = Member.whole.filter(area_code=group(1)).order_by("pk")[0]
        amend(event, one, date(2017, 3, 20), left_on=date(2017, 3, 20), left_how="died")
    drifted = [breach for breach in queries.drift(VILLAGE, TODAY) if breach.blocks]
    assert [(breach.code, breach.grid, breach.found) for breach in drifted] == [("too_few", 1, 999)]
    assert not [breach for breach in queries.drift(VILLAGE, DAY) if breach.blocks]
    assert queries.plan_of(VILLAGE, TODAY) == plan([1], [2])


@pytest.mark.requirement("R72", "each change with its reason")
def test_grids_change_with_a_reason_and_what_stays_the_same_stays() -> None:
    village(500, 500, 700, 800, 1200)
    adopt([1, 2], [3, 4], [5])
    before = queries.zones_of(VILLAGE, DAY)
    later = date(2017, 3, 10)
    with pytest.raises(GridRefused, match="Say why"):
        adopt([3, 2], [1, 4], [5], day=later)
    with pytest.raises(GridRefused, match="new ones begin on a later day"):
        adopt([3, 2], [1, 4], [5], reason="并组")
    with pytest.raises(GridRefused, match="has not come"):
        adopt([3, 2], [1, 4], [5], reason="并组", day=date(2017, 3, 29))
    adopt([3, 2], [1, 4], [5], reason="并组", day=later)
    after = queries.zones_of(VILLAGE, later)
    assert after[2] == before[2]
    assert {zone.pk for zone in after[:2]}.isdisjoint(zone.pk for zone in before[:2])
    assert queries.zones_of(VILLAGE, DAY) == before
    assert queries.plan_of(VILLAGE, DAY)[group(1)] == 1
    assert queries.plan_of(VILLAGE, later)[group(1)] == 2


def test_only_offices_that_may_and_only_once() -> None:
    village(1000)
    with pytest.raises(Refused):
        adopt_partition(officer("leader", f"{TOWN[:4]}00000000000"), VILLAGE, plan([1]), DAY)
    key, chief = uuid4(), officer("village_secretary", VILLAGE)
    first = adopt_partition(chief, VILLAGE, plan([1]), DAY, key=key)
    assert adopt_partition(chief, VILLAGE, plan([1]), DAY, key=key) == first
