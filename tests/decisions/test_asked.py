"""Quotas, needs and the right to see numbers: asked of the level above, granted in part, supplied, until a day."""

from datetime import date, timedelta

import pytest

from hearthlight.decisions import unmasking
from hearthlight.decisions.actions import Gated, NotYet, propose, take_step
from hearthlight.decisions.models import Decision
from hearthlight.decisions.quotas import asked_at
from hearthlight.people.models import Person
from hearthlight.people.sight import EVERYTHING, viewing
from hearthlight.places.models import Area, StatedValue
from hearthlight.register.models import Household
from hearthlight.trail.act import Refused
from tests.decisions.village import COUNTY, DAY, GROUP, TOWN, VILLAGE, Offices, registered
from tests.register.homes import members, number_of

QUOTA = {"title": "光伏电站指标", "measure": "sun.capacity", "period": "2017", "amount": 100, "unit": "station"}
NEED = {"title": "棉被", "amount": 20, "unit": "床", "wanted_by": "2017-04-10"}


def ask(person: Person, kind: str, place: str, payload: dict[str, object]) -> Decision:
    return propose(person, kind, Area.objects.get(code=place), area_code=place, day=DAY, payload=payload)


@pytest.mark.requirement("R23", "a quota asked for and approved by the level above, in part")
def test_a_quota_of_100_of_which_60_are_granted(people: Offices) -> None:
    matter = ask(people.director, "quota", TOWN, QUOTA)
    with pytest.raises(NotYet):
        take_step(people.director, [matter], on_date=DAY, amount=60)
    with pytest.raises(NotYet, match="how much"):
        take_step(people.county, [matter], on_date=DAY)
    take_step(people.county, [matter], on_date=DAY, amount=60, note="先批60座")
    stated = StatedValue.objects.filter(area_code=TOWN, measure="sun.capacity").select_related("source")
    assert {one.kind: one.value for one in stated} == {"quota_asked": 100, "quota_granted": 60}
    assert {one.source.subject_id for one in stated} == {matter.pk}
    with viewing(EVERYTHING):
        shown = asked_at(TOWN, "quota", DAY)[0]
    assert (shown.asked, shown.granted, shown.waiting) == (100, 60, None)


@pytest.mark.requirement("R23", "a quota refused says why and grants nothing")
def test_a_refused_quota(people: Offices) -> None:
    matter = ask(people.director, "quota", TOWN, QUOTA)
    take_step(people.county, [matter], on_date=DAY, result="refused", note="本年指标已用完")
    assert not StatedValue.objects.filter(measure="sun.capacity").exists()
    with viewing(EVERYTHING):
        assert asked_at(TOWN, "quota", DAY)[0].granted == 0


@pytest.mark.requirement("R23", "a quota of a place and period is stated once")
def test_a_quota_is_not_granted_twice(people: Offices) -> None:
    first, second = (ask(people.director, "quota", TOWN, QUOTA) for _ in range(2))
    take_step(people.county, [first], on_date=DAY, amount=60)
    with pytest.raises(Gated, match="decided already"):
        take_step(people.county, [second], on_date=DAY, amount=60)
    with pytest.raises(Gated, match="decided already"):
        ask(people.director, "quota", TOWN, QUOTA)
    assert StatedValue.objects.filter(measure="sun.capacity", kind="quota_granted").count() == 1
    take_step(people.county, [second], on_date=DAY, result="refused", note="已批")
    ask(people.director, "quota", TOWN, QUOTA | {"period": "2018"})


@pytest.mark.requirement("R103", "a refused need grants nothing, whatever was typed")
def test_an_amount_typed_beside_a_refusal_is_dropped(people: Offices) -> None:
    matter = ask(people.secretary, "need", VILLAGE, NEED)
    step = take_step(people.staff, [matter], on_date=DAY, result="refused", note="没有", amount=20)[0]
    assert step.amount is None
    with viewing(EVERYTHING):
        shown = asked_at(TOWN, "need", DAY)[0]
    assert (shown.granted, shown.decision.state, shown.supplied) == (0, "refused", None)


def test_a_refused_supply_supplied_nothing(people: Offices) -> None:
    matter = ask(people.secretary, "need", VILLAGE, NEED)
    take_step(people.staff, [matter], on_date=DAY, amount=20)
    take_step(people.staff, [matter], on_date=DAY, result="refused", note="缺货", amount=20)
    with viewing(EVERYTHING):
        assert asked_at(TOWN, "need", DAY)[0].supplied == 0


@pytest.mark.requirement("R103", "a need raised, granted by whom and by when, supplied a little above need")
def test_a_need_is_granted_until_a_day_and_supplied(people: Offices) -> None:
    matter = ask(people.secretary, "need", VILLAGE, NEED)
    with viewing(EVERYTHING):
        raised = asked_at(TOWN, "need", DAY + timedelta(days=20))[0]
    assert (raised.granted, raised.waiting.since, raised.late(DAY + timedelta(days=20))) == (None, DAY, True)  # type: ignore[union-attr]
    take_step(people.staff, [matter], on_date=DAY, amount=20, due_on=date(2017, 4, 1))
    matter.refresh_from_db()
    assert (matter.state, matter.due_on) == ("open", date(2017, 4, 1))
    with pytest.raises(NotYet, match="At most 21"):
        take_step(people.director, [matter], on_date=DAY, amount=22)
    take_step(people.director, [matter], on_date=DAY, amount=21, note="已送到村部")
    with viewing(EVERYTHING):
        done = asked_at(TOWN, "need", DAY)[0]
    assert (done.asked, done.granted, done.supplied, done.waiting) == (20, 20, 21, None)


@pytest.mark.requirement("R103", "a need of a household is answered by its township, of a township by its county")
def test_who_answers_a_need(people: Offices) -> None:
    home = registered()
    of_home = propose(people.specialist, "need", home, area_code=GROUP, day=DAY, payload=NEED)
    of_town = ask(people.director, "need", TOWN, NEED)
    assert of_home.household_id == home.pk
    with pytest.raises(NotYet):
        take_step(people.staff, [of_town], on_date=DAY, amount=20)
    take_step(people.staff, [of_home], on_date=DAY, amount=20)
    take_step(people.county, [of_town], on_date=DAY, amount=20)


@pytest.mark.parametrize("lacking", ["title", "amount", "unit", "wanted_by"])
def test_a_need_is_said_whole(people: Offices, lacking: str) -> None:
    payload = {name: value for name, value in NEED.items() if name != lacking}
    with pytest.raises(Gated):
        ask(people.secretary, "need", VILLAGE, payload)


def granted(people: Offices, place: str = TOWN, until: str = "2017-04-10") -> Decision:
    payload = {"reason": "审计抽查", "until": until, "place": place}
    matter = propose(people.auditor, "unmask", people.auditor, area_code=place, day=DAY, payload=payload)
    take_step(people.county, [matter], on_date=DAY)
    return matter


def known_home() -> Household:
    from tests.register.homes import home

    birth = date(1960, 5, 1)
    return home([{"birth": birth, "identity": number_of(birth, True)}], place=GROUP)


def test_an_auditor_sees_numbers_only_by_decision_there_until_the_day(people: Offices) -> None:
    home = known_home()
    member = members(home)[0]
    with pytest.raises(Refused):
        unmasking.unmask(people.auditor, member, home, "identity", "抽查", DAY)
    granted(people)
    assert unmasking.unmask(people.auditor, member, home, "identity", "抽查", DAY).startswith("99")
    assert unmasking.may_unmask(people.auditor, home, date(2017, 4, 10))
    assert unmasking.may_unmask(people.auditor, home, date(2017, 4, 11)) is None
    with pytest.raises(ValueError, match="why"):
        unmasking.unmask(people.auditor, member, home, "identity", " ", DAY)
    with pytest.raises(Refused):
        unmasking.unmask(people.auditor, member, home, "identity", "抽查", date(2017, 4, 11))


def test_a_decision_for_another_place_opens_nothing_here(people: Offices) -> None:
    granted(people, "991601101202000")
    assert unmasking.may_unmask(people.auditor, known_home(), DAY) is None


def test_nobody_asks_for_somebody_else(people: Offices) -> None:
    payload = {"reason": "审计抽查", "until": "2017-04-10", "place": TOWN}
    with pytest.raises(Gated, match="themself"):
        propose(people.auditor, "unmask", people.county, area_code=TOWN, day=DAY, payload=payload)


def test_it_opens_no_more_than_the_place_that_was_asked_for(people: Offices) -> None:
    payload = {"reason": "审计抽查", "until": "2017-04-10", "place": "991601101202000"}
    matter = propose(people.auditor, "unmask", people.auditor, area_code=COUNTY, day=DAY, payload=payload)
    take_step(people.county, [matter], on_date=DAY)
    assert unmasking.may_unmask(people.auditor, known_home(), DAY) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"until": "2017-05-30"},
        {"until": "2017-03-01"},
        {"until": "bald"},
        {"reason": " "},
        {"place": "991600000000000"},
    ],
)
def test_what_is_asked_is_bounded(people: Offices, wrong: dict[str, str]) -> None:
    payload = {"reason": "审计抽查", "until": "2017-04-10", "place": TOWN} | wrong
    with pytest.raises(Gated):
        propose(people.auditor, "unmask", people.auditor, area_code=COUNTY, day=DAY, payload=payload)
