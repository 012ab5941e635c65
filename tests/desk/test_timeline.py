"""What changed stands on the record page in words a clerk reads, with the file and row it came from."""

from datetime import date

import pytest
from django.test import Client

from hearthlight.desk.record.timeline import changed
from hearthlight.people.sight import EVERYTHING, viewing
from hearthlight.register.actions import declare_income
from hearthlight.register.models import Household, Income
from hearthlight.trail.act import System, act
from hearthlight.trail.history import amend
from hearthlight.trail.models import Source
from tests.desk.conftest import SignIn

SYSTEM = System("clerk")


@pytest.fixture
def home(county: date) -> Household:
    wage = Income.whole.filter(item="wage", line="", year=2016, household__area_code__startswith="341623108201")
    return wage.order_by("pk")[0].household


def _change(home: Household, day: date) -> int:
    source = Source.objects.order_by("pk")[0]
    with act(SYSTEM, "register.apply_workbook", at=home.area_code, day=day, source=source) as event:
        declare_income(event, home, 2016, "wage", 123_456, source_row=7)
        amend(event, home, day, water_safe=None if home.water_safe else True)
    return event.pk


def test_changes_are_told_in_words_with_their_row(home: Household, county: date) -> None:
    was = home.water_safe
    _change(home, county)
    with viewing(EVERYTHING):
        wage, water = changed(home)[:2]
    assert (wage.title, wage.new, wage.row) == ("2016 工资性收入", "1,234.56 元", 7)
    assert (water.title, water.old, water.new) == (
        "饮水安全", {True: "是", False: "否", None: "不清楚"}[was], "不清楚" if was else "是"
    )  # fmt: skip
    assert (bool(wage.source), wage.by) == (True, "clerk")


def test_the_record_page_names_no_column(home: Household, county: date, as_role: SignIn) -> None:
    _change(home, county)
    page = as_role("village").get(f"/households/{home.pk}/").content.decode()
    assert "1,234.56 元" in page
    assert not [column for column in ("water_safe", "evidence_grade", ">fen", "None") if column in page]


def test_an_office_is_named_in_the_language_of_the_page(as_role: SignIn) -> None:
    client: Client = as_role("leader")
    assert client.get("/overview/").context["office_title"] == "市扶贫开发领导小组"
    client.cookies["django_language"] = "en"
    assert client.get("/overview/").context["office_title"] == "Leading group"
