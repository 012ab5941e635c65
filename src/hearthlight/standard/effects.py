"""What the standard says before an exit is decided: what fails and what is unknown, by name and with its cause.

It says so and blocks nothing, unless the dated setting exit_gate says *block*: review, home check, vote and notice
decide an exit, and a cell of a database is no home.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.checks.rule import Answer
from hearthlight.core.parameters import NotKnown
from hearthlight.places.models import Area
from hearthlight.register.models import Household
from hearthlight.standard.exits import one
from hearthlight.standard.exits.settings import BLOCK, gate_mode
from hearthlight.standard.pack import NoPack


def exit_cautions(household: Household, payload: Mapping[str, Any], day: date) -> list[str]:
    """What of the standard's items fails or cannot be judged."""
    return one.of_home(household, day)


def exit_gate(user: Any, household: Any, payload: Mapping[str, Any], day: date) -> str:
    """One sentence where the setting blocks and an item fails; what is unknown never blocks."""
    if not isinstance(household, Household) or not _blocks(day, household.area_code):
        return ""
    try:
        fails = one.verdict(household, day) == Answer.BREAKS
    except NoPack:
        return ""
    said = {"number": household.number, "why": " ".join(one.of_home(household, day))}
    return _("Household %(number)s does not meet the standard. %(why)s") % said if fails else ""


def _blocks(day: date, place: str) -> bool:
    try:
        return bool(gate_mode(day, place).value == BLOCK)
    except NotKnown:
        return False


def village_cautions(village: Area, payload: Mapping[str, Any], day: date) -> list[str]:
    """What of the village's own items fails or was never stated."""
    return one.of_village(village, day)


GATES = {"exit": exit_gate}
CAUTIONS = {"exit": exit_cautions, "village_exit": village_cautions}
