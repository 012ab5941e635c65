"""Scans of a household's papers 扫描件: sealed as they come in, opened once with a reason, like a number.

A scan shows whatever stands on the paper, so it is never shown by itself.
"""

from typing import Any

from django.utils.translation import gettext as _

from hearthlight.decisions.unmasking import Granted, may_unmask
from hearthlight.register.household_file import BadPaper
from hearthlight.register.models import Household
from hearthlight.register.workbooks.kept import folder, keep, opened_bytes
from hearthlight.trail.act import act
from hearthlight.trail.models import Source

MOST_BYTES = 10_000_000
BEGINS = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
"""How a file of each kind begins, whatever its name says."""


def kind_of_scan(content: bytes) -> str:
    """The media type of a scan, empty for anything that is none."""
    return next((kind for begin, kind in BEGINS.items() if content.startswith(begin)), "")


def keep_scan(content: bytes) -> str:
    """Seal a scan; returns the name it is kept under. Raises BadPaper for too much, or for no scan."""
    if len(content) > MOST_BYTES:
        raise BadPaper(_("The scan is larger than 10 MB: scan it in grey, or page by page."))
    if not kind_of_scan(content):
        raise BadPaper(_("A scan is a PDF, a JPEG or a PNG."))
    return keep(content)


def opened_scan(user: Any, home: Household, paper: Source, reason: str, day: Any) -> bytes:
    """The bytes of a paper's scan, for a reason that is written down; by office, or by a decision for the place.

    Raises Refused, BadPaper without a reason or without a scan.
    """
    if not reason.strip():
        raise BadPaper(_("Say why the scan is needed: without a reason it stays closed."))
    if not paper.path:
        raise BadPaper(_("This paper has no scan: look at its page in the bound file."))
    given = None if user.may("people.unmask", home.area_code) else may_unmask(user, home, day)
    actor: Any = Granted(user, given) if given else user
    said = {"kind": "scan", "page": paper.mapping["first"]}
    with act(actor, "people.unmask", at=home.area_code, subject=home, reason=reason, source=paper, summary=said):
        return opened_bytes((folder() / paper.path).read_bytes())
