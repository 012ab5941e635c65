"""Change requests: nothing newer is overwritten, nothing passes without effect, what is in the way is said in words."""

from datetime import date
from typing import Any

import pytest
from django.utils import translation

from hearthlight.decisions.actions import Gated, take_step
from hearthlight.decisions.effects import cautions_of
from hearthlight.decisions.models import Decision
from hearthlight.people.models import Secret
from hearthlight.people.secrets import opened
from hearthlight.register import sealed_request
from hearthlight.register.actions import correct
from hearthlight.register.earnings import declare_income, record_payment
from hearthlight.register.models import Household, Income
from hearthlight.trail.act import act
from tests.decisions.test_effects import asked, change, head
from tests.decisions.village import GROUP, SYSTEM, Offices, registered
from tests.register.homes import home, number_of


def declared(household: Household, fen: int, day: date) -> int:
    with act(SYSTEM, "test.declare", at=GROUP) as event:
        declare_income(event, household, 2016, "wage", fen, day=day)
        return event.pk


def income(new: int | None, seen: int | None, since: str = "2017-03-28") -> dict[str, Any]:
    about = {"subject_kind": "register.income", "subject_id": None, "field": "fen", "old": None, "new": new}
    return about | {"year": 2016, "item": "wage", "valid_from": since, "seen": seen}


def wage(household: Household) -> int | None:
    return Income.whole.get(household=household, year=2016, item="wage", line="").fen


def test_a_newer_sum_is_not_overwritten(people: Offices, day: date) -> None:
    household = registered()
    seen = declared(household, 100_000, date(2017, 2, 1))
    matter = asked(people, household, day, income(120_000, seen))
    declared(household, 150_000, day)
    with pytest.raises(Gated, match=r"“wage” of 2016 of household .* was changed meanwhile"):
        take_step(people.director, [matter], on_date=day)
    assert wage(household) == 150_000
    take_step(people.director, [matter], on_date=day, result="refused", note="已更正")


def test_a_sum_declared_since_nothing_was_known_holds_the_request_up(people: Offices, day: date) -> None:
    household = registered()
    matter = asked(people, household, day, income(120_000, 0))
    declared(household, 150_000, day)
    with pytest.raises(Gated, match="meanwhile"):
        take_step(people.director, [matter], on_date=day)
    declared(household, 120_000, day)
    take_step(people.director, [matter], on_date=day)


def test_a_request_dated_before_the_account_takes_effect(people: Offices, day: date) -> None:
    household = registered()
    seen = declared(household, 100_000, date(2017, 2, 1))
    take_step(people.director, [asked(people, household, day, income(900_000, seen, "2016-12-31"))], on_date=day)
    assert wage(household) == 900_000


def test_less_than_was_paid_is_said_when_it_is_asked_for(people: Offices, day: date) -> None:
    household = registered()
    with act(SYSTEM, "test.pay", at=GROUP) as event:
        record_payment(event, household, 2016, "wage", "p1", 300_000)
    with pytest.raises(Gated, match=r"paid 3,000\.00 yuan of it, so that it cannot be 1,000\.00 yuan"):
        asked(people, household, day, income(100_000, 0))
    with pytest.raises(Gated, match="0 where there was none"):
        asked(people, household, day, income(None, 0))
    asked(people, household, day, income(300_000, 0))


def test_a_chinese_sentence_names_the_fact_in_chinese(people: Offices, day: date) -> None:
    household = registered()
    matter = asked(people, household, day, change(head(household), "birth", "1960-05-01", "1960-05-11"))
    correct(SYSTEM, head(household), day, birth=date(1960, 5, 21))
    with translation.override("zh-hans"), pytest.raises(Gated) as told:
        take_step(people.director, [matter], on_date=day)
    assert "出生日期" in str(told.value)
    assert "birth" not in str(told.value)


def number(household: Household, kind: str, value: str) -> dict[str, Any]:
    person = head(household)
    return change(person, kind, None, sealed_request.pack(person, kind, value))


def test_a_newer_number_is_not_overwritten(people: Offices, day: date) -> None:
    household = registered()
    first = asked(people, household, day, number(household, "telephone", "10012345678"))
    with act(SYSTEM, "test.number", at=GROUP) as event:
        sealed_request.take(event, number(household, "telephone", "10087654321"), GROUP)
    with pytest.raises(Gated, match=r"“telephone” of household .* was changed meanwhile"):
        take_step(people.director, [first], on_date=day)
    assert opened(head(household), "telephone") == "10087654321"
    take_step(people.director, [first], on_date=day, result="refused", note="已更正")


def test_a_number_kept_before_the_request_holds_nothing_up(people: Offices, day: date) -> None:
    household = registered()
    with act(SYSTEM, "test.number", at=GROUP) as event:
        sealed_request.take(event, number(household, "telephone", "10087654321"), GROUP)
    matter = asked(people, household, day, number(household, "telephone", "10012345678"))
    take_step(people.director, [matter], on_date=day)
    assert opened(head(household), "telephone") == "10012345678"


def told(matter: Decision, household: Household, day: date) -> list[str]:
    found = cautions_of("change_request")
    assert found
    return found(household, matter.payload, day)


def test_a_number_that_somebody_else_has_is_a_caution(people: Offices, day: date) -> None:
    value = number_of(date(1960, 5, 1), True)
    other = home([{"birth": date(1960, 5, 1), "identity": value}], place=GROUP)
    household = registered()
    matter = asked(people, household, day, number(household, "identity", value))
    assert told(matter, household, day) == ["“identity”: somebody else in the register has this number already."]
    assert value not in str(told(matter, household, day))
    correct(SYSTEM, head(other), day, left_on=day, left_how="died")
    assert told(matter, household, day) == []
    third = registered()
    free = asked(people, third, day, number(third, "identity", number_of(date(1960, 5, 1), True, 7)))
    assert told(free, third, day) == []


def test_ones_own_number_and_a_shared_telephone_are_no_doubt(people: Offices, day: date) -> None:
    one, other = registered(), registered()
    with act(SYSTEM, "test.number", at=GROUP) as event:
        for household in (one, other):
            sealed_request.take(event, number(household, "telephone", "10012345678"), GROUP)
        sealed_request.take(event, number(one, "identity", number_of(date(1960, 5, 1), True)), GROUP)
    assert Secret.whole.filter(kind="telephone").count() == 2
    changes = (number(one, "telephone", "10012345678"), number(one, "identity", number_of(date(1960, 5, 1), True)))
    assert told(asked(people, one, day, *changes), one, day) == []
