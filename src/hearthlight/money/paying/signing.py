"""Signing work 出工签认: the village says who worked how much in a month; a part of a month names its sum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.core.money import Fen
from hearthlight.core.period import Month
from hearthlight.help.models import Opening, Placement, WorkDay
from hearthlight.money.models import Payment
from hearthlight.money.payment_rows import PaymentRefused
from hearthlight.people.models import Person
from hearthlight.trail.act import act, once
from hearthlight.trail.history import add
from hearthlight.trail.models import Event


@dataclass(frozen=True)
class Worked:
    """What is signed for one placement: days or months, and the sum where it is a part of a month."""

    units: int
    fen: Fen | None = None


@once
def sign_work(
    user: Person, village: str, month: Month, worked: Mapping[int, Worked], *, key: UUID | None = None
) -> list[int]:
    """Sign the work of placements (ids) of a village in a month; signed again, it is amended until it is paid.

    Raises PaymentRefused for a month that is not over, more than a month holds, a part of a month without its sum, or
    work that was paid already.
    """
    said = [(pk, one.units, one.fen) for pk, one in sorted(worked.items())]
    with act(user, "money.sign_work", at=village, key=key, month=str(month), worked=said) as event:
        if month.first > event.day:
            raise PaymentRefused(_("%(month)s has not begun.") % {"month": month})
        placements = Placement.whole.select_related("opening").filter(pk__in=worked, area_code=village)
        paid = set(_listed(list(worked), month))
        return [_signed(event, user, one, month, worked[one.pk], paid) for one in placements.order_by("pk")]


def _listed(placements: Sequence[int], month: Month) -> Sequence[int]:
    rows = Payment.whole.filter(placement__in=placements, month=str(month)).exclude(state="returned")
    return list(rows.values_list("placement", flat=True))


def _signed(event: Event, user: Person, one: Placement, month: Month, worked: Worked, paid: set[int]) -> int:
    _refuse(one, month, worked, paid)
    row = WorkDay.whole.filter(placement=one, month=str(month)).first()
    if row is None:
        row = WorkDay(placement=one, month=str(month), units=worked.units, fen=worked.fen)
        row.signed_by, row.signed_on = user, event.day
        return add(event, row).pk
    row.units, row.fen, row.signed_by, row.signed_on, row.event = worked.units, worked.fen, user, event.day, event
    row.save(update_fields=["units", "fen", "signed_by", "signed_on", "event"])
    return row.pk


def _refuse(one: Placement, month: Month, worked: Worked, paid: set[int]) -> None:
    most = month.last.day if one.opening.unit == Opening.Unit.DAY else 1
    if worked.units < 0 or worked.units > most:
        raise PaymentRefused(
            _("%(month)s has at most %(most)s: look at the number again.") % {"month": month, "most": most}
        )
    if one.pk in paid:
        raise PaymentRefused(_("Work of %(month)s that is listed for payment is not signed anew.") % {"month": month})
    if one.opening.unit == Opening.Unit.MONTH and worked.units and worked.fen is None and _part(one, month):
        raise PaymentRefused(
            _("The placement began or ended within %(month)s: say what was agreed for the part of the month.")
            % {"month": month}
        )


def _part(one: Placement, month: Month) -> bool:
    """Whether the placement does not hold the whole month."""
    return one.from_date > month.first or (one.until is not None and one.until <= month.last)
