"""Writing the register: new households and corrections. A demo refuses a household that is not synthetic.

What happens to people stands in comings.py, to households in splits.py, moves.py and endings.py, their states in
states.py, their income in earnings.py.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings

from hearthlight.register.book.closed import refuse_counted
from hearthlight.register.earnings import (
    PaymentsExceedImport,
    declare_income,
    record_payment,
    record_payments,
    return_income,
)
from hearthlight.register.models import Household, Member
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add, amend
from hearthlight.trail.models import Event

__all__ = [
    "NotSynthetic",
    "PaymentsExceedImport",
    "add_household",
    "correct",
    "declare_income",
    "record_payment",
    "record_payments",
    "refuse_real",
    "return_income",
]


class NotSynthetic(ValueError):
    """A demo holds invented homes only."""


def refuse_real(household: Household) -> None:
    """A demo stores invented homes only. Raises NotSynthetic."""
    if settings.HEARTHLIGHT_DEMO and not household.synthetic:
        raise NotSynthetic("this is a demo: real households do not belong in it")


def add_household(event: Event, household: Household) -> Household:
    """Store a new household inside an act. Raises NotSynthetic in a demo."""
    refuse_real(household)
    return add(event, household)


@once
def correct(
    user: Actor,
    row: Household | Member,
    valid_from: date,
    *,
    seen: int | None = None,
    key: UUID | None = None,
    reason: str = "",
    **new: Any,
) -> int:
    """Change facts of a household or member, true from `valid_from` 更正; returns how many fields differed.

    `seen` is the event the user had read. Raises Refused, Conflict, ValueError for a day that has not come,
    Impossible for what the ledger counts in a closed year.
    """
    arguments = {"valid_from": valid_from, "new": {name: str(value) for name, value in new.items()}}
    kind = f"register.correct_{row._meta.model_name}"
    with act(user, kind, at=row.area_code, key=key, subject=row, reason=reason, **arguments) as event:
        refuse_counted(row, valid_from, new)
        return len(amend(event, row, valid_from, seen=seen, **new))
