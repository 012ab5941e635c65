"""Homes: who is in the list, what a record says of income, health and numbers, and what is kept from whom."""

import re
from datetime import date

import pytest

from hearthlight.desk.record import record_income, record_people
from hearthlight.desk.record.per_head import per_head
from hearthlight.people.sight import EVERYTHING, viewing
from hearthlight.register.models import Household, Income, Member
from tests.desk.conftest import SignIn
from tests.desk.reading import page_of

SHUANGJIAN = "341622101000000"


def first_home(client: object, address: str = "/households/") -> str:
    page = page_of(client, address)  # type: ignore[arg-type]
    return next(href for href, _ in page.links if re.fullmatch(r"/households/\d+/", href))


@pytest.mark.parametrize(
    ("ill_chronic", "ill_serious", "disabled", "said"),
    [
        (False, False, False, "健康"),
        (False, None, False, "不清楚"),
        (False, False, None, "不清楚"),
        (None, None, None, "不清楚"),
        (None, None, True, "残疾"),
    ],
)
def test_health_that_is_partly_unknown_is_not_healthy(
    ill_chronic: bool | None, ill_serious: bool | None, disabled: bool | None, said: str
) -> None:
    one = Member(ill_chronic=ill_chronic, ill_serious=ill_serious, disabled=disabled)
    assert record_people._health(one) == said


def test_a_record_says_income_per_head_beside_the_line_and_costs_as_minus(county: date, as_role: SignIn) -> None:
    with viewing(EVERYTHING):
        cost = Income.objects.filter(item="business_cost", year=2016, fen__gt=0).first()
        assert cost is not None
        home = cost.household
        rows = [record_income.line(row) for row in record_income.lines(home) if row.pk == cost.pk]
        found = per_head(home, county)
    assert [row["fen"] for row in rows] == [-cost.fen]
    assert (found.year, found.line) == (2016, 295_200)
    assert found.fen is not None
    assert found.below == (found.fen < 295_200)
    page = page_of(as_role("leader"), f"/households/{home.pk}/")
    assert "2016 年人均" in page.words
    assert "线是 2,952.00 元" in page.words


def test_income_that_nobody_knows_is_unknown(county: date) -> None:
    with viewing(EVERYTHING):
        known = Income.objects.filter(year=2016).values("household")
        home = Household.objects.exclude(pk__in=known).first()
        assert home is not None
        found = per_head(home, county)
    assert (found.fen, found.below) == (None, None)


def test_only_those_who_may_are_asked_for_a_reason(as_role: SignIn) -> None:
    village, leader = as_role("village"), as_role("leader")
    home = first_home(village)
    assert 'name="reason"' in village.get(home).content.decode()
    seen = leader.get(home).content.decode()
    assert 'name="reason"' not in seen
    assert "你的岗位不能看身份证号。" in seen


def test_without_a_reason_the_form_stays(as_role: SignIn) -> None:
    village = as_role("village")
    home = first_home(village)
    member = re.search(r'<option value="(\d+)">[^<]*·', village.get(home).content.decode())
    assert member is not None
    answer = village.post(f"{home}unmask", {"member": member[1], "reason": " "})
    assert answer.status_code == 422
    assert f'<option value="{member[1]}" selected' in answer.content.decode()
    assert 'name="reason"' in answer.content.decode()


def test_what_is_refused_or_not_there_gives_a_way_back(as_role: SignIn, client: object) -> None:
    refused = page_of(as_role("village"), "/overview/3416/", 403)
    assert ("/overview/", "去概览") in refused.links
    assert "乡镇扶贫站" not in refused.words
    assert ("/overview/", "去概览") in page_of(as_role("leader"), "/nowhere/", 404).links
    assert ("/", "回首页") in page_of(client, "/nowhere/", 404).links  # type: ignore[arg-type]


def test_dates_are_said_in_the_language_of_the_page(as_role: SignIn) -> None:
    client = as_role("village")
    home = first_home(client)
    client.cookies["django_language"] = "en"
    for address in ("/households/", home):
        words = page_of(client, address).words
        assert not re.search(r"\b20\d\d-\d\d-\d\d\b|Jan\. |Dec\. ", words), address
