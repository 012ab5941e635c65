"""Whom a rule concerns, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hearthlight.checks.rule import Rule

FRAMES = {
    "household": gettext_lazy("households"),
    "member": gettext_lazy("members of households"),
    "village": gettext_lazy("villages"),
    "measure": gettext_lazy("measures of help"),
    "station": gettext_lazy("stations"),
    "milestone": gettext_lazy("stages of building stations"),
}


UNITS = {
    "household": pgettext_lazy("unit", "households"),
    "member": pgettext_lazy("unit", "people"),
    "village": pgettext_lazy("unit", "villages"),
    "measure": pgettext_lazy("unit", "measures"),
    "station": pgettext_lazy("unit", "stations"),
    "milestone": pgettext_lazy("unit", "stages"),
}
FACTS_OF_HOMES = ("household", "member", "measure")
"""Frames whose wrong facts are corrected in the record of a home."""


def counted_in(frame: str) -> str:
    """The unit in which the rows of a frame are counted."""
    return str(UNITS.get(frame, frame))


def concerned(rule: Rule) -> str:
    """``households of the register``: its frame, and whether only those that the register or the monitoring holds."""
    frame = str(FRAMES.get(rule.frame, rule.frame))
    if "monitored" in rule.reads:
        return _("%(who)s, as far as they are registered or monitored") % {"who": frame}
    return _("%(who)s, as far as they are registered") % {"who": frame} if "scheme" in rule.reads else frame
