"""The database refuses what must never happen, and the program notices when a guard is gone."""

import pytest
from django.db import connection

from hearthlight.trail import guards

pytestmark = pytest.mark.django_db


def test_every_guard_stands_after_migrating() -> None:
    assert guards.missing() == []
    assert len({guard.name for guard in guards.expected()}) == len(guards.expected())


def test_a_dropped_guard_is_noticed_and_put_back() -> None:
    with connection.cursor() as cursor:
        on_table = " on trail_event" if connection.vendor == "postgresql" else ""
        cursor.execute(f"drop trigger guard_trail_event_delete{on_table}")
    assert guards.missing() == ["guard_trail_event_delete"]
    guards.install(guards.expected())
    assert guards.missing() == []


def test_a_weakened_guard_is_noticed() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "create or replace function guard_trail_event_delete() returns trigger language plpgsql "
                "as $$begin return old; end$$"
            )
        else:
            cursor.execute("drop trigger guard_trail_event_delete")
            cursor.execute("create trigger guard_trail_event_delete before delete on trail_event begin select 1; end")
    assert guards.missing() == ["guard_trail_event_delete"]


def test_the_digest_moves_with_any_guard() -> None:
    wanted = guards.expected()
    assert guards.digest(wanted) == guards.digest(list(reversed(wanted)))
    assert guards.digest(wanted) != guards.digest(wanted[1:])


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own hole")
def test_insert_or_replace_cannot_delete_behind_the_guard() -> None:
    with connection.cursor() as cursor:
        assert cursor.execute("pragma recursive_triggers").fetchone() == (1,)
        assert cursor.execute("pragma foreign_keys").fetchone() == (1,)
