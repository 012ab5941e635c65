"""Doubts before money moves, in words; they name no card and no number."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SAID = {
    "gone": gettext_lazy("The payee is no longer a member of the household on that month (left or died)."),
    "no_card": gettext_lazy("No card is known for the payee."),
    "shared_card": gettext_lazy("Several payees are paid to one card."),
    "other_holder": gettext_lazy("The name the bank has is not the payee's."),
    "two_openings": gettext_lazy("Whoever has this identity number holds another opening too."),
    "not_placed": gettext_lazy("The payee did not hold the opening in that month."),
    "not_signed": gettext_lazy("The village has signed no work for that month."),
    "never_connected": gettext_lazy("Part of this plan's money is of a station that was never connected."),
    "able_gets_grant": gettext_lazy("The payee can work: a set amount or grant is for those who cannot."),
    "ability_unknown": gettext_lazy("Whether the payee can work is not known."),
}


def doubt_words(rule: str, values: dict[str, Any]) -> str:
    """A doubt in one sentence."""
    if rule == "kin":
        return _("The payee's household was declared as kin by a cadre (%(office)s).") % values
    if rule == "more_than_signed":
        return _("Paid are %(units)s days or months, signed by the village are %(signed)s.") % values
    return str(SAID[rule])
