"""Very many rows are written as one row would be: guarded, made by their event, with the defaults of their fields."""

from datetime import date

import polars as pl
import pytest
from django.db import DatabaseError, connection, transaction

from hearthlight.register.models import Member
from hearthlight.trail.act import act
from hearthlight.trail.history import as_of
from hearthlight.trail.in_bulk import insert, update, write_changes
from hearthlight.trail.models import Change
from tests.register import homes
from tests.register.homes import BEGIN, DAY, SYSTEM, VILLAGE

pytestmark = pytest.mark.django_db


def test_rows_written_in_bulk_are_rows_like_others() -> None:
    home = homes.home()
    with act(SYSTEM, "test.bulk", at=VILLAGE, day=DAY) as event:
        given = {
            "household_id": home.pk,
            "area_code": VILLAGE,
            "number": range(2, 5),
            "name": pl.Series(["甲", "乙", "丙"]),
            "birth": pl.Series([date(1960, 2, 29), None, DAY]),
            "disabled": pl.Series([True, None, False]),
            "joined_on": BEGIN,
            "joined_how": "recorded",
        }
        ids = list(insert(event, Member, 3, given))
        assert insert(event, Member, 0, given) == []
    rows = list(Member.whole.filter(pk__in=ids).order_by("pk"))
    assert [(one.name, one.birth, one.disabled, one.number) for one in rows] == [
        ("甲", date(1960, 2, 29), True, 2),
        ("乙", None, None, 3),
        ("丙", DAY, False, 4),
    ]
    assert {(one.made_id, one.event_id, one.joined_on, one.left_on) for one in rows} == {
        (event.pk, event.pk, BEGIN, None)
    }
    later = homes.members(homes.home())[0]
    assert later.pk > max(ids)


def test_changes_and_updates_in_bulk_are_history() -> None:
    (one,) = homes.members(homes.home([{"education": "primary"}]))
    with act(SYSTEM, "test.bulk", at=VILLAGE, day=DAY) as event:
        given = {"subject_id": [one.pk], "field": "education", "old": '"primary"', "new": '"junior"'}
        write_changes(event, "register.member", 1, given | {"valid_from": BEGIN, "source_row": 7})
        update(event, Member, [one.pk], {"education": ["junior"], "birth": pl.Series([DAY])})
    one.refresh_from_db()
    assert (one.education, one.birth, one.event_id) == ("junior", DAY, event.pk)
    change = Change.objects.get(subject_kind="register.member", subject_id=one.pk)
    assert (change.old, change.new, change.valid_from, change.source_row) == ("primary", "junior", BEGIN, 7)
    assert as_of(Member, date(2013, 12, 31), ids=[one.pk]) == {one.pk: {"education": "primary"}}
    assert Change.objects.filter(new="junior", subject_id=one.pk).exists()


def test_the_database_refuses_a_bulk_write_as_any_other() -> None:
    (one,) = homes.members(homes.home())
    with pytest.raises(DatabaseError), transaction.atomic(), act(SYSTEM, "test.bulk", at=VILLAGE, day=DAY) as event:
        update(event, Member, [one.pk], {"away_months": [13]})
    with pytest.raises(DatabaseError, match="only inside an act"), connection.cursor() as cursor, transaction.atomic():
        cursor.execute("update register_member set name = 'x' where id = %s", [one.pk])
