"""What is known of the household of a matter by the law of the day, beside the step that is to be taken on it."""

from dataclasses import dataclass
from datetime import date

from hearthlight.checks.models import Finding
from hearthlight.decisions.models import Decision
from hearthlight.desk.record.household_record import findings
from hearthlight.desk.record.record_standing import Standing, standing_of
from hearthlight.register.models import Household

KINDS = ("exit", "identify", "monitor", "remove")
"""Kinds of matters that turn on how a household lives."""


@dataclass(frozen=True)
class Stands:
    """A household beside the standard: its rules, its income a head, its open findings."""

    home: Household
    by_law: Standing
    findings: list[Finding]


def stands(decision: Decision, day: date) -> Stands | None:
    """The household of a matter under way, for whoever may see the household; None for another matter or reader."""
    if decision.kind not in KINDS or decision.state != Decision.State.OPEN:
        return None
    home = Household.objects.filter(pk=decision.household_id).first()
    return Stands(home, standing_of(home, day), findings(home)) if home else None
