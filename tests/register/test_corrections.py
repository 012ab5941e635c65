"""Many facts of a home in one act, and a sealed number on its way through a request."""

import json
from datetime import date

import pytest

from hearthlight.people.secrets import opened
from hearthlight.register.corrections import Contested, Correction, contested, correct_many
from hearthlight.register.models import Household
from hearthlight.register.sealed_request import is_packed, pack, take
from hearthlight.trail.act import act
from hearthlight.trail.models import Change
from tests.register.homes import DAY, SYSTEM, home, members, number_of

pytestmark = pytest.mark.django_db


def _wanted(house: Household, seen: int, **new: object) -> list[Correction]:
    return [Correction(house, field, value, seen) for field, value in new.items()]


def test_all_facts_change_in_one_act_with_one_reason() -> None:
    house = home([{}, {}], house_grade="B")
    head, wife = members(house)
    wanted = [Correction(one, "labour", "weak", house.event_id) for one in (head, wife)]
    wanted += _wanted(house, house.event_id, house_grade="C", toilet=True)
    assert correct_many(SYSTEM, house, wanted, DAY, reason="入户核对") == 4
    changes = Change.objects.filter(subject_id__in=[house.pk, head.pk, wife.pk]).select_related("event")
    assert {one.event.reason for one in changes} == {"入户核对"}
    assert len({one.event_id for one in changes}) == 1


def test_who_read_before_the_last_change_is_stopped_and_nothing_is_written() -> None:
    house = home(house_grade="B")
    seen = house.event_id
    correct_many(SYSTEM, house, _wanted(house, seen, house_grade="D"), DAY)
    late = _wanted(house, seen, house_grade="C", toilet=True)
    with pytest.raises(Contested) as conflict:
        correct_many(SYSTEM, house, late, DAY)
    [theirs] = conflict.value.theirs.values()
    assert (theirs.field, theirs.new) == ("house_grade", "D")
    now = Household.whole.get(pk=house.pk)
    assert (now.house_grade, now.toilet) == ("D", None)
    assert not contested(_wanted(house, theirs.event_id, house_grade="C"))


def test_another_field_of_the_same_row_is_no_conflict() -> None:
    house = home(house_grade="B")
    seen = house.event_id
    correct_many(SYSTEM, house, _wanted(house, seen, toilet=False), DAY)
    assert correct_many(SYSTEM, house, _wanted(house, seen, house_grade="C"), DAY) == 1


def test_a_sealed_number_takes_the_place_of_the_one_before() -> None:
    old, new = number_of(date(1960, 2, 3), male=True), number_of(date(1960, 2, 13), male=True)
    house = home([{"identity": old}])
    [head] = members(house)
    packed = pack(head, "identity", new)
    assert is_packed(packed)
    assert new not in json.dumps(packed)
    change = {"subject_kind": "register.member", "subject_id": head.pk, "field": "identity", "new": packed}
    with act(SYSTEM, "register.change_request", at=house.area_code, day=DAY) as event:
        take(event, change, head.area_code)
    assert opened(head, "identity") == new


def test_a_sealed_number_can_be_replaced_on_the_day_it_came() -> None:
    house = home()
    [head] = members(house)
    for value in ("10011112222", "10033334444"):
        said = {"subject_kind": "register.member", "subject_id": head.pk, "field": "telephone"}
        with act(SYSTEM, "register.change_request", at=house.area_code, day=DAY) as event:
            take(event, said | {"new": pack(head, "telephone", value)}, head.area_code)
    assert opened(head, "telephone") == "10033334444"
