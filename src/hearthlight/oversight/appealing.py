"""Raising an appeal 申诉 against a finding of supervision: by the person whom it is about."""

from datetime import date
from uuid import UUID

from hearthlight.decisions.actions import propose
from hearthlight.decisions.models import Decision
from hearthlight.oversight.models import Observation
from hearthlight.people.models import Person

KIND = "appeal"


def appeal(user: Person, seen: Observation, why: str, day: date, *, key: UUID | None = None) -> Decision:
    """Open the matter; the county decides it. Raises Refused, NotYet, Gated."""
    payload = {"person": user.pk, "asked_on": day.isoformat()}
    about = {"area_code": seen.area_code, "day": day, "household_id": seen.household_id}
    return propose(user, KIND, seen, payload=payload, reason=why, key=key, **about)
