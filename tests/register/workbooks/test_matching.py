"""Whom a row speaks of: an identity number decides before a name, and a kept number is never put aside."""

from datetime import date

import pytest

from hearthlight.people import secrets
from hearthlight.register.models import Household
from hearthlight.trail.act import act
from hearthlight.trail.history import amend
from tests.register import homes
from tests.register.homes import DAY, SYSTEM, VILLAGE
from tests.register.workbooks.books import HEAD_ID, HEADINGS, WIFE_ID, Loaded, row

pytestmark = pytest.mark.django_db


def test_a_number_kept_is_not_replaced_by_a_namesakes(loaded: Loaded, household: Household) -> None:
    report = loaded(row("S9001", "赵样禾", WIFE_ID))
    assert [(fault.code, fault.cell) for fault in report.faults] == [("number_differs", "C3")]
    assert WIFE_ID not in report.text()
    head, _ = homes.members(household)
    assert secrets.opened(head, "identity") == HEAD_ID
    assert loaded(row("S9001", "赵样禾"), name="后.xlsx").applied


@pytest.mark.parametrize(
    ("relation", "birth", "code"),
    [
        ("户主", "1960-05-01", "number_differs"),
        ("户主", "", "number_differs"),
        ("户主", "1988-05-01", "second_head"),
        ("之子", "1988-05-01", ""),
        ("之子", "1960-05-01", ""),
    ],
)
def test_a_namesake_of_another_number_is_a_new_person(
    loaded: Loaded, household: Household, relation: str, birth: str, code: str
) -> None:
    other = homes.number_of(date.fromisoformat(birth or "1971-02-03"), male=True, sequence=7)
    head, _ = homes.members(household)
    with act(SYSTEM, "test.birth", at=VILLAGE, day=DAY) as event:
        amend(event, head, DAY, birth=date(1960, 5, 1))
    headings = [*HEADINGS[:4], "出生日期"]
    report = loaded(["S9001", "赵样禾", other, relation, birth], headings=headings)
    assert [fault.code for fault in report.faults] == ([code] if code else [])
    people = homes.members(household)
    assert len(people) == (2 if code else 3)
    assert secrets.opened(people[0], "identity") == HEAD_ID
    if not code:
        assert secrets.opened(people[2], "identity") == other


def test_a_number_is_given_to_the_namesake_who_has_none(loaded: Loaded, household: Household) -> None:
    assert loaded(row("S9001", "钱样麦", WIFE_ID, "配偶")).applied
    _, wife = homes.members(household)
    assert (secrets.opened(wife, "identity"), wife.id_birth) == (WIFE_ID, date(1962, 7, 9))


def test_a_number_that_stands_in_two_homes_finds_its_person_in_each(loaded: Loaded, household: Household) -> None:
    other = homes.home([{"name": "周样光", "identity": HEAD_ID}], number="S9005")
    report = loaded(row("S9001", "赵样和", HEAD_ID), row("S9005", "周样广", HEAD_ID))
    assert report.applied, report.text()
    assert [one.name for one in homes.members(other)] == ["周样广"]
    assert homes.members(household)[0].name == "赵样和"
