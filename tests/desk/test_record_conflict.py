"""Two people change the same fact: both versions are shown, one is chosen, both are kept."""

from datetime import date

from django.test import Client

from hearthlight.decisions.models import Decision
from hearthlight.register import actions
from hearthlight.register.models import Household
from hearthlight.trail.models import Change
from tests.desk.conftest import SignIn
from tests.desk.records import a_home, answer, check
from tests.register.homes import DAY, SYSTEM


def _contested(client: Client) -> tuple[Household, dict[str, str]]:
    """A home whose grade somebody else has changed since the clerk looked, and what the page of both carries."""
    house = a_home(house_grade="B")
    answer(client, house, "h", "house_grade", value="C")
    answer(client, house, "h", "toilet", value="yes")
    actions.correct(SYSTEM, Household.whole.get(pk=house.pk), DAY, house_grade="D")
    page = check(client, house)
    assert page.status_code == 409
    words = page.content.decode()
    assert "D级" in words
    assert "C级" in words
    assert "checked" not in words.split("<fieldset")[1]
    [pair] = page.context["pairs"]  # type: ignore[attr-defined]
    return house, {f"seen-{pair['line'].name}": str(pair["seen"])}


def test_theirs_holds_and_mine_is_kept_as_a_withdrawn_request(county: date, as_role: SignIn) -> None:
    client = as_role("village")
    house, seen = _contested(client)
    assert check(client, house, **seen, **{"keep-h.house_grade": "theirs"}).status_code == 302
    now = Household.whole.get(pk=house.pk)
    assert (now.house_grade, now.toilet) == ("D", True)
    kept = Decision.whole.get(household_id=house.pk)
    [change] = kept.payload["changes"]
    assert (kept.state, change["field"], change["new"]) == ("withdrawn", "house_grade", "C")
    assert "冲突中放弃的一版" in client.get(f"/households/{house.pk}/").content.decode()


def test_mine_holds_and_theirs_stays_in_the_history(county: date, as_role: SignIn) -> None:
    client = as_role("village")
    house, seen = _contested(client)
    assert check(client, house, **seen, **{"keep-h.house_grade": "mine"}).status_code == 302
    assert Household.whole.get(pk=house.pk).house_grade == "C"
    turns = Change.objects.filter(subject_id=house.pk, field="house_grade").order_by("event_id")
    assert [(one.old, one.new) for one in turns] == [("B", "D"), ("D", "C")]
    assert not Decision.whole.filter(household_id=house.pk).exists()


def test_nothing_is_written_before_somebody_chose_and_a_third_change_is_asked_again(
    county: date, as_role: SignIn
) -> None:
    client = as_role("village")
    house, seen = _contested(client)
    assert check(client, house, **seen).status_code == 409
    assert Household.whole.get(pk=house.pk).toilet is None
    actions.correct(SYSTEM, Household.whole.get(pk=house.pk), DAY, house_grade="A")
    assert check(client, house, **seen, **{"keep-h.house_grade": "mine"}).status_code == 409
    assert Household.whole.get(pk=house.pk).house_grade == "A"


def test_the_same_change_by_two_is_no_conflict(county: date, as_role: SignIn) -> None:
    house, client = a_home(house_grade="B"), as_role("village")
    answer(client, house, "h", "house_grade", value="C")
    actions.correct(SYSTEM, Household.whole.get(pk=house.pk), DAY, house_grade="C")
    assert check(client, house).status_code == 302
