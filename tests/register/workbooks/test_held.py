"""Homes that are being taken in are held: on PostgreSQL nobody changes them meanwhile; SQLite has one writer."""

import pytest
from django.db import connection, transaction

from hearthlight.register.workbooks.turns import hold
from tests.register import homes


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only")
def test_nobody_changes_a_home_that_is_being_taken_in(committed: None) -> None:
    home = homes.home([{"name": "赵样禾"}], number="S9001")
    other = connection.copy()
    asked = "select id from register_member where household_id = %s for no key update skip locked"
    try:
        with transaction.atomic():
            hold(["S9001"])
            with other.cursor() as cursor:
                cursor.execute(asked, [home.pk])
                assert cursor.fetchall() == []
        with other.cursor() as cursor:
            cursor.execute(asked, [home.pk])
            assert len(cursor.fetchall()) == 1
    finally:
        other.close()
