"""Any field of anything that money rests on, changed behind the product's back: the database refuses it, or verify
names the place. What is left out is listed with its reason."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, models, transaction

from hearthlight.core.clock import pinned
from hearthlight.core.period import Month
from hearthlight.help.models import Project
from hearthlight.money.contributing import contribute
from hearthlight.money.models import (
    Account,
    Contribution,
    Entry,
    Leg,
    Payment,
    Period,
    Plan,
    PlanLine,
    Statement,
)
from hearthlight.money.verify import verify
from hearthlight.trail.guards import expected
from hearthlight.trail.history import add
from tests.money.books import TESTER, VILLAGE, new_event, sql
from tests.money.test_traveller import TODAY, Village

pytestmark = pytest.mark.django_db
TABLES = (Entry, Leg, Account, Period, Statement, Payment, Plan, PlanLine, Contribution)
NOT_MONEY = {
    "id": "a row's own number; others name it",
    "made_id": "the trail seals its own events",
    "event_id": "the trail seals its own events; of an entry it is in the chain",
    "last_id": "which entry moved a balance last; the balance itself is compared",
    "closed_on": "the day of closing stands on the printed sheet; the head is compared",
    "month": "of a period: its entries stand in it by their days, which are in the chain",
    "state": "of a payment: paid and returned are compared with the entry",
    "payer_id": "who paid; the act that paid names them too",
    "decision_id": "the decision keeps its own steps",
    "adopted_on": "the entry that funded the plan keeps the day",
    "variant": "tells drafts apart",
    "area_code": "of a plan: its entry stands in the village's book",
    "plan_id": "of a line: the plan it is taken from misses it",
}


@pytest.fixture
def village() -> Any:
    """Everything that money rests on, with the guards taken away."""
    with pinned(TODAY):
        made = Village()
        made.paid()
        row = Project(area_code=VILLAGE, name="样例", share_permille=500, from_date=date(2016, 1, 1), synthetic=True)
        contribute(TESTER, add(new_event(), row), Month(2017, 1), 10_000)
        assert verify().faults == ()
        for guard in expected():
            on_sqlite = connection.vendor == "sqlite"
            if guard.sqlite if on_sqlite else guard.postgresql_body:
                sql(f"drop trigger if exists {guard.name}" + ("" if on_sqlite else f" on {guard.table}"))
        yield made


def fields() -> list[tuple[type[models.Model], str]]:
    found = [(model, field.column) for model in TABLES for field in model._meta.concrete_fields]
    return [(model, name) for model, name in found if not _left_out(model, name)]


def _left_out(model: type[models.Model], name: str) -> bool:
    only = {
        "event_id": model is not Entry,
        "month": model is Period,
        "state": model is Payment,
        "area_code": model is Plan,
    }
    only |= {"plan_id": model is PlanLine}
    return name in NOT_MONEY and only.get(name, True)


def other(field: Any, now: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(field, models.BooleanField):
        return not now
    if isinstance(field, models.DateField):
        return date(2001, 2, 3)
    if isinstance(field, models.UUIDField):
        return uuid4().hex if connection.vendor == "sqlite" else uuid4()
    if isinstance(field, models.CharField):
        return ("x" if now != "x" else "y")[: field.max_length]
    return 1 if now is None else int(now) + 1


@pytest.mark.requirement("R15", "the account cannot be tampered with")
@pytest.mark.parametrize(("model", "column"), fields(), ids=lambda one: getattr(one, "__name__", one))
def test_a_changed_field_is_refused_or_named(village: Any, model: type[models.Model], column: str) -> None:
    row = model._base_manager.order_by("pk").last()
    if model is Period:
        pytest.skip("no month is closed here: test_slips closes one")
    field = next(one for one in model._meta.concrete_fields if one.column == column)
    try:
        with transaction.atomic():
            sql(
                f"update {model._meta.db_table} set {column} = %s where id = %s",
                other(field, getattr(row, column)), row.pk,
            )  # fmt: skip
    except DatabaseError:
        return
    with transaction.atomic():
        faults = verify().faults
        connection.set_rollback(True)
    assert faults, f"{model.__name__}.{column} was changed and nobody noticed"
    assert all(one.book and one.where for one in faults)
