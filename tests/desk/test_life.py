"""The page of people who come and go: each form does its act once, and a refusal keeps what was typed."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from hearthlight.core.clock import pinned
from hearthlight.register.models import Household, Member
from hearthlight.register.standing import present
from hearthlight.trail.models import Event
from tests.decisions.village import DAY, GROUP, OTHER_VILLAGE, VILLAGE, Offices, offices, registered
from tests.desk.reading import page_of
from tests.register.homes import members

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people() -> Iterator[Offices]:
    """The offices of a township on its day."""
    with pinned(DAY):
        yield offices()


@pytest.fixture
def home() -> Household:
    return registered(number="S9916011012010001")


@pytest.fixture
def secretary(people: Offices) -> Client:
    client = Client()
    client.force_login(people.secretary)
    return client


def send(client: Client, home: Household, do: str, **given: Any) -> Any:
    said = {"do": do, "key": str(uuid4()), "on": "2017-02-01", "confirm": "1"} | given
    return client.post(f"/households/{home.pk}/life/", said)


def there(home: Household) -> list[str | None]:
    rows = Member.whole.filter(present(DAY), household=home).order_by("number")
    return list(rows.values_list("relation", flat=True))


def test_the_page_masks_names_and_offers_every_form(secretary: Client, home: Household) -> None:
    page = page_of(secretary, f"/households/{home.pk}/life/")
    for words in ("增员", "减员", "分户", "并入另一户", "迁到另一处", "销户"):
        assert words in page.words
    assert "样甲" not in page.words


def test_births_and_deaths_are_entered_once(secretary: Client, home: Household) -> None:
    born = {"name": "样丙", "how": "born", "relation": "grandson", "key": str(uuid4())}
    for _ in range(2):
        assert send(secretary, home, "join", **born).status_code == 302
    assert there(home) == ["head", "other", "grandson"]
    head, other = members(home)[:2]
    refused = send(secretary, home, "leave", member=head.pk, how="died")
    assert refused.status_code == 422
    assert "当户主" in refused.content.decode()
    assert send(secretary, home, "leave", member=head.pk, how="died", new_head=other.pk).status_code == 302
    assert there(home) == ["head", None]


def test_a_split_leads_to_the_new_household(secretary: Client, home: Household) -> None:
    head, child = members(home)
    said = {"going": [head.pk], "head": head.pk, "new_head": child.pk, "number": "s9916011012010007"}
    answer = send(secretary, home, "split", **said)
    part = Household.whole.get(number="S9916011012010007")
    assert answer.headers["Location"] == f"/households/{part.pk}/?life=split"
    assert "这户由分户新立" in page_of(secretary, answer.headers["Location"]).words
    assert (there(home), there(part)) == (["head"], ["head"])


def test_a_move_within_the_township_and_what_a_village_may_not(people: Offices, home: Household) -> None:
    clients = {name: Client() for name in ("secretary", "director")}
    for name, client in clients.items():
        client.force_login(getattr(people, name))
    assert send(clients["secretary"], home, "move", village=OTHER_VILLAGE, group="0").status_code == 403
    assert send(clients["director"], home, "move", village=OTHER_VILLAGE, group="").status_code == 302
    home.refresh_from_db()
    assert home.area_code == OTHER_VILLAGE
    assert clients["secretary"].get(f"/households/{home.pk}/life/").status_code == 404


def test_a_marriage_into_a_household_of_another_village(people: Offices, home: Household) -> None:
    client = Client()
    client.force_login(people.director)
    other = registered(OTHER_VILLAGE, number="S9916011012020001")
    said = {"member": members(home)[1].pk, "how": "married", "number": other.number, "relation": "daughter_in_law"}
    assert send(client, home, "go_over", **said).status_code == 302
    assert there(other) == ["head", "other", "daughter_in_law"]
    assert send(client, home, "merge", number=other.number).status_code == 302
    assert send(client, other, "end", how="moved_out", on="2017-03-01").status_code == 302
    assert there(other) == []


@pytest.mark.parametrize(
    ("do", "given"),
    [
        ("join", {"name": "", "how": "born"}),
        ("join", {"name": "样丙", "how": "found"}),
        ("join", {"name": "样丙", "how": "born", "relation": ""}),
        ("join", {"name": "样丙", "how": "born", "relation": "son", "on": "2017-03-29"}),
        ("leave", {"member": "x", "how": "died"}),
        ("leave", {"how": "died", "on": "昨天"}),
        ("go_over", {"number": "S0", "how": "moved"}),
        ("split", {"number": "S1"}),
        ("merge", {"number": "S0"}),
        ("move", {"village": VILLAGE, "group": "ten"}),
        ("move", {"village": "", "group": "1"}),
        ("end", {"how": "died_out"}),
    ],
)
def test_what_cannot_be_is_refused_in_words(secretary: Client, home: Household, do: str, given: dict[str, str]) -> None:
    answer = send(secretary, home, do, **given)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert there(home) == ["head", "other"]
    assert home.area_code == GROUP


def test_a_stranger_sees_nothing(people: Offices, home: Household) -> None:
    client = Client()
    client.force_login(people.neighbour)
    assert client.get(f"/households/{home.pk}/life/").status_code == 404
    client.force_login(people.auditor)
    assert client.get(f"/households/{home.pk}/life/").status_code in (403, 404)


def test_nothing_is_chosen_beforehand_and_people_are_told_apart(secretary: Client, home: Household) -> None:
    page = secretary.get(f"/households/{home.pk}/life/").content.decode()
    assert " selected" not in page
    assert page.count('<option value="">请选择</option>') == 10
    for words in ("1. 样* · 户主 · 1960年生", "2. 样* · 其他 · 2008年生"):
        assert words in page


def test_what_will_happen_is_checked_before_anything_is_written(secretary: Client, home: Household) -> None:
    said = {"do": "join", "key": str(uuid4()), "name": "样丙", "how": "born", "relation": "?", "on": "2017年2月1日"}
    before = Event.objects.count()
    page = secretary.post(f"/households/{home.pk}/life/", said)
    assert (page.status_code, Event.objects.count(), there(home)) == (200, before, ["head", "other"])
    words = page.content.decode()
    assert f"样丙（不清楚，性别：不清楚）于2017年2月1日加入农户 {home.number}：出生。" in words
    assert 'name="confirm"' in words
    kept = dict(page.context["kept"]) | {"key": str(page.context["key"])}
    assert 'value="样丙"' in secretary.post(f"/households/{home.pk}/life/", kept | {"change": "1"}).content.decode()
    done = secretary.post(f"/households/{home.pk}/life/", kept | {"confirm": "1"})
    assert there(home) == ["head", "other", None]
    assert "已记下：这户增加了一人。" in page_of(secretary, done.headers["Location"]).words


def test_a_birth_of_somebody_who_is_there_is_asked_about(secretary: Client, home: Household) -> None:
    said = {"name": "样丙", "how": "born", "relation": "son"}
    assert send(secretary, home, "join", **said).status_code == 302
    asked = send(secretary, home, "join", **said)
    assert (asked.status_code, len(there(home))) == (422, 3)
    assert "这户已有同名同日生的人：3. 样* · 之子 · 2017年生。" in asked.content.decode()
    assert send(secretary, home, "join", **said, another="1").status_code == 302
    assert len(there(home)) == 4


def test_a_second_click_on_a_birth_is_no_twin(secretary: Client, home: Household) -> None:
    said = {"name": "样丙", "how": "born", "relation": "son", "key": str(uuid4())}
    assert [send(secretary, home, "join", **said).status_code for _ in range(2)] == [302, 302]
    assert len(there(home)) == 3


@pytest.mark.parametrize("number", ["随便写", "", "S99160110120190001", "S9916011012020001", "X9916011012010007"])
def test_a_number_that_is_not_of_the_place_is_refused(secretary: Client, home: Household, number: str) -> None:
    head, child = members(home)
    said = {"going": [head.pk], "head": head.pk, "new_head": child.pk, "number": number}
    refused = send(secretary, home, "split", **said)
    assert refused.status_code == 422
    assert "这里的户编号以 S991601101201 开头，如 S9916011012010002。" in refused.content.decode()


def test_the_next_number_of_the_village_is_proposed(secretary: Client, home: Household) -> None:
    registered(number="S9916011012010041")
    assert 'value="S9916011012010042"' in secretary.get(f"/households/{home.pk}/life/").content.decode()


def test_a_child_does_not_split_alone(secretary: Client, home: Household) -> None:
    child = members(home)[1]
    refused = send(secretary, home, "split", going=[child.pk], head=child.pk, number="S9916011012010002")
    assert (refused.status_code, "孩子不能单独立户" in refused.content.decode()) == (422, True)
    assert not Household.whole.filter(number="S9916011012010002").exists()
