"""Nothing is written without an act, and the same act twice is one."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import transaction
from django.db.utils import DatabaseError, IntegrityError

from hearthlight.places.models import Area
from hearthlight.trail.act import KeyReused, Refused, Repeated, System, act, once
from hearthlight.trail.history import add
from hearthlight.trail.models import Event

pytestmark = pytest.mark.django_db
PLACE = "990000000000000"
SYSTEM = System("test")


class Stranger(System):
    """May do nothing."""

    def may(self, kind: str, place: str) -> bool:
        return False


def _area(code: str = PLACE) -> Area:
    return Area(code=code, level="city", name="样例市", from_date=date(2014, 1, 1))


@once
def _found(user: System, code: str, *, key: object = None) -> Area:
    with act(user, "places.found", at=code, key=key, code=code) as event:  # type: ignore[arg-type]
        return add(event, _area(code))


def test_an_act_leaves_who_what_where_and_both_times() -> None:
    with act(SYSTEM, "places.found", at=PLACE, reason="new", day=date(2017, 3, 28)) as event:
        pass
    kept = Event.objects.get(pk=event.pk)
    assert (kept.kind, kept.area_code, kept.actor_name, kept.reason) == ("places.found", PLACE, "test", "new")
    assert kept.day == date(2017, 3, 28)
    assert kept.at.year >= 2026


def test_who_may_not_is_refused_and_leaves_nothing() -> None:
    with pytest.raises(Refused), act(Stranger("nobody"), "places.found", at=PLACE):
        raise AssertionError("the body ran")
    assert not Event.objects.filter(actor_name="nobody").exists()


def test_a_failed_act_leaves_nothing() -> None:
    with pytest.raises(ZeroDivisionError), act(SYSTEM, "test.broken", at=PLACE) as event:
        raise ZeroDivisionError(add(event, _area()))
    assert not Event.objects.filter(kind="test.broken").exists()
    assert not Area.objects.filter(code=PLACE).exists()


def test_the_same_key_again_does_not_run_the_body() -> None:
    key = uuid4()
    with act(SYSTEM, "places.found", at=PLACE, key=key) as event:
        pass
    with pytest.raises(Repeated) as repeated, act(SYSTEM, "places.found", at=PLACE, key=key):
        raise AssertionError("the body ran twice")
    assert repeated.value.event == event


def test_the_same_key_with_other_arguments_is_refused() -> None:
    key = uuid4()
    with act(SYSTEM, "money.pay", at=PLACE, key=key, fen=100):
        pass
    with pytest.raises(KeyReused), act(SYSTEM, "money.pay", at=PLACE, key=key, fen=200):
        raise AssertionError("200 paid for 100")


def test_once_gives_the_first_answer_again() -> None:
    key = uuid4()
    first = _found(SYSTEM, PLACE, key=key)
    assert _found(SYSTEM, PLACE, key=key) == first
    assert Area.objects.filter(code=PLACE).count() == 1


def test_a_row_without_an_act_is_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        _area().save()


def test_a_change_that_names_no_act_is_refused_by_the_database() -> None:
    area = _found(SYSTEM, PLACE)
    with pytest.raises(DatabaseError, match="only inside an act"), transaction.atomic():
        Area.objects.filter(pk=area.pk).update(name="别的")
    with act(SYSTEM, "places.rename", at=PLACE) as event:
        Area.objects.filter(pk=area.pk).update(name="别的", event=event)
    assert Area.objects.get(pk=area.pk).name == "别的"


@pytest.mark.parametrize("column", ["kind", "actor_name", "day", "summary"])
def test_an_event_never_changes(column: str) -> None:
    with act(SYSTEM, "places.found", at=PLACE) as event:
        pass
    value = {"day": date(2000, 1, 1), "summary": {}}.get(column, "forged")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(**{column: value})


def test_an_event_is_never_deleted_and_answered_once() -> None:
    with act(SYSTEM, "places.found", at=PLACE) as event:
        pass
    Event.objects.filter(pk=event.pk).update(answer={"value": 1})
    with pytest.raises(DatabaseError, match="given once"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(answer={"value": 2})
    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic():
        Event.objects.filter(pk=event.pk).delete()
