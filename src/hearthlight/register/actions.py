"""The only place that writes the register, with earnings.py. A demo refuses a household that is not synthetic."""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings

from hearthlight.register.earnings import PaymentsExceedImport, declare_income, record_payment, return_income
from hearthlight.register.models import Household, Member, Status
from hearthlight.register.models.status import REGISTRATION
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add, amend
from hearthlight.trail.models import Event

__all__ = [
    "NotSynthetic",
    "PaymentsExceedImport",
    "add_household",
    "correct",
    "declare_income",
    "enter_state",
    "join",
    "leave",
    "record_payment",
    "refuse_real",
    "return_income",
]

CAUSES = tuple(f"cause_{number}" for number in range(1, 6))


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

    `seen` is the event the user had read. Raises Refused, Conflict, ValueError for a day that has not come.
    """
    arguments = {"valid_from": valid_from, "new": {name: str(value) for name, value in new.items()}}
    kind = f"register.correct_{row._meta.model_name}"
    with act(user, kind, at=row.area_code, key=key, subject=row, reason=reason, **arguments) as event:
        return len(amend(event, row, valid_from, seen=seen, **new))


@once
def leave(user: Actor, member: Member, left_on: date, how: str, *, key: UUID | None = None) -> None:
    """A member leaves the household 减员: died, married out, moved out, other; once a key."""
    with act(user, "register.leave", at=member.area_code, key=key, subject=member, left_on=left_on, how=how) as event:
        amend(event, member, left_on, left_on=left_on, left_how=how)


@once
def join(user: Actor, member: Member, *, key: UUID | None = None) -> Member:
    """A new member of a household 增员: born, married in, moved in, other; once a key."""
    home = member.household
    said = {"joined_on": member.joined_on, "number": member.number, "name": member.name}
    with act(user, "register.join", at=home.area_code, key=key, subject=home, **said) as event:
        member.area_code = home.area_code
        return add(event, member)


@once
def enter_state(
    user: Actor, household: Household, state: str, from_date: date, *, way: str = "", key: UUID | None = None
) -> Status:
    """A registered household enters a state on a day; its causes go on from the row before; once a key."""
    place, said = household.area_code, {"from_date": from_date, "way": way}
    with act(user, f"register.enter_{state}", at=place, key=key, subject=household, **said) as event:
        before = Status.whole.filter(household=household, scheme=REGISTRATION, from_date__lte=from_date)
        last = before.order_by("from_date").last()
        causes = {name: getattr(last, name, None) for name in CAUSES}
        row = Status(household=household, area_code=place, scheme=REGISTRATION, state=state, way=way, **causes)
        row.from_date = from_date
        return add(event, row)
