"""Acts that end or undo: reverse an entry, return a payment, close a month of a book."""

from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from hearthlight.money import entries
from hearthlight.money.chart import Kind
from hearthlight.money.journal import as_draft, book
from hearthlight.money.models import Entry, Payment, Period
from hearthlight.money.payment_rows import PaymentRefused, held
from hearthlight.money.payments import income_line
from hearthlight.register.actions import return_income
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.models import Event


@once
def reverse(user: Actor, entry: Entry, reason: str, *, key: UUID | None = None) -> Entry:
    """Undo an entry by its mirror 红字冲销; a transfer is undone in both books at once.

    The database refuses to undo twice, to undo an undoing, and to take back what was passed on already. Raises
    PaymentRefused for the entry of a payment: more than the journal hangs on it, so it is undone by `return_payment`.
    """
    if entry.kind == Kind.PAY:
        raise PaymentRefused(_("The entry of a payment is not reversed by itself: return the payment instead."))
    with act(user, "money.reverse", at=entry.book, subject=entry, reason=reason, key=key) as event:
        transfer = uuid4() if entry.transfer else None
        pair = Entry.objects.filter(transfer=entry.transfer).order_by("book") if entry.transfer else [entry]
        drafts = [entries.reverse(as_draft(one), one.pk, event.day, transfer) for one in pair]
        return next(done for done in book(event, drafts) if done.reverses_id == entry.pk)


@once
def return_payment(user: Actor, payment: Payment, reason: str, *, key: UUID | None = None) -> Payment:
    """A payment that had arrived comes back 退回: its money returns to the plan and may be listed again.

    One act reverses the entry, marks the payment returned and brings its line of the household's income to nothing.
    Raises PaymentRefused unless the payment, read again now, is paid.
    """
    with act(user, "money.return_payment", at=payment.area_code, subject=payment, reason=reason, key=key) as event:
        return return_in(event, payment)


def return_in(event: Event, payment: Payment) -> Payment:
    """The same inside an act that is under way."""
    row = held(event, [payment], Payment.State.PAID, _("Only a payment that has arrived can be returned."))[0]
    book(event, [entries.reverse(as_draft(row.entry), row.entry_id, event.day)])
    row.state, row.event = Payment.State.RETURNED, event
    row.save(update_fields=["state", "event"])
    if row.household:
        return_income(event, row.household, income_line(row))
    return row


def close_period(user: Actor, name: str, month: str) -> Period:
    """Close a month of a book 结账 for ever, keeping the head of its chain."""
    with act(user, "money.close_period", at=name, month=month) as event:
        last = Entry.objects.filter(book=name, number__isnull=False).order_by("number").last()
        period, _made = Period.objects.get_or_create(book=name, month=month)
        period.closed_on, period.head = event.day, last.hash if last else ""
        period.save()
        return period
