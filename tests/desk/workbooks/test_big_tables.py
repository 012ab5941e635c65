"""A big table is a job, and who may fetch its file."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hearthlight.core.clock import pinned
from hearthlight.people.actions import appoint, leave
from hearthlight.people.models import Appointment
from hearthlight.register.models import Household
from hearthlight.register.shadow import big_export, export
from hearthlight.register.workbooks.kept import folder
from hearthlight.sheets.workbook import parse
from hearthlight.trail.models import Event
from tests.desk.workbooks.clerk import done, person
from tests.register.homes import DAY, SYSTEM, TOWN, VILLAGE

pytestmark = pytest.mark.django_db


def test_a_big_table_is_a_job_for_who_asked(clerk: Client, home: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "AT_ONCE", 0)
    asked = {"place": TOWN, "table": "members"}
    files = []
    for _ in range(2):
        assert clerk.post(reverse("register-export"), asked).status_code == 302
        done()
        files.append(
            reverse("register-export-file", args=[Event.objects.filter(kind="register.export").latest("pk").pk])
        )
    assert "S9001" in str(parse(clerk.get(files[1]).content)[0].rows)
    assert clerk.get(files[0]).status_code == 404
    assert person("village_secretary", VILLAGE).get(files[1]).status_code == 404
    assert clerk.post(reverse("register-export"), asked | {"numbers": "1", "reason": "核对"}).status_code == 422
    monkeypatch.setattr(export, "MOST", 0)
    assert clerk.post(reverse("register-export"), asked).status_code == 422


def big_file(clerk: Client) -> str:
    """The address of a big table that was made."""
    clerk.post(reverse("register-export"), {"place": TOWN, "table": "members"})
    done()
    return reverse("register-export-file", args=[Event.objects.filter(kind="register.export").latest("pk").pk])


def test_who_lost_the_office_gets_no_table_any_more(
    clerk: Client, home: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "AT_ONCE", 0)
    file = big_file(clerk)
    held = Appointment.objects.get(person_id=clerk.session["_auth_user_id"])
    with pinned(DAY + timedelta(days=2)):
        assert clerk.get(file).status_code == 200
        leave(SYSTEM, held, DAY + timedelta(days=1), "调离")
        assert clerk.get(file).status_code in (302, 403)
        appoint(SYSTEM, held.person, "township_secretary", TOWN, DAY, seat=9)
        assert clerk.get(file).status_code == 403


def test_a_table_waits_a_week(clerk: Client, home: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "AT_ONCE", 0)
    file = big_file(clerk)
    with pinned(DAY + timedelta(days=7)):
        assert clerk.get(file).status_code == 200
    with pinned(DAY + timedelta(days=8)):
        assert clerk.get(file).status_code == 404
    assert not (folder() / f"{file.split('/')[-1].removesuffix('.xlsx')}.export.xlsx").exists()


def test_a_table_with_names_is_for_who_may_still_see_them() -> None:
    class Exporter:
        def may(self, kind: str, place: str) -> bool:
            return kind == "register.export"

    one: Any = Exporter()
    assert big_export.may_fetch(one, Event(area_code=TOWN, summary={"names": False}))
    assert not big_export.may_fetch(one, Event(area_code=TOWN, summary={"names": True}))
