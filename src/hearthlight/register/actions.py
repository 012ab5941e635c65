"""The only place that writes the register. A demo refuses a household that is not synthetic."""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings

from hearthlight.core.money import Fen
from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.register.models.status import REGISTRATION
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.entering import enter
from hearthlight.trail.history import add, amend
from hearthlight.trail.models import Change, Event

CAUSES = tuple(f"cause_{number}" for number in range(1, 6))


class NotSynthetic(ValueError):
    """A demo holds invented homes only."""


class PaymentsExceedImport(ValueError):
    """The file's sum of an item is smaller than what this system has paid by that item."""


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


def leave(user: Actor, member: Member, left_on: date, how: str, key: UUID | None = None) -> None:
    """A member leaves the household 减员: died, married out, moved out, other."""
    with act(user, "register.leave", at=member.area_code, key=key, subject=member, left_on=left_on, how=how) as event:
        amend(event, member, left_on, left_on=left_on, left_how=how)


def join(user: Actor, member: Member, key: UUID | None = None) -> Member:
    """A new member of a household 增员: born, married in, moved in, other."""
    place = member.household.area_code
    with act(user, "register.join", at=place, key=key, subject=member.household, joined_on=member.joined_on) as event:
        member.area_code = place
        return add(event, member)


def enter_state(
    user: Actor, household: Household, state: str, from_date: date, *, way: str = "", key: UUID | None = None
) -> Status:
    """A registered household enters a state on a day; its causes go on from the row before."""
    place = household.area_code
    with act(user, f"register.enter_{state}", at=place, key=key, subject=household, from_date=from_date) as event:
        before = Status.whole.filter(household=household, scheme=REGISTRATION, from_date__lte=from_date)
        last = before.order_by("from_date").last()
        causes = {name: getattr(last, name, None) for name in CAUSES}
        row = Status(household=household, area_code=place, scheme=REGISTRATION, state=state, way=way, **causes)
        row.from_date = from_date
        return add(event, row)


def record_payment(event: Event, household: Household, year: int, item: str, line: str, fen: Fen) -> Income:
    """Write a payment of this system into the household's account, inside the act that paid it; once a line."""
    row = Income(household=household, year=year, item=item, line=line, fen=fen, origin=Income.Origin.PAYMENT)
    row.evidence_grade = "slip"
    return add(event, row)


def declare_income(
    event: Event,
    household: Household,
    year: int,
    item: str,
    fen: Fen,
    *,
    origin: str = Income.Origin.DECLARED,
    evidence: str | None = None,
    source_row: int | None = None,
) -> list[Change]:
    """Set the whole sum of an item; what this system has paid by it is counted in, so only the rest is stored.

    A sum that was declared before is amended, so that the change leads back to the row of the source.
    Raises PaymentsExceedImport.
    """
    own = Income.whole.filter(household=household, year=year, item=item)
    paid = sum(own.filter(origin=Income.Origin.PAYMENT).values_list("fen", flat=True))
    if fen < paid:
        raise PaymentsExceedImport(f"{item} {year}: the file says {fen} fen, but {paid} fen were paid by this system")
    said: dict[str, Any] = {"fen": fen - paid, "origin": origin, "source": event.source_id}
    if evidence is not None:
        said["evidence_grade"] = evidence
    row = own.filter(line="").first()
    valid_from = min(date(year, 12, 31), event.day)
    if row:
        return amend(event, row, valid_from, source_row=source_row, **said)
    rows = {name: (value, source_row) for name, value in said.items()}
    return enter(event, Income(household=household, year=year, item=item), valid_from, rows)
