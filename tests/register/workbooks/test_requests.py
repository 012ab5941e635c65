"""A village's file asks for names and money, and changes nothing of them; an office that approves takes them in."""

from pathlib import Path

import pytest

from hearthlight.decisions.models import Decision
from hearthlight.people import offices
from hearthlight.register.models import Household, Income, Member
from hearthlight.register.workbooks.load import load
from hearthlight.register.workbooks.requests import TRUSTED
from hearthlight.trail.act import System
from tests.register.homes import DAY, TOWN
from tests.register.workbooks.books import HEADINGS
from tests.sheets.books import book

pytestmark = pytest.mark.django_db


class Village(System):
    """Who may take a file in, but not approve what it says of identity and money."""

    def may(self, kind: str, place: str) -> bool:
        """Everything but what the township approves."""
        return kind != TRUSTED


def _sent(user: System, folder: Path, *cells: str) -> None:
    path = folder / "改.xlsx"
    path.write_bytes(book([[*HEADINGS[:4], "文化程度", "出生日期", "工资性收入"], list(cells)]))
    assert load(path, user, TOWN, DAY).applied


def test_a_villages_file_changes_plain_facts_and_asks_for_the_rest(household: Household, tmp_path: Path) -> None:
    _sent(Village("village"), tmp_path, "S9001", "赵样禾", "", "户主", "初中", "1961-02-03", "500.00")
    head = Member.whole.get(household=household, number=1)
    assert (head.education, Income.whole.filter(household=household).count()) == ("junior", 0)
    asked = Decision.whole.get(kind="change_request", subject_id=household.pk)
    facts = {(one["field"], one["new"]) for one in asked.payload["changes"]}
    assert facts == {("birth", "1961-02-03"), ("fen", 50_000)}
    assert asked.state == "open"


def test_an_office_that_approves_takes_them_in(household: Household, tmp_path: Path) -> None:
    _sent(System("township"), tmp_path, "S9001", "赵样禾", "", "户主", "初中", "", "500.00")
    assert Income.whole.get(household=household, item="wage").fen == 50_000
    assert not Decision.whole.exists()


def test_village_offices_are_not_trusted_with_identity_and_money() -> None:
    trusted = offices.allowed_kinds(TRUSTED)
    assert {"poverty_office_director", "county_office"} <= trusted
    assert not {code for code in trusted if offices.find(code).level == "village"}
