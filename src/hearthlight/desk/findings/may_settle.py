"""What a reader's office may do with findings as they stand."""

from collections.abc import Iterable

from hearthlight.people.models import Person

ACTS = ("explain", "accept", "reopen")
MAY = {
    "open": ("explain", "accept"),
    "cannot_judge": ("explain", "accept"),
    "explained": ("explain", "accept", "reopen"),
    "accepted": ("reopen",),
}
"""State of a finding to what can be done with it; what is mended is over."""


def may_settle(user: Person, states: Iterable[str], place: str) -> list[str]:
    """Acts that fit one of the states, as far as this office does them there."""
    fitting = {act for state in states for act in MAY.get(state, ())}
    return [act for act in ACTS if act in fitting and user.may(f"checks.{act}", place)]
