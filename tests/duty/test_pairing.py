"""Pairing: three layers with their gates, exactly one responsible helper, handing over with two signatures."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from hearthlight import figures
from hearthlight.core.clock import pinned
from hearthlight.duty import figures as of_duty
from hearthlight.duty.helping import handing, pairing
from hearthlight.duty.helping.fair import NotEnough, loads, propose
from hearthlight.duty.helping.refusals import NotPaired
from hearthlight.duty.models import Handover, Pairing, Task
from hearthlight.help.actions import declare_kin, record_measure
from hearthlight.people.actions import leave
from hearthlight.people.models import Appointment, Person
from hearthlight.people.sight import EVERYTHING, NoViewer, viewing
from hearthlight.people.viewer import viewer_of
from hearthlight.register.models import Household, Member
from hearthlight.trail.act import Refused, System, act
from hearthlight.trail.history import add
from hearthlight.trail.models import Event, Source
from tests.decisions.village import CITY, DAY, GROUP, OTHER_VILLAGE, TOWN, VILLAGE, Offices, grid, registered
from tests.duty.help import county_helper, helper, seat

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("R73", "layer 1 sits in that household's own grid")
@pytest.mark.requirement("R74", "layer 1 sits in that household's own grid")
def test_a_grid_member_helps_a_home_of_the_own_grid(people: Offices) -> None:
    own, other = grid(), grid(OTHER_VILLAGE, "991601101202001")
    home, neighbour = registered(), registered()
    made = pairing.pair(people.specialist, home, seat(own, neighbour))
    assert (made.layer, made.responsible, made.person_id) == (1, False, None)
    with pytest.raises(NotPaired, match="lies in grid 1; the member sits in grid 1"):
        pairing.pair(people.director, neighbour, seat(other, home))


def test_a_candidate_or_the_own_home_is_no_helper(people: Offices) -> None:
    zone = grid()
    home = registered()
    with pytest.raises(NotPaired, match="elected"):
        pairing.pair(people.specialist, home, seat(zone, registered(), "candidate"))
    with pytest.raises(NotPaired, match="own home"):
        pairing.pair(people.specialist, home, seat(zone, home))


def test_a_home_outside_every_grid_says_so(people: Offices) -> None:
    zone = grid()
    with pytest.raises(NotPaired, match="no grid"):
        pairing.pair(people.director, registered(f"{OTHER_VILLAGE[:12]}001"), seat(zone, registered()))


@pytest.mark.requirement("R74", "layer 2 is on the county's or town's payroll")
def test_the_responsible_helper_is_paid_by_township_or_county(people: Offices) -> None:
    first, second, third = registered(), registered(), registered()
    assert pairing.pair(people.specialist, first, helper()).responsible
    assert pairing.pair(people.specialist, second, county_helper()).responsible
    sent = helper("team_leader", OTHER_VILLAGE, sent_by="县教育局")
    with pytest.raises(NotPaired, match="payroll"):
        pairing.pair(people.specialist, third, sent)
    with pytest.raises(NotPaired, match="payroll"):
        pairing.pair(people.specialist, third, people.secretary)
    assert pairing.pair(people.director, third, helper("village_cadre", VILLAGE, sent_by="县教育局")).responsible


@pytest.mark.requirement("R74", "the layer-1 and layer-2 persons of a household differ")
def test_the_two_layers_are_two_people(people: Offices) -> None:
    zone, home, own = grid(), registered(), registered()
    member = Member.whole.filter(household=own).order_by("number")[0]
    same = helper(name=member.name)
    pairing.pair(people.specialist, home, seat(zone, own))
    declare_kin(people.director, same, own)
    with pytest.raises(NotPaired, match="another person"):
        pairing.pair(people.specialist, home, same)
    assert pairing.pair(people.specialist, home, helper(name=member.name)).responsible


def test_two_people_on_one_household_are_refused_in_a_sentence_and_the_same_twice_is_one(people: Offices) -> None:
    home, one = registered(), helper(name="样一")
    made = pairing.pair(people.specialist, home, one)
    assert pairing.pair(people.specialist, home, one) == made
    with pytest.raises(NotPaired, match=r"has its helper since .*样一.*Hand it over"):
        pairing.pair(people.specialist, home, helper(name="样二"))
    assert Pairing.whole.count() == 1


def test_the_database_holds_one_responsible_helper_a_home(people: Offices) -> None:
    home = registered()
    pairing.pair(people.specialist, home, helper())
    row = pairing.row_of(home, helper(), DAY)
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        act(System("test"), "test.pair", at=CITY, day=DAY) as event,
    ):
        add(event, row)


def test_a_helper_sees_the_own_homes_and_no_place(people: Offices) -> None:
    mine, other, who = registered(), registered(), helper()
    pairing.pair(people.specialist, mine, who)
    viewer = viewer_of(who, DAY)
    assert (viewer.role, viewer.ranges) == ("helper", ())
    with viewing(viewer):
        assert list(Household.objects.all()) == [mine]
        assert not viewer.sees(VILLAGE)
    assert viewer_of(helper(), DAY).role == "helper"
    with pytest.raises(NoViewer):
        Pairing.objects.count()
    assert other.pk not in viewer.households


def handed(people: Offices) -> tuple[Household, Person, Person, Handover]:
    home, old, new = registered(), helper(name="样旧"), helper(name="样新")
    with pinned(date(2017, 3, 1)):
        row = pairing.pair(people.specialist, home, old)
    return home, old, new, handing.hand_over(people.director, [row], new, "调离")


def test_a_handover_takes_effect_when_both_have_signed(people: Offices) -> None:
    home, old, new, paper = handed(people)
    handing.sign(old, paper)
    assert Pairing.whole.get(household=home, until=None).person == old
    handing.sign(new, paper)
    now = Pairing.whole.get(household=home, until=None)
    assert (now.person, now.handover, now.from_date) == (new, paper, DAY)
    before = Pairing.whole.get(household=home, until=DAY)
    assert (before.person, before.ended_why) == (old, "调离")
    assert home.pk in viewer_of(new, DAY).households
    assert home.pk not in viewer_of(old, DAY).households


def test_open_tasks_about_the_homes_go_along(people: Offices) -> None:
    home, old, new, paper = handed(people)
    task = Task(title="x", level="township", area_code=home.area_code, household_id=home.pk, person=old)
    task.office, task.due_on, task.origin_kind, task.origin_id = "town_helper", DAY, "test.case", 1
    with act(System("test"), "test.task", at=TOWN, day=DAY) as event:
        add(event, task)
    handing.sign(old, paper)
    handing.sign(new, paper)
    now = Task.whole.get(state="open")
    assert (now.person, now.handed_from) == (new, task)


def test_nobody_else_signs_but_an_office_with_a_paper_for_who_is_gone(people: Offices) -> None:
    _home, _old, new, paper = handed(people)
    with pytest.raises(NotPaired, match="Only the two helpers"):
        handing.sign(people.director, paper)
    handing.sign(new, paper)
    with pytest.raises(NotPaired, match="signed already"):
        handing.sign(new, Handover.objects.get())
    with pytest.raises(Refused):
        handing.sign(people.auditor, paper)


def test_a_home_waits_for_one_handover_at_a_time(people: Offices) -> None:
    home, _old, _new, _paper = handed(people)
    row = Pairing.whole.get(household=home)
    with pytest.raises(NotPaired, match="waits for its signatures"):
        handing.hand_over(people.director, [row], helper(), "再交")


def test_the_same_key_hands_over_once(people: Offices) -> None:
    row, new, key = pairing.pair(people.specialist, registered(), helper()), helper(), uuid4()
    first = handing.hand_over(people.director, [row], new, "调离", key=key)
    assert handing.hand_over(people.director, [row], new, "调离", key=key) == first


def test_who_left_sees_no_home_any_more(people: Offices, django_capture_on_commit_callbacks: Any) -> None:
    who = helper()
    with pinned(date(2017, 3, 1)):
        pairing.pair(people.specialist, registered(), who)
    with django_capture_on_commit_callbacks(execute=True):
        leave(System("test"), Appointment.objects.get(person=who), DAY, "调离")
    assert viewer_of(Person.objects.get(pk=who.pk), DAY).households == frozenset()
    assert Pairing.whole.get(until=None).person == who


@pytest.mark.requirement("R76", "no poor household without layers 1-3; every one counted against the unexited homes")
def test_the_first_coverage_list_counts_homes_that_lack_a_layer(people: Offices) -> None:
    zone, home, other = grid(), registered(), registered()
    asked = (of_duty.WITHOUT_GRID_HELPER, of_duty.WITHOUT_HELPER, of_duty.WITHOUT_INDUSTRY, of_duty.ALL_LAYERS)

    def counted() -> list[int]:
        return [figures.value(one, VILLAGE, DAY, EVERYTHING) for one in asked]

    assert counted() == [2, 2, 2, 0]
    pairing.pair(people.specialist, home, seat(zone, other))
    pairing.pair(people.specialist, home, helper())
    assert counted() == [1, 1, 2, 0]
    record_measure(people.specialist, home, kind="industry", fen=100, person=people.specialist, due_on=DAY)
    assert counted() == [1, 1, 1, 1]


def test_a_proposal_is_carried_out_whole_or_not_at_all(people: Offices) -> None:
    homes, who = [registered() for _ in range(4)], [helper(), helper()]
    plan = propose([(one.pk, one.area_code) for one in homes], {one.pk: 0 for one in who}, 10)
    with viewing(EVERYTHING):
        assert pairing.pair_many(people.director, VILLAGE, plan) == 4
        bad = registered()
        with pytest.raises(NotPaired, match="payroll"):
            pairing.pair_many(people.director, VILLAGE, {bad.pk: people.secretary.pk})
    assert [Pairing.whole.filter(person=one).count() for one in who] == [2, 2]


HELPERS = st.dictionaries(st.integers(1, 9), st.integers(0, 12), min_size=1)


@given(homes=st.integers(0, 60), now=HELPERS, most=st.integers(1, 15))
def test_loads_are_as_even_as_they_can_be(homes: int, now: dict[int, int], most: int) -> None:
    lacking = homes - sum(max(0, most - held) for held in now.values())
    if lacking > 0:
        with pytest.raises(NotEnough, match=f"^{lacking} homes"):
            loads(homes, now, most)
        return
    taken = loads(homes, now, most)
    assert sum(taken.values()) == homes
    full = {one: now[one] + taken[one] for one in now}
    fullest = max((full[one] for one in now if taken[one]), default=0)
    assert fullest <= most
    assert all(full[one] >= fullest - 1 for one in now)


@given(places=st.lists(st.sampled_from("abc"), max_size=30))
def test_every_home_gets_one_helper_and_runs_stay_together(places: list[str]) -> None:
    homes: Any = [(number, place) for number, place in enumerate(places)]
    plan = propose(homes, {1: 0, 2: 0, 3: 0}, 10)
    assert sorted(plan) == list(range(len(places)))
    turns = [plan[home] for home, _place in sorted(homes, key=lambda one: (one[1], one[0]))]
    assert turns == sorted(turns)
    assert GROUP.startswith(VILLAGE[:12])


def test_a_handover_is_a_task_of_whoever_signs_next(people: Offices, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        _home, old, new, paper = handed(people)
    asked = Task.whole.filter(origin_kind="duty.handover", state="open")
    assert (asked.get().person, asked.get().values) == (old, {"side": "leaving"})
    with django_capture_on_commit_callbacks(execute=True):
        handing.sign(old, paper)
    assert asked.get().person == new
    with django_capture_on_commit_callbacks(execute=True):
        handing.sign(new, paper)
    assert not asked.exists()


def test_an_office_signs_on_a_paper_for_who_is_gone(people: Offices) -> None:
    home, old, new, paper = handed(people)
    leave(System("test"), Appointment.objects.get(person=old), DAY, "调离")
    scan = Source(kind="minutes", title="交接单", sha256="a" * 64, received_on=DAY, area_code=TOWN)
    with act(System("test"), "test.scan", at=TOWN, day=DAY) as event:
        add(event, scan)
    handing.sign(people.director, paper, paper=scan)
    assert Event.objects.latest("pk").source == scan
    handing.sign(new, paper)
    assert Pairing.whole.get(household=home, until=None).person == new
