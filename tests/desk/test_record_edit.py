"""Correcting a record: one question a page, checked, applied in one act; identity and money go through a decision."""

import json
from datetime import date

import pytest
from django.contrib.sessions.models import Session

from hearthlight.decisions.models import Decision
from hearthlight.register.models import Household, Member
from hearthlight.trail.models import Change, Event
from tests.desk.conftest import SignIn
from tests.desk.reading import page_of
from tests.desk.records import ELSEWHERE, a_home, answer, check
from tests.register.homes import members, number_of


def test_answers_wait_until_they_are_checked_and_are_applied_in_one_act(county: date, as_role: SignIn) -> None:
    house, client = a_home(house_grade="B"), as_role("village")
    head = members(house)[0]
    assert answer(client, house, "h", "house_grade", value="C").headers["location"].endswith("/edit/check/")
    answer(client, house, f"m{head.pk}", "ill_chronic", value="no")
    assert Household.whole.get(pk=house.pk).house_grade == "B"
    page = page_of(client, f"/households/{house.pk}/edit/check/").words
    assert "B级 → C级" in page
    assert "不清楚 → 否" in page
    assert check(client, house).headers["location"] == f"/households/{house.pk}/?done=2"
    changes = Change.objects.filter(subject_id__in=[house.pk, head.pk], field__in=["house_grade", "ill_chronic"])
    assert len({one.event_id for one in changes}) == 1
    assert (Household.whole.get(pk=house.pk).house_grade, Member.whole.get(pk=head.pk).ill_chronic) == ("C", False)
    assert "2 处更改已记下" in page_of(client, f"/households/{house.pk}/?done=2").words


def test_a_double_click_changes_nothing_twice(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    answer(client, house, "h", "toilet", value="yes")
    key = client.get(f"/households/{house.pk}/edit/check/").context["key"]
    assert check(client, house, key=key).status_code == 302
    assert check(client, house, key=key).headers["location"] == f"/households/{house.pk}/?done=0"
    assert Event.objects.filter(kind="register.correct_record", subject_id=house.pk).count() == 1


def test_not_known_is_an_answer_of_its_own(county: date, as_role: SignIn) -> None:
    house, client = a_home(water_safe=True, house_area=80, fuel_coal=True), as_role("village")
    assert answer(client, house, "h", "water_safe").status_code == 422
    answer(client, house, "h", "water_safe", value="?")
    answer(client, house, "h", "house_area", unknown="1")
    answer(client, house, "h", "fuel", value=["firewood", "electricity"])
    check(client, house)
    now = Household.whole.get(pk=house.pk)
    assert (now.water_safe, now.house_area) == (None, None)
    assert (now.fuel_coal, now.fuel_firewood, now.fuel_electricity) == (False, True, True)


def test_at_most_three_fuels(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    refused = answer(client, house, "h", "fuel", value=["firewood", "coal", "electricity", "biogas"])
    assert refused.status_code == 422
    assert "最多选 3 项" in refused.content.decode()


def test_all_of_a_group_is_asked_one_after_the_other(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    address = f"/households/{house.pk}/edit/h/cooperative/?walk=1"
    following = client.post(address, {"value": "yes", "seen": "1"}).headers["location"]
    assert following == f"/households/{house.pk}/edit/h/enterprise_led/?walk=1"
    assert client.post(following, {"value": "no", "seen": "1"}).headers["location"].endswith("/edit/check/")


def test_an_answer_can_be_left_and_needs_a_reason_and_a_day_that_has_come(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    answer(client, house, "h", "toilet", value="yes")
    for given, words in (
        ({"reason": " "}, "说明原因"),
        ({"since": "2017-03-29"}, "还没到"),
        ({"since": "2013-12-31"}, "2014"),
        ({"since": "昨天"}, "2017-03-28"),
        ({"since": "abc"}, "2017-03-28"),
    ):
        refused = check(client, house, **given)
        assert (refused.status_code, words in refused.content.decode()) == (422, True), given
    client.post(f"/households/{house.pk}/edit/check/", {"leave": "h.toilet"})
    assert "没有待核对" in page_of(client, f"/households/{house.pk}/edit/check/").words
    assert Household.whole.get(pk=house.pk).toilet is None


def test_a_name_needs_a_decision_and_the_register_stays_as_it_is(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    head = members(house)[0]
    answer(client, house, f"m{head.pk}", "name", value="样丙")
    answer(client, house, "h", "toilet", value="yes")
    assert "要经审批" in page_of(client, f"/households/{house.pk}/edit/check/").words
    assert "&matter=" in check(client, house).headers["location"]
    matter = Decision.whole.get(kind="change_request", household_id=house.pk)
    assert matter.state == "open"
    assert [(one["subject_id"], one["field"], one["old"], one["new"]) for one in matter.payload["changes"]] == [
        (head.pk, "name", "样甲", "样丙")
    ]
    assert Member.whole.get(pk=head.pk).name == "样甲"
    assert Household.whole.get(pk=house.pk).toilet is True


def test_an_identity_number_is_sealed_before_it_waits(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    head, number = members(house)[0], number_of(date(1960, 2, 3), male=True)
    answer(client, house, f"m{head.pk}", "identity", value=f" {number[:6]} {number[6:]}")
    kept = [one.get_decoded() for one in Session.objects.all()]
    assert number not in json.dumps(kept)
    assert number not in client.get(f"/households/{house.pk}/edit/check/").content.decode()
    check(client, house)
    payload = Decision.whole.get(kind="change_request", household_id=house.pk).payload
    said = {one["field"]: one["new"] for one in payload["changes"]}
    assert (said["id_valid"], said["id_birth"], said["id_sex"]) == (True, "1960-02-03", "male")
    assert set(said["identity"]) == {"envelope", "wrapped_key", "blind_index"}
    assert number not in json.dumps(payload)


@pytest.mark.parametrize("value", ["990000196002030010", "340000196002030017", "1", ""])
def test_a_wrong_or_real_identity_number_does_not_come_in(county: date, as_role: SignIn, value: str) -> None:
    house, client = a_home(), as_role("village")
    assert answer(client, house, f"m{members(house)[0].pk}", "identity", value=value).status_code == 422


def test_income_needs_a_decision_and_says_its_year_and_item(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    answer(client, house, "y2016", "wage", value="12,345.6")
    check(client, house)
    [change] = Decision.whole.get(kind="change_request", household_id=house.pk).payload["changes"]
    assert (change["subject_id"], change["year"], change["item"], change["new"]) == (None, 2016, "wage", 1_234_560)


def test_a_second_request_while_one_is_open_is_refused_and_nothing_is_half_written(
    county: date, as_role: SignIn
) -> None:
    house, client = a_home(), as_role("village")
    for name in ("样丙", "样丁"):
        answer(client, house, f"m{members(house)[0].pk}", "name", value=name)
        answer(client, house, "h", "toilet", value="yes" if name == "样丙" else "no")
        last = check(client, house)
    assert last.status_code == 422
    assert Household.whole.get(pk=house.pk).toilet is True


def test_a_home_out_of_sight_and_a_question_nobody_asks_open_nothing(county: date, as_role: SignIn) -> None:
    near, far = a_home(), a_home(ELSEWHERE)
    stranger = members(far)[0].pk
    client = as_role("village")
    for address in (f"/households/{far.pk}/edit/", f"/households/{far.pk}/edit/h/toilet/"):
        assert client.get(address).status_code == 404
    for rest in ("h/event/", f"m{stranger}/labour/", "y2012/wage/", "x/toilet/"):
        assert client.get(f"/households/{near.pk}/edit/{rest}").status_code == 404
    assert as_role("auditor").get(f"/households/{near.pk}/edit/").status_code == 403


def test_the_day_of_a_correction_is_read_as_people_write_it(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    answer(client, house, "h", "toilet", value="yes")
    assert check(client, house, since="2017年3月2日").status_code == 302
    story = client.get(f"/households/{house.pk}/").context["story"]
    assert date(2017, 3, 2) in [one.day for one in story]
