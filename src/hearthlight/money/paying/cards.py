"""The cards people are paid to 一卡通: the name the bank has in the row, the number sealed and apart."""

from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.money.models import BankCard
from hearthlight.money.payment_rows import PaymentRefused
from hearthlight.people.models import Secret
from hearthlight.people.secrets import sealed
from hearthlight.register.models import Member
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Event

DIGITS = range(12, 20)
"""How long a card's number is."""


@once
def record_card(user: Actor, member: Member, holder: str, number: str, *, key: UUID | None = None) -> BankCard:
    """Keep the card of a member; one before it ends. Raises PaymentRefused for what is no card number."""
    plain = "".join(number.split())
    if not plain.isdigit() or len(plain) not in DIGITS:
        raise PaymentRefused(_("A card's number has 12 to 19 digits."))
    place = member.household.area_code
    with act(user, "money.record_card", at=place, subject=member, key=key) as event:
        _end(event, member)
        bulk(event, [sealed(event, member, place, Secret.Kind.CARD, plain, event.day)])
        return add(event, BankCard(member=member, holder=holder.strip()[:64], from_date=event.day))


def _end(event: Event, member: Member) -> None:
    for row in BankCard.whole.filter(member=member, until=None):
        row.until, row.event = event.day, event
        row.save(update_fields=["until", "event"])
    Secret.whole.filter(subject_kind="register.member", subject_id=member.pk, kind=Secret.Kind.CARD, until=None).update(
        until=event.day, event=event
    )
