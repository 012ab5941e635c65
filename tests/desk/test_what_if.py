"""The page of a what-if: a form, a table, the homes; one sentence for what cannot be understood; nothing saved."""

import re
from datetime import date
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest

from hearthlight.desk.drawing.pairs import pair
from hearthlight.sheets.workbook import parse
from hearthlight.trail.models import Event
from tests.desk.conftest import SignIn

TOWN, VILLAGE = "341623108000000", "341623108201000"
ADDRESS = "/standard/what-if/"


def test_a_bar_is_as_long_as_its_number() -> None:
    assert 'width="50"' in pair(0, 5, 10)
    assert 'width="0"' in pair(0, 0, 0)


def test_the_form_alone_asks_nothing(as_role: SignIn) -> None:
    page = as_role("village").get(ADDRESS)
    assert page.status_code == 200
    assert "whole" not in page.context
    assert page.context["area"].code == VILLAGE


def test_who_would_cross_stands_by_place_and_opens(as_role: SignIn) -> None:
    client, before = as_role("township"), Event.objects.count()
    page = client.get(ADDRESS, {"line": "4310", "item": "minimum_living", "more": "+600"})
    whole, parts = page.context["whole"], page.context["parts"]
    assert whole["down"] > 0
    assert {name: sum(row[name] for row in parts) for name in ("below_before", "below_after", "down_people")} == {
        name: whole[name] for name in ("below_before", "below_after", "down_people")
    }
    assert page.content.decode().count("list=down#list") == 2
    opened = client.get(whole["households_before_link"])
    assert opened.context["words"].startswith(f"{whole['below_before']:,} ")
    village = client.get(f"{ADDRESS}?{page.context['query']}&place={parts[0]['place']}")
    assert village.context["whole"]["down"] == parts[0]["down"]
    assert Event.objects.count() == before


def test_the_homes_that_would_cross_come_fifty_at_a_time_and_masked(as_role: SignIn) -> None:
    client = as_role("township")
    page = client.get(ADDRESS, {"line": "4310"})
    rows, whole = page.context["rows"], page.context["whole"]
    assert len(rows) == min(50, whole["down"])
    assert all(row["head"].endswith("*") for row in rows)
    seen = {row["household"] for row in rows}
    after = client.get(ADDRESS, {"line": "4310", "list": "down", "after": page.context["next"]})
    assert not seen & {row["household"] for row in after.context["rows"]}
    assert f"/households/{rows[0]['household']}/" in page.content.decode()


@pytest.mark.parametrize(
    ("asked", "about"),
    [
        ({"line": "many"}, "line"),
        ({"line": "-1"}, "line"),
        ({"item": "pension"}, "more"),
        ({"item": "pension", "more": "600", "whom": "everybody"}, "more"),
        ({"more": "600"}, "more"),
        ({"price": "1.5@0.98x"}, "price"),
        ({"price": "-2"}, ""),
    ],
)
def test_what_is_not_understood_is_said_in_one_sentence(as_role: SignIn, asked: dict[str, str], about: str) -> None:
    page = as_role("village").get(ADDRESS, asked)
    assert page.status_code == 422
    assert page.context["asked"].about == about
    problem = page.context["asked"].problem
    assert problem.endswith("。")
    assert re.search("[\u4e00-\u9fff]", problem)


def test_another_price_says_when_no_home_has_solar_income(as_role: SignIn) -> None:
    page = as_role("township").get(ADDRESS, {"price": "+0.05"})
    assert page.context["no_solar"]
    assert page.context["whole"]["up"] == page.context["whole"]["down"] == 0
    assert "2016" in page.content.decode()


def test_the_table_goes_out_as_a_workbook(as_role: SignIn) -> None:
    client = as_role("leader")
    sent = client.get(ADDRESS, {"place": TOWN, "line": "4310", "out": "places"})
    rows = _rows(sent)
    whole = client.get(ADDRESS, {"place": TOWN, "line": "4310"}).context["whole"]
    column = rows[0].index("降到线下户数")
    assert sum(int(row[column]) for row in rows[1:]) == whole["down"]


def test_the_homes_go_out_to_who_may_export_and_it_is_written_down(as_role: SignIn, county: date) -> None:
    address = f"{ADDRESS}homes?place={TOWN}&line=4310"
    assert as_role("leader").post(address).status_code == 403
    client = as_role("township")
    whole = client.get(ADDRESS, {"place": TOWN, "line": "4310"}).context["whole"]
    rows = _rows(client.post(address))
    assert len(rows) - 1 == whole["up"] + whole["down"]
    event = Event.objects.latest("pk")
    assert (event.kind, event.area_code, event.summary["table"]) == ("register.export", TOWN, "what_if")
    twice, before = {"key": str(uuid4())}, Event.objects.count()
    answers = [client.post(address, twice).status_code for _ in range(2)]
    assert (answers, Event.objects.count()) == ([200, 200], before + 1)
    assert client.get(address).status_code == 405


def _rows(sent: Any) -> list[Any]:
    assert sent.status_code == 200
    return [row for row in parse(BytesIO(sent.content).getvalue())[0].rows if "synthetic" not in str(row[0])]
