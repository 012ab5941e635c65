"""The household's slip 明白单: a code that opens its own line once, without a sign-in; only its digest is kept."""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from hearthlight.money.models import Payment, SlipCode
from hearthlight.trail.act import Actor, System, act
from hearthlight.trail.history import add

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without letters and digits that look alike."""
LENGTH, DAYS = 12, 90
PUBLIC = System("slip")


def make_code(user: Actor, payment: Payment, key: UUID | None = None) -> str:
    """A new code for a payment; earlier ones that were not used end. Raises Refused."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    with act(user, "money.slip", at=payment.area_code, subject=payment, key=key) as event:
        for row in SlipCode.whole.filter(payment=payment, used_on=None, until__gt=event.day):
            row.until, row.event = event.day, event
            row.save(update_fields=["until", "event"])
        add(event, SlipCode(payment=payment, digest=digest_of(code), until=event.day + timedelta(days=DAYS)))
    return code


def use_code(code: str) -> Payment | None:
    """The payment that a code opens, now and never again; None for a code that is unknown, used or too old."""
    row = SlipCode.whole.filter(digest=digest_of(code), used_on=None).select_related("payment").first()
    if row is None:
        return None
    with act(PUBLIC, "money.slip_opened", at=row.payment.area_code, subject=row.payment) as event:
        row = SlipCode.whole.select_for_update().get(pk=row.pk)
        if row.used_on or row.until <= event.day:
            return None
        row.used_on, row.event = event.day, event
        row.save(update_fields=["used_on", "event"])
        return Payment.whole.select_related("line__plan", "entry").get(pk=row.payment_id)


def digest_of(code: str) -> str:
    """SHA-256 of a code as people type it: spaces, dashes and small letters do not matter."""
    plain = "".join(one for one in code.upper() if one.isalnum())
    return hashlib.sha256(f"slip {plain}".encode()).hexdigest()
