"""Measures on the record: named, dated, with an amount; a tick alone is no result."""

from datetime import date
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from hearthlight.help.models import Measure
from hearthlight.register.models import Household
from tests.desk.conftest import SignIn
from tests.desk.reading import page_of
from tests.desk.records import ELSEWHERE, a_home


def _enter(client: Client, house: Household, **given: str) -> HttpResponse:
    address = f"/households/{house.pk}/measures/"
    [(person, _words), *_more] = client.get(address).context["helpers"]
    asked = {"key": str(uuid4()), "kind": "industry", "item": "鸡苗 60 只", "yuan": "1200", "due": "2017-03-20"}
    return client.post(address, asked | {"person": str(person)} | given)  # type: ignore[return-value]


@pytest.mark.requirement("R83", "each ticked measure needs a result (amount, date, evidence)")
def test_a_measure_is_ticked_until_its_result_is_shown(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    assert _enter(client, house).status_code == 302
    one = Measure.whole.get(household=house)
    assert (one.fen, one.kind) == (120_000, "industry")
    assert "登记为已办，没有填成效" in page_of(client, f"/households/{house.pk}/").words
    address = f"/households/{house.pk}/measures/{one.pk}/"
    tick = client.post(address, {"key": str(uuid4()), "on": "2017-03-22", "words": "已完成"})
    assert (tick.status_code, "只打勾不算" in tick.content.decode()) == (422, True)
    done = client.post(address, {"key": str(uuid4()), "on": "2017-03-22", "yuan": "1180", "words": "已进圈"})
    assert done.status_code == 302
    page = page_of(client, f"/households/{house.pk}/").words
    assert "登记为已办" not in page
    assert "1,180.00" in page


def test_a_measure_names_one_person_and_an_exact_amount(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    for given in ({"person": ""}, {"yuan": "12.345"}, {"yuan": "-1"}, {"due": "soon"}, {"kind": "luck"}):
        assert _enter(client, house, **given).status_code == 422
    assert not Measure.whole.filter(household=house).exists()


def test_a_double_click_enters_one(county: date, as_role: SignIn) -> None:
    house, client = a_home(), as_role("village")
    key = str(uuid4())
    for _ in range(2):
        assert _enter(client, house, key=key).status_code == 302
    assert Measure.whole.filter(household=house).count() == 1


def test_another_villages_measure_is_not_there(county: date, as_role: SignIn) -> None:
    far = a_home(ELSEWHERE)
    _enter(as_role("township"), far)
    one, client = Measure.whole.get(household=far), as_role("village")
    assert client.get(f"/households/{far.pk}/measures/{one.pk}/").status_code == 404
    assert client.get(f"/households/{a_home().pk}/measures/{one.pk}/").status_code == 404
