"""Acts that end or undo: reverse an entry, close a month of a book."""

from uuid import UUID, uuid4

from hearthlight.money import entries
from hearthlight.money.journal import as_draft, book
from hearthlight.money.models import Entry, Period
from hearthlight.trail.act import Actor, act, once


@once
def reverse(user: Actor, entry: Entry, reason: str, *, key: UUID | None = None) -> Entry:
    """Undo an entry by its mirror 红字冲销; a transfer is undone in both books at once.

    The database refuses to undo twice, to undo an undoing, and to take back what was passed on already.
    """
    with act(user, "money.reverse", at=entry.book, subject=entry, reason=reason, key=key) as event:
        transfer = uuid4() if entry.transfer else None
        pair = Entry.objects.filter(transfer=entry.transfer).order_by("book") if entry.transfer else [entry]
        drafts = [entries.reverse(as_draft(one), one.pk, event.day, transfer) for one in pair]
        return next(done for done in book(event, drafts) if done.reverses_id == entry.pk)


def close_period(user: Actor, name: str, month: str) -> Period:
    """Close a month of a book 结账 for ever, keeping the head of its chain."""
    with act(user, "money.close_period", at=name, month=month) as event:
        last = Entry.objects.filter(book=name, number__isnull=False).order_by("number").last()
        period, _ = Period.objects.get_or_create(book=name, month=month)
        period.closed_on, period.head = event.day, last.hash if last else ""
        period.save()
        return period
