"""Two who take in at the same time: the file is matched again inside the act that writes it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from hearthlight.register.actions import record_payment
from hearthlight.register.models import Household
from hearthlight.register.workbooks import load as loading
from hearthlight.register.workbooks.turns import take_turns
from hearthlight.trail.act import act
from hearthlight.trail.models import Event, Source
from tests.register import homes
from tests.register.homes import DAY, OTHER_VILLAGE, SYSTEM, TOWN, VILLAGE
from tests.register.workbooks.books import Loaded, row

pytestmark = pytest.mark.django_db

CHILD = row("S9001", "赵样苗", "", "之子", 1, "残疾")


def meanwhile(monkeypatch: pytest.MonkeyPatch, other: Callable[[], Any]) -> None:
    """Do `other` once the file was matched and received, and before it is applied."""
    received = loading.received_as

    def run(*given: Any) -> Source:
        monkeypatch.setattr(loading, "received_as", received)
        source = received(*given)
        other()
        return source

    monkeypatch.setattr(loading, "received_as", run)


def test_two_files_that_name_the_same_new_child_make_one_person(
    loaded: Loaded, household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = []
    meanwhile(monkeypatch, lambda: reports.append(loaded(CHILD, name="先.xlsx")))
    reports.append(loaded([*CHILD[:4], 1, "健康"], name="后.xlsx"))
    assert [report.applied for report in reports] == [True, True]
    assert [one.name for one in homes.members(household)] == ["赵样禾", "钱样麦", "赵样苗"]
    assert [vars(report.tally)["members_added"] for report in reports] == [1, 0]
    assert homes.members(household)[2].disabled is False


def test_a_file_that_fits_no_more_is_refused_and_stays_received(
    loaded: Loaded, household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    def paid() -> None:
        with act(SYSTEM, "test.pay", at=VILLAGE, day=DAY) as event:
            record_payment(event, household, 2016, "wage", "payment 1", 60_000)

    meanwhile(monkeypatch, paid)
    report = loaded(row("S9001", "赵样禾", "", "户主", 1, "残疾", "", "500"))
    assert (report.applied, [fault.code for fault in report.faults]) == (False, ["below_payments"])
    source = Source.objects.get(pk=report.source)
    assert source.state == Source.State.DRY
    assert not Event.objects.filter(kind="register.apply_workbook").exists()
    assert homes.members(household)[0].disabled is None


def test_the_same_file_at_the_same_time_is_taken_in_once(
    loaded: Loaded, household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = []
    meanwhile(monkeypatch, lambda: reports.append(loaded(CHILD)))
    reports.append(loaded(CHILD))
    assert [report.applied for report in reports] == [True, False]
    assert [fault.code for fault in reports[1].faults] == ["applied_before"]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only")
@pytest.mark.parametrize(("place", "waits"), [(TOWN, True), (VILLAGE, True), (OTHER_VILLAGE, False)])
def test_one_file_at_a_time_at_a_place_and_within_it(db: None, place: str, waits: bool) -> None:
    asked = "select pg_try_advisory_xact_lock(hashtext(%s))"
    other = connection.copy()
    try:
        take_turns(VILLAGE)
        with other.cursor() as cursor:
            cursor.execute(asked, [f"register.load {place}"])
            assert cursor.fetchone() == (not waits,)
    finally:
        other.close()
