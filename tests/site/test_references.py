"""A test that leaves a reference to nothing fails, whichever way it came about."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.plugins.databases import on_sqlite
from tests.plugins.references import Written, referring


@pytest.fixture
def on_ours(db: None) -> None:
    """On SQLite alone: PostgreSQL looks itself, and quickly."""
    if not on_sqlite():
        pytest.skip("this database needs no such look")


def test_a_row_that_refers_to_nothing_and_one_whose_other_is_gone(on_ours: None) -> None:
    connection.check_constraints()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("insert into django_content_type(id, app_label, model) values (99999, 'a', 'b')")
        cursor.execute("insert into auth_permission(name, content_type_id, codename) values ('a', 99998, 'b')")
        with pytest.raises(IntegrityError, match="99998"):
            connection.check_constraints()
        transaction.set_rollback(True)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("delete from django_content_type")
        with pytest.raises(IntegrityError, match="django_content_type"):
            connection.check_constraints()
        transaction.set_rollback(True)


def test_what_is_not_understood_costs_the_look_at_everything(on_ours: None, monkeypatch: pytest.MonkeyPatch) -> None:
    look = next(one for one in connection.execute_wrappers if isinstance(one, Written))
    seen: list[object] = []
    monkeypatch.setattr(look, "check", seen.append)
    for statement in ("select 1", "with a as (select 1) insert into b select 1", "update people_person set id = 1"):
        look.look()
        look.note(statement)
        look.look()
    assert seen[1::2] == [[], None, ["people_person"]]
    assert "people_appointment" in referring("people_person")
