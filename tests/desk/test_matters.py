"""What the page of a matter says: how the household stands, who took each step and for whom, how many were needed."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from hearthlight.decisions import objections
from hearthlight.decisions.actions import propose_many, take_step
from hearthlight.decisions.models import Decision
from hearthlight.places.models import Zone
from hearthlight.register.models import Household, Income
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from tests.decisions.conftest import day, people
from tests.decisions.test_exit import posted, to_the_notice
from tests.decisions.village import DAY, GROUP, OTHER_VILLAGE, SYSTEM, VILLAGE, Offices, grid, registered
from tests.desk.test_tasks import signed_in, words
from tests.duty.findings import found

__all__ = ["day", "people"]
POOR = 100_000
"""Fen that a home of two has in a year: below any line."""


def poor(**fields: Any) -> Household:
    """A registered home of two in a house of grade C with hardly any income, and an open finding."""
    home = registered(house_grade="C", **fields)
    with act(SYSTEM, "test.income", at=GROUP, day=DAY) as event:
        said = {"household": home, "year": 2016, "item": "wage", "line": 1, "fen": POOR}
        add(event, Income(**said, origin="declared"))
    found([home])
    return home


def exits(people: Offices, *homes: Household) -> list[Decision]:
    return propose_many(people.specialist, "exit", homes, area_code=VILLAGE, day=DAY, reason="网格评议")


def test_a_matter_shows_what_speaks_against_it_to_whoever_may_see_the_household(people: Offices) -> None:
    (matter,) = exits(people, poor())
    for address in (f"/decisions/{matter.pk}/", f"/decisions/step/?d={matter.pk}"):
        text = words(signed_in(people.secretary), address)
        assert "Income per head in 2016: 500" in text, address
        assert "below the line" in text
        assert "the house" in text.lower()
        assert '<span class="tag bad">fails</span>' in text
        assert '<span class="tag sun">' in text
    assert signed_in(people.neighbour).get(f"/decisions/{matter.pk}/").status_code == 404


def test_a_matter_without_a_known_income_says_unknown(people: Offices) -> None:
    (matter,) = exits(people, registered())
    text = words(signed_in(people.secretary), f"/decisions/{matter.pk}/")
    assert "Income per head: unknown" in text
    assert '">below the line' not in text


def test_nothing_is_ticked_until_somebody_chooses(people: Offices) -> None:
    exits(people, registered(), registered())
    client = signed_in(people.secretary)
    text = words(client, "/decisions/")
    assert text.count('name="d"') == 2
    assert " checked" not in text
    (group,) = client.get("/decisions/").context["groups"]
    assert f"chosen={group.key}#g1" in text
    assert words(client, f"/decisions/?chosen={group.key}").count(" checked") == 2


def test_a_step_names_the_person_and_for_which_office(people: Offices) -> None:
    (matter,) = exits(people, registered())
    text = words(signed_in(people.secretary), f"/decisions/{matter.pk}/")
    assert "Poverty specialist 样specialist, for the office: Village secretary" in text
    votes = {"eligible": 30, "present": 24, "votes_for": 20, "votes_against": 4}
    take_step(people.secretary, [matter], on_date=DAY, votes=votes)
    text = words(signed_in(people.secretary), f"/decisions/{matter.pk}/")
    assert "Village secretary 样secretary</span>" in text


def test_a_meeting_that_was_too_small_says_how_many_it_needs(people: Offices) -> None:
    (matter,) = exits(people, registered())
    form = words(signed_in(people.secretary), f"/decisions/step/?d={matter.pk}")
    assert "At least 2/3 of those entitled must be present" in form
    take_step(people.secretary, [matter], on_date=DAY, votes={"eligible": 31, "present": 20, "votes_for": 20})
    assert "at least 21 must be present" in words(signed_in(people.secretary), f"/decisions/{matter.pk}/")


def test_who_proposed_is_asked_why_it_is_withdrawn(people: Offices) -> None:
    (matter,) = exits(people, registered())
    text = words(signed_in(people.specialist), f"/decisions/{matter.pk}/")
    assert '<label for="reason">Why is it withdrawn?</label>' in text


def test_only_what_an_office_may_start_is_offered(people: Offices) -> None:
    assert "/decisions/start/?kind=exit" in words(signed_in(people.secretary), "/decisions/")
    assert "kind=remove" not in words(signed_in(people.secretary), "/decisions/")
    for person in (people.auditor, people.director, people.team):
        assert "/decisions/start/" not in words(signed_in(person), "/decisions/")


@pytest.fixture
def grids(people: Offices) -> tuple[Zone, Zone]:
    """The grid of the group, and one of the neighbouring village."""
    return grid(), grid(OTHER_VILLAGE, f"{OTHER_VILLAGE[:12]}001")


@pytest.mark.requirement("R65", "a household is reviewed by the grid in which it lies and by no other")
def test_another_grid_than_its_own_does_not_review_a_household(people: Offices, grids: tuple[Zone, Zone]) -> None:
    own, other = grids
    home, client = registered(), signed_in(people.secretary)
    form = words(client, "/decisions/start/?kind=exit")
    assert f'<option value="{own.pk}"' in form
    assert f'<option value="{other.pk}"' not in form
    assert "<option value=" in form
    given = {"kind": "exit", "numbers": home.number, "zone": other.pk, "on_date": "2017-03-28", "key": uuid4()}
    refused = client.post("/decisions/start/", given)
    assert refused.status_code == 422
    assert f"Household {home.number} does not lie in the chosen grid" in refused.content.decode()
    assert client.post("/decisions/start/", given | {"zone": own.pk, "key": uuid4()}).status_code == 302


def test_grids_are_offered_of_one_village_alone(people: Offices, grids: tuple[Zone, Zone]) -> None:
    county = signed_in(people.county)
    assert 'id="zone"' not in words(county, "/decisions/start/?kind=exit")
    assert f'<option value="{grids[1].pk}"' in words(county, f"/decisions/start/?kind=exit&place={OTHER_VILLAGE}")
    assert signed_in(people.secretary).get(f"/decisions/start/?place={OTHER_VILLAGE}").status_code == 403


def test_the_last_four_digits_name_the_one_household_that_has_them(people: Offices) -> None:
    home, client = registered(number="S990001231"), signed_in(people.secretary)
    registered(number="S990004444"), registered(number="S991114444")
    given = {"kind": "exit", "numbers": "1231", "on_date": "2017-03-28", "key": uuid4()}
    assert client.post("/decisions/start/", given).status_code == 302
    assert Decision.whole.get().household_id == home.pk
    twice = client.post("/decisions/start/", given | {"numbers": "4444", "key": uuid4()})
    assert twice.status_code == 422
    assert "more than one, has the number 4444" in twice.content.decode()


def test_whoever_answers_an_objection_sees_the_line_and_the_household(people: Offices) -> None:
    home = registered()
    (matter,) = to_the_notice(people, [home])
    notice = posted(people, [matter])
    said = {"area_code": VILLAGE, "channel": "page", "text": "有车", "on": DAY, "notice": notice}
    row, _code = objections.receive(objections.PUBLIC, decision=matter, **said)
    text = words(signed_in(people.director), f"/objections/{row.pk}/")
    assert "line 1 of the notice" in text
    assert f'<a href="/households/{home.pk}/">Household {home.number}</a>' in text


def test_who_answers_no_objection_gets_no_link_to_one(people: Offices) -> None:
    row, _code = objections.receive(people.specialist, area_code=VILLAGE, channel="paper", text="有车", on=DAY)
    auditor: Client = signed_in(people.auditor)
    assert auditor.get(f"/objections/{row.pk}/").status_code == 403
    assert f'href="/objections/{row.pk}/"' not in words(auditor, "/objections/")
    assert "样例镇" in words(auditor, "/objections/")
    assert f'href="/objections/{row.pk}/"' in words(signed_in(people.director), "/objections/")


def test_one_may_complain_about_every_office_of_the_village(people: Offices) -> None:
    (matter,) = to_the_notice(people, [registered()])
    text = words(Client(headers={"accept-language": "en"}), f"/notices/{posted(people, [matter]).token}/object")
    for office in ("village_secretary", "specialist", "team_leader"):
        assert f'<option value="{office}"' in text
