"""Acts on a run before it is paid: explain a doubt, take a payment out, drop the whole."""

from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.money.models import PayDoubt, Payment, PayRun
from hearthlight.money.paying.runs import rows_of, to_state
from hearthlight.money.payment_rows import PaymentRefused
from hearthlight.people.models import Person
from hearthlight.trail.act import act, once


@once
def take_out(user: Person, payment: Payment, reason: str, *, key: UUID | None = None) -> Payment:
    """Take a payment out of a run before it is booked; it may be listed again. Raises PaymentRefused."""
    if not reason.strip():
        raise PaymentRefused(_("Say why the payment is taken out."))
    with act(user, "money.take_out", at=payment.area_code, subject=payment, reason=reason, key=key) as event:
        row = Payment.whole.select_for_update(of=("self",)).get(pk=payment.pk)
        if row.state not in ("listed", "sent"):
            raise PaymentRefused(_("Only a payment that was not paid yet can be taken out."))
        row.state, row.event = Payment.State.RETURNED, event
        row.save(update_fields=["state", "event"])
        return row


@once
def explain_doubt(user: Person, doubt: PayDoubt, words: str, *, key: UUID | None = None) -> PayDoubt:
    """Say in words why a payment is right all the same. Raises PaymentRefused for one that blocks, or without words."""
    if doubt.blocks:
        raise PaymentRefused(_("This cannot be explained away: put it right, or take the payment out."))
    if not words.strip():
        raise PaymentRefused(_("Say why the payment is right all the same."))
    place = doubt.run.area_code
    with act(user, "money.explain_doubt", at=place, subject=doubt, key=key, words=words) as event:
        doubt.explanation, doubt.explained_by, doubt.event = words.strip()[:300], user, event
        doubt.save(update_fields=["explanation", "explained_by", "event"])
        return doubt


@once
def drop_run(user: Person, run: PayRun, reason: str, *, key: UUID | None = None) -> PayRun:
    """Drop a run that is not booked; its payments may be listed again. Raises PaymentRefused."""
    with act(user, "money.drop_run", at=run.area_code, subject=run, reason=reason, key=key) as event:
        run = PayRun.objects.select_for_update().get(pk=run.pk)
        if run.state not in (PayRun.State.LISTED, PayRun.State.CHECKED):
            raise PaymentRefused(_("A run that was paid is not dropped: payments come back one by one."))
        rows = rows_of(run)
        for row in rows:
            row.state, row.event = Payment.State.RETURNED, event
        Payment.whole.bulk_update(rows, ["state", "event"])
        return to_state(event, run, PayRun.State.DROPPED)
