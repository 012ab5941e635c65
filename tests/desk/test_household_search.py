"""Finding a home by a number, a name or an identity number: right, within sight, and leaving nothing behind."""

from datetime import date
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.countries.cn import identity
from hearthlight.desk.households import household_search
from hearthlight.desk.households.household_search import find, is_number, kind_of_text
from hearthlight.people import secrets
from hearthlight.people.sight import EVERYTHING, Viewer, viewing
from hearthlight.register.models import Member
from hearthlight.trail.history import bulk
from tests.desk.conftest import SignIn
from tests.desk.homes import START, home, member, writing
from tests.desk.reading import page_of

VILLAGE, NEIGHBOUR = "341623108201000", "341623108204000"
FIRST17 = "99000019660405301"
NUMBER = FIRST17 + identity.check_character(FIRST17)
SHORT = NUMBER[:6] + NUMBER[8:17]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1234", "number"),
        ("s0001", "number"),
        ("３４５６", "number"),
        ("1234567890123", "digits"),
        (NUMBER, "identity"),
        (SHORT, "identity"),
        (f" {NUMBER[:6]} {NUMBER[6:]}", "identity"),
        ("张样三", "name"),
        ("Li Yang", "name"),
        ("买买提·样", "name"),
    ],
)
def test_what_was_typed_is_told_apart(text: str, kind: str) -> None:
    assert kind_of_text(text) == kind


@given(st.text(max_size=40))
def test_what_may_stand_in_an_address_is_short_and_holds_a_digit(text: str) -> None:
    if is_number(text):
        plain = household_search.plain(text)
        assert len(plain) <= 12
        assert plain.isascii()
        assert any(character.isdigit() for character in plain)


@pytest.fixture
def people(db: None) -> Any:
    """Two homes of two villages, the same name in both, one identity number kept."""
    with writing() as event:
        one, other = home(event, "T0001", VILLAGE), home(event, "T0002", NEIGHBOUR)
        holder = member(event, one, name="张样三", relation="head")
        member(event, one, 2, name="张样", relation="son", left_on=date(2016, 1, 1), left_how="moved_out")
        member(event, other, name="张样三", relation="head")
        bulk(event, [secrets.sealed(event, holder, VILLAGE, "identity", NUMBER, START)])
    return one, other


@pytest.mark.parametrize("typed", [NUMBER, NUMBER.replace("0", "０"), f"{NUMBER[:10]} {NUMBER[10:]}", SHORT])
def test_an_identity_number_finds_its_home_however_it_is_typed(people: Any, typed: str) -> None:
    with viewing(EVERYTHING):
        assert find(typed, in_full=True).homes == (people[0].pk,)
        assert find(typed[:-1] + ("1" if typed[-1] != "1" else "2"), in_full=True).homes == ()


def test_fifteen_digits_that_are_kept_are_found_by_eighteen(people: Any) -> None:
    with writing() as event:
        old = member(event, people[1], 5, name="王样")
        bulk(event, [secrets.sealed(event, old, NEIGHBOUR, "identity", "990000660405302", START)])
    first17 = "99000019660405302"
    with viewing(EVERYTHING):
        assert find(first17 + identity.check_character(first17), in_full=True).homes == (people[1].pk,)


def test_a_name_is_found_by_its_beginning_or_only_in_full(people: Any) -> None:
    with viewing(EVERYTHING):
        assert set(find("张样", in_full=False).homes) == {one.pk for one in people}
        assert find("张样", in_full=True).homes == (people[0].pk,)
        assert find("样三", in_full=False).homes == ()


def test_nobody_is_found_out_of_sight(people: Any) -> None:
    span = ("341623108204000", "341623108205")
    with viewing(Viewer(1, "village", (span,), (span,))):
        assert find(NUMBER, in_full=False).homes == ()
        assert find("张样三", in_full=False).homes == (people[1].pk,)
        assert find("1" * 9 + "T0001", in_full=False).homes == ()


def test_more_than_the_limit_is_said(people: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(household_search, "LIMIT", 1)
    with viewing(EVERYTHING):
        found = find("张", in_full=False)
    assert (len(found.homes), found.more) == (1, True)


def test_the_session_keeps_the_last_searches_and_no_more() -> None:
    session: dict[str, Any] = {}
    tokens = [household_search.keep(session, household_search.Found("name", (i,))) for i in range(7)]
    assert household_search.kept(session, tokens[0]) is None
    assert household_search.kept(session, tokens[-1]) == household_search.Found("name", (6,))
    assert len(session["searches"]) == household_search.KEPT


def test_a_name_and_an_identity_number_stand_in_no_address_and_no_session(as_role: SignIn) -> None:
    client = as_role("village")
    known = Member.whole.filter(area_code__startswith=VILLAGE[:12], id_valid=True, left_on=None).first()
    assert known is not None
    for text in (known.name, secrets.opened(known, "identity")):
        answer = client.post("/households/search", {"q": text})
        address = answer.headers["Location"]
        assert text not in address
        assert "q=" not in address
        assert all(text not in str(one.get_decoded()) for one in Session.objects.all())
        with CaptureQueriesContext(connection) as asked:
            page = page_of(client, address)
        assert len(asked) <= 10
        assert f"/households/{known.household_id}/" in [href for href, _ in page.links]
        assert text not in page.words


def test_a_number_stands_in_the_address_and_an_empty_search_leads_to_the_list(as_role: SignIn) -> None:
    client = as_role("village")
    place = f"place={VILLAGE}"
    assert client.post("/households/search", {"q": " １２３4 "}).headers["Location"] == "/households/?q=1234"
    assert (
        client.post("/households/search", {"q": "12", "place": VILLAGE}).headers["Location"].endswith(f"?{place}&q=12")
    )
    assert client.post("/households/search", {}).headers["Location"] == "/households/"


def test_a_search_that_is_not_kept_says_so_and_shows_nobody_by_it(as_role: SignIn) -> None:
    page = page_of(as_role("village"), "/households/?search=gone")
    assert "这次查找没有留下来" in page.words


def test_who_sees_masked_names_finds_by_the_whole_name_only(as_role: SignIn) -> None:
    leader, village = as_role("leader"), as_role("village")
    known = Member.whole.filter(area_code__startswith=VILLAGE[:12], left_on=None, relation="head").first()
    assert known is not None
    for client, homes in ((leader, False), (village, True)):
        page = page_of(client, client.post("/households/search", {"q": known.name[:2]}).headers["Location"])
        assert (f"/households/{known.household_id}/" in [href for href, _ in page.links]) is homes
    address = leader.post("/households/search", {"q": known.name}).headers["Location"]
    assert page_of(leader, address).links
