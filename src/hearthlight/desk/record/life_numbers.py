"""The number of a new household 户编号: proposed in the form of its place, and compared with it."""

import re
import unicodedata

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.register.models import Household
from hearthlight.register.refusals import Impossible

RUNNING = 4
"""Digits of the running number within the village."""


def proposed(home: Household) -> str:
    """The first number after those of the place that the reader sees; empty where its form has no running number."""
    begins, digits = _begins(home), len(home.number)
    if not home.number[-RUNNING:].isdigit():
        return ""
    rows = Household.objects.filter(number__startswith=begins).values_list("number", flat=True)
    ends = [one[-RUNNING:] for one in rows if len(one) == digits]
    last = max((int(end) for end in ends if end.isascii() and end.isdigit()), default=0)
    return f"{begins}{last + 1:0{RUNNING}d}" if last < 10**RUNNING - 1 else ""


def checked(home: Household, text: str) -> str:
    """The number as typed, which must be written as those of the place are. Raises Impossible."""
    found = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    if _form(found) != _form(home.number.upper()) or not found.startswith(_begins(home).upper()):
        said = {"begins": _begins(home), "example": proposed(home) or home.number}
        raise Impossible(_("Household numbers here begin with %(begins)s, such as %(example)s.") % said)
    return found


def _begins(home: Household) -> str:
    """What stands before the running number: the village where the home is, if its number names a village at all."""
    begins, village = home.number[:-RUNNING], areas.at(home.area_code, "village")[:12]
    return re.sub(r"\d{12}$", village, begins)


def _form(number: str) -> str:
    """Each digit as 9: what a number looks like."""
    return re.sub(r"[0-9]", "9", number)
