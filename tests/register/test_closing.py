"""The named difference, its cases, and the closing of a year: nothing is made to add up by typing."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from hearthlight.core import areas
from hearthlight.core.clock import pinned
from hearthlight.desk import ledger
from hearthlight.places.models import Area, StatedValue
from hearthlight.register import queries
from hearthlight.register.book import closing
from hearthlight.register.book.cases import explain_difference, withdraw_case
from hearthlight.register.book.closed import closed_years
from hearthlight.register.life.comings import leave
from hearthlight.register.models import Household, LedgerCase
from hearthlight.register.refusals import Impossible
from hearthlight.trail.act import act
from hearthlight.trail.history import add, amend
from hearthlight.trail.models import Source
from tests.register.homes import BEGIN, DAY, SYSTEM, TOWN, home, members
from tests.register.life.homes_living import closed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def town() -> Iterator[Area]:
    """A town of two households and three people, of which the bulletin said four and nine."""
    home([{}, {}], [("registered", BEGIN), ("exited", date(2016, 12, 9))], number="S341602100201")
    home([{}], [("registered", BEGIN)], number="S341602100202")
    home([{}], [("registered", BEGIN)], number="S341602200201", place=areas.full("341602200201"))
    with pinned(DAY), act(SYSTEM, "test.state", at=TOWN, day=DAY) as event:
        source = add(event, Source(kind="bulletin", title="样", sha256=uuid4().hex, received_on=DAY, area_code=TOWN))
        for measure, value, unit in ((queries.HOUSEHOLDS, 4, "household"), (queries.PEOPLE, 9, "person")):
            row = StatedValue(area_code=TOWN, period="2017-03", measure=measure, value=value, unit=unit, source=source)
            row.kind = "stated"
            add(event, row)
    with pinned(DAY), translation.override("en"):
        found = Area.objects.filter(code=TOWN).first()
        with act(SYSTEM, "test.town", at=TOWN, day=DAY) as event:
            yield found or add(event, Area(code=TOWN, level="township", name="样镇", from_date=BEGIN))


def _signed(year: int) -> dict[str, Any]:
    """What the county signed of a year."""
    said, signed = closing.payload(TOWN, year, DAY, "样"), closed(TOWN, year)
    with act(SYSTEM, "test.sign", at=TOWN, day=DAY) as event:
        signed.payload, signed.event = said, event
        signed.save(update_fields=["payload", "event"])
    return said


def _state(measure: str, value: int) -> None:
    row = StatedValue.objects.get(area_code=TOWN, measure=measure)
    with act(SYSTEM, "test.state", at=TOWN, day=DAY) as event:
        row.value, row.event = value, event
        row.save(update_fields=["value", "event"])


def case(**other: Any) -> LedgerCase:
    said = {"number": f"D{uuid4().hex[:12]}", "households": 1, "people": 3, "kind": "only_there", "reason": "样例原因"}
    return explain_difference(SYSTEM, TOWN, **said | other)


def unexplained() -> list[int]:
    return [one.unexplained for one in queries.stated_differences(TOWN, DAY)]


@pytest.mark.requirement("R58", "cases with reasons sum to the difference")
def test_cases_explain_the_difference_one_household_at_a_time() -> None:
    assert unexplained() == [2, 6]
    first = case()
    assert unexplained() == [1, 3]
    case(households=0, people=2, kind="people_differ", number="S341602100201")
    case(people=1)
    assert unexplained() == [0, 0]
    with pytest.raises(Impossible, match="0"):
        case()
    withdraw_case(SYSTEM, first, "查错了")
    assert unexplained() == [1, 3]
    with pytest.raises(Impossible):
        withdraw_case(SYSTEM, first, "查错了")


@pytest.mark.requirement("R58", "no bare balancing row")
@pytest.mark.parametrize(
    "wrong",
    [
        {"number": ""},
        {"number": "无"},
        {"number": "14户"},
        {"reason": " "},
        {"kind": "balance"},
        {"households": 2},
        {"households": 0, "people": 0},
        {"households": -1, "people": -3, "kind": "only_here"},
        {"people": 7},
        {"people": -1},
        {"number": "S341602100202"},
        {"kind": "people_differ"},
        {"kind": "people_differ", "households": 0, "people": 2},
        {"kind": "people_differ", "households": 0, "people": 2, "number": "S341602100202"},
        {"kind": "people_differ", "households": 0, "people": 1, "number": "S341602200201"},
        {"kind": "other", "households": 0, "people": 2},
        {"kind": "doubled", "people": 1},
        {"kind": "doubled", "people": 2, "number": "S341602100202"},
        {"kind": "only_there", "people": 84},
        {"kind": "elsewhere", "people": 84},
        {"kind": "only_there", "people": 99_999},
    ],
)
def test_no_balancing_row_can_be_typed(wrong: dict[str, Any]) -> None:
    with pytest.raises(Impossible):
        case(**wrong)
    assert unexplained() == [2, 6]


@pytest.mark.requirement("R58", "no bare balancing row")
def test_a_case_of_more_people_than_a_household_has_is_refused_in_words() -> None:
    _state(queries.PEOPLE, 903)
    for wrong in (84, 41):
        with pytest.raises(Impossible, match="at the most"):
            case(people=wrong)
    with pytest.raises(Impossible, match="holds 2 people"):
        case(kind="people_differ", households=0, people=30, number="S341602100201")
    with pytest.raises(Impossible, match="No household"):
        case(kind="people_differ", households=0, people=30)
    case(people=40)
    case(kind="doubled", people=2, number="S341602100201")


def test_a_household_that_is_struck_off_is_not_of_this_register() -> None:
    home([{}], [("registered", BEGIN), ("cancelled", date(2016, 1, 1))], number="S341602100203")
    with pytest.raises(Impossible, match="No household"):
        case(kind="doubled", people=1, number="S341602100203")


@pytest.mark.requirement("R58", "years close in order")
def test_a_year_is_closed_after_the_one_before(town: Area) -> None:
    _signed(2014)
    assert "2015 is next" in closing.gate(SYSTEM, town, closing.payload(TOWN, 2016, DAY, "样"), DAY)
    assert closing.gate(SYSTEM, town, closing.payload(TOWN, 2015, DAY, "样"), DAY) == ""


@pytest.mark.requirement("R58", "years close in order")
def test_a_year_before_a_closed_one_is_closed_with_it(town: Area) -> None:
    closed(TOWN, 2015)
    assert "closed already" in closing.gate(SYSTEM, town, closing.payload(TOWN, 2014, DAY, "样"), DAY)
    assert ledger.closable(town, DAY, {2015}) == [2016]
    assert ledger.closable(town, DAY, {2016}) == []
    assert ledger.closable(town, DAY, set()) == [2014, 2015, 2016]


@pytest.mark.requirement("R58", "no bare balancing row")
@pytest.mark.parametrize(
    "wrong", [{"number": ""}, {"reason": ""}, {"kind": "balance"}, {"households": 14, "people": 40}, {"people": 84}]
)
def test_the_database_holds_no_balancing_row_either(wrong: dict[str, Any]) -> None:
    said = {"number": "D123456", "households": 1, "people": 3, "kind": "other", "reason": "样"}
    row = LedgerCase(area_code=TOWN, from_date=DAY, **said | wrong)
    with pytest.raises(IntegrityError), transaction.atomic(), act(SYSTEM, "test.bad", at=TOWN, day=DAY) as event:
        add(event, row)


def test_the_same_household_explains_once_and_the_same_key_too() -> None:
    key = uuid4()
    assert case(number="D1234567", key=key) == case(number="D1234567", key=key)
    with pytest.raises(Impossible):
        case(number="D1234567")
    assert unexplained() == [1, 3]


def test_where_nothing_was_stated_there_is_nothing_to_explain() -> None:
    with pytest.raises(Impossible):
        explain_difference(
            SYSTEM, TOWN[:9] + "999000", number="D1234567", households=1, people=1, kind="other", reason="样"
        )


def test_what_is_proposed_names_every_difference(town: Area) -> None:
    case()
    said = closing.payload(TOWN, 2016, DAY, "样")
    assert said["households"] == {
        "opening": 2,
        "new": 0,
        "returned": 0,
        "joined": 0,
        "exited": 1,
        "left": 0,
        "closing": 1,
    }
    assert said["people"]["exited"] == 2
    assert said["differences"] == [
        {"measure": queries.HOUSEHOLDS, "stated": 4, "counted": 2, "explained": 1},
        {"measure": queries.PEOPLE, "stated": 9, "counted": 3, "explained": 3},
    ]
    assert closing.gate(SYSTEM, town, said, DAY) == ""


@pytest.mark.requirement("R58", "a year that does not balance is closed only with its named difference, signed")
def test_a_year_is_not_closed_without_its_named_difference(town: Area) -> None:
    said = closing.payload(TOWN, 2016, DAY, "样")
    refused = [
        said | {"differences": []},
        said | {"reason": " "},
        said | {"people": said["people"] | {"exited": 3}},
        {"year": 2016},
        {"year": 2017},
        {"year": 2013},
        {},
    ]
    assert all(closing.gate(SYSTEM, town, wrong, DAY) for wrong in refused)
    case()
    assert "changed" in closing.gate(SYSTEM, town, said, DAY)


@pytest.mark.requirement("R58", "a difference that changed since the proposal is refused")
def test_what_changed_after_the_signature_is_named_in_the_next_year(town: Area) -> None:
    said = _signed(2015)
    assert closed_years(TOWN) == {2015}
    assert closing.gate(SYSTEM, town, said, DAY).endswith("closed already.")
    with act(SYSTEM, "test.late", at=TOWN, day=DAY) as event:
        amend(event, members(_first())[1], date(2015, 6, 1), left_on=date(2015, 6, 1), left_how="died")
    measures = {one["measure"]: one for one in closing.payload(TOWN, 2016, DAY)["differences"]}
    assert measures["register.people_left"] == {
        "measure": "register.people_left",
        "stated": 3,
        "counted": 2,
        "explained": 0,
    }
    with pytest.raises(Impossible):
        leave(SYSTEM, members(_first())[0], date(2015, 7, 1), "died")


def _first() -> Household:
    return Household.whole.get(number="S341602100201")
