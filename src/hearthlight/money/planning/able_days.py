"""How many days a month the people of a home can give to village work, as a setting by labour. Pure."""

from collections.abc import Mapping

from hearthlight.help.fitting import ABLE, UNABLE, WEAK

DAYS_A_MONTH: Mapping[str, int] = dict.fromkeys(ABLE, 22) | dict.fromkeys(WEAK, 12) | dict.fromkeys(UNABLE, 6)
"""A county setting (样例): full, weak and no labour; the light post of somebody without labour is a few days."""


def able_days(labours: list[str | None], bedridden: int, months: int) -> int:
    """Days left in so many months; people whose labour is not known give none, and the bedridden none."""
    best = max((DAYS_A_MONTH.get(one or "", 0) for one in labours), default=0)
    return best * months if len(labours) > bedridden else 0
