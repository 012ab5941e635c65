"""Scans of minutes and signatures 会议记录扫描件 that a step rests on: sealed as they come, opened with a reason."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hearthlight.decisions.models import Step
from hearthlight.decisions.stepping import common_place
from hearthlight.desk.pages.deciding import BadField, chosen
from hearthlight.register.household_file import BadPaper
from hearthlight.register.household_scans import MOST_BYTES, keep_scan, kind_of_scan
from hearthlight.register.workbooks.kept import folder, opened_bytes
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from hearthlight.trail.models import Source

MINUTES = "minutes"


def filed(request: Any) -> Source | None:
    """The scan that came with the form about matters, kept where all of them lie. Raises BadField."""
    if not request.FILES.get("scan"):
        return None
    return filed_at(request, common_place([one.area_code for one in chosen(request.POST)]))


def filed_at(request: Any, place: str) -> Source | None:
    """The scan that came with the form, kept as a source of the place; None when none came. Raises BadField."""
    scan = request.FILES.get("scan")
    if not scan:
        return None
    try:
        digest = keep_scan(scan.read(MOST_BYTES + 1))
    except BadPaper as error:
        raise BadField(str(error)) from None
    known = {"sha256": digest, "kind": MINUTES, "area_code": place}
    return Source.objects.filter(**known).first() or _stored(request, known, scan.name)


def _stored(request: Any, known: dict[str, str], name: str) -> Source:
    try:
        place, digest = known["area_code"], known["sha256"]
        with transaction.atomic(), act(request.user, "decisions.file_minutes", at=place, sha256=digest) as event:
            row = Source(**known, title=name[:200], path=known["sha256"], received_on=request.day)
            return add(event, row)
    except IntegrityError:
        return Source.objects.get(**known)


def opened(user: Any, step: Step, reason: str) -> tuple[bytes, str]:
    """(bytes, media type) of a step's scan, for a reason that is written down. Raises Refused, BadField."""
    assert step.source
    return opened_source(user, step.source, step.decision, reason, {"kind": "scan", "step": step.number})


def opened_source(user: Any, source: Source, subject: Any, reason: str, said: dict[str, Any]) -> tuple[bytes, str]:
    """(bytes, media type) of a scan about a subject, for a reason that is written down. Raises Refused, BadField."""
    if not reason.strip():
        raise BadField(_("Say why the scan is needed: without a reason it stays closed."))
    with act(user, "people.unmask", at=source.area_code, subject=subject, reason=reason, summary=said):
        content = opened_bytes((folder() / source.path).read_bytes())
        return content, kind_of_scan(content)
