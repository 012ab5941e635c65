"""Scans that a step rests on: sealed as they come, opened with a reason, and nothing else than a scan."""

from datetime import date
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from hearthlight.decisions.models import Decision, Step
from hearthlight.register.models import Household
from hearthlight.register.standing import unexited
from hearthlight.register.workbooks import kept
from hearthlight.trail.models import Event
from tests.desk.conftest import SignIn
from tests.desk.test_decisions import VILLAGE


def test_minutes_are_sealed_and_opened_with_a_reason(as_role: SignIn) -> None:
    client, matter = as_role("village"), waiting_in_the_village(as_role)
    scan = SimpleUploadedFile("会议记录.pdf", b"%PDF-1.4 sealed minutes")
    counts = {"eligible": "36", "present": "30", "votes_for": "28", "votes_against": "1", "abstained": "1"}
    data = counts | {"d": [matter.pk], "on_date": "2017-03-28", "scan": scan, "key": uuid4()}
    assert client.post("/decisions/step/", data).status_code == 302
    step = Step.whole.get(decision=matter, kind="vote")
    assert step.source
    assert b"sealed minutes" not in (kept.folder() / step.source.path).read_bytes()
    address = f"/decisions/{matter.pk}/scan"
    assert client.post(address, {"step": step.pk, "reason": " "}).status_code == 422
    assert as_role("leader").post(address, {"step": step.pk, "reason": "看看"}).status_code == 403
    opened = client.post(address, {"step": step.pk, "reason": "核对人数"})
    assert opened.content == b"%PDF-1.4 sealed minutes"
    assert Event.objects.latest("pk").reason == "核对人数"


def test_something_else_than_a_scan_is_refused(as_role: SignIn) -> None:
    matter = waiting_in_the_village(as_role)
    data = {"eligible": "36", "present": "30", "votes_for": "28", "d": [matter.pk], "key": uuid4()}
    page = as_role("village").post("/decisions/step/", data | {"scan": SimpleUploadedFile("x.exe", b"MZ")})
    assert page.status_code == 422
    assert not Step.whole.filter(decision=matter, kind="vote").exists()


def waiting_in_the_village(as_role: SignIn) -> Decision:
    """A new exit of the village that waits for its vote."""
    homes = Household.whole.filter(pk__in=unexited(date(2017, 3, 28)), area_code__startswith=VILLAGE[:12])
    known = Decision.whole.exclude(household_id=None).values("household_id")
    home = homes.exclude(pk__in=known).order_by("pk")[0]
    data = {"kind": "exit", "numbers": home.number, "on_date": "2017-03-28", "key": uuid4()}
    assert as_role("village").post("/decisions/start/", data).status_code == 302
    return Decision.whole.get(household_id=home.pk, kind="exit")
