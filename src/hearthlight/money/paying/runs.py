"""Acts on a pay run 发放批次: made of signed work, asked for doubts, checked by a second person, booked by a third.

Each is one transaction; what a crash leaves is the state before or after it, and the bank's file is made of rows alone.
"""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.core.period import Month
from hearthlight.money.models import PayDoubt, Payment, PayRun, PlanLine
from hearthlight.money.paying.asking import ask_again
from hearthlight.money.paying.card_file import file_digest
from hearthlight.money.paying.due_list import plan_lines, wages_due
from hearthlight.money.payment_rows import PaymentRefused, held_line
from hearthlight.money.payments import Due, check_in, dues_now, list_in, pay_in
from hearthlight.people.models import Person
from hearthlight.trail.act import act, once
from hearthlight.trail.history import add
from hearthlight.trail.models import Event


@once
def make_run(
    maker: Person,
    village: str,
    month: Month,
    others: Sequence[tuple[PlanLine, Due]] = (),
    *,
    key: UUID | None = None,
) -> PayRun:
    """List a month: all signed work of the village's plans that is not listed yet, and the `others` named by hand.

    Raises PaymentRefused when there is nothing to list, or a line has not that much left.
    """
    said = [(line.pk, due.fen, due.member.pk if due.member else None) for line, due in others]
    with act(maker, "money.list_payments", at=village, key=key, month=str(month), others=said) as event:
        lines = plan_lines(village, month.first)
        asked = {line.pk: wages_due(line, month) for line in lines if line.opening_id}
        for line, due in others:
            asked.setdefault(line.pk, []).append(due)
        run = add(event, PayRun(area_code=village, month=str(month), number=number_of(village, month), state="listed"))
        if not any(asked.values()):
            raise PaymentRefused(_nothing(month))
        listed = 0
        for line in (line for line in lines if asked.get(line.pk)):
            dues = dues_now(event, asked[line.pk])
            listed += len(list_in(event, maker, held_line(event, line), month, dues, run, listed))
        ask_again(event, run)
        return run


def _nothing(month: Month) -> str:
    return _("Nothing is to be paid for %(month)s: no signed work, and nobody named.") % {"month": month}


def number_of(village: str, month: Month) -> str:
    """The next reference of a village's month, such as ``341623108201-201703-1``."""
    before = PayRun.objects.filter(area_code=village, month=str(month)).count()
    return f"{areas.prefix(village)}-{str(month).replace('-', '')}-{before + 1}"


def rows_of(run: PayRun) -> list[Payment]:
    """The payments of a run that stand, in the order of the bank's file."""
    rows = Payment.whole.filter(run=run).exclude(state="returned", entry=None)
    return list(rows.select_related("line__plan", "household", "member", "placement").order_by("bank_row"))


@once
def check_run(checker: Person, run: PayRun, *, key: UUID | None = None) -> PayRun:
    """A second person finds a run right. Raises PaymentRefused for its maker, and while a doubt is open."""
    with act(checker, "money.check_payments", at=run.area_code, subject=run, key=key) as event:
        run = _held(run, PayRun.State.LISTED, _("Only a run that is listed can be checked: open it again."))
        rows = rows_of(run)
        if any(one.maker_id == checker.pk for one in rows):
            raise PaymentRefused(_("Whoever made the list does not check it."))
        _refuse_doubts(ask_again(event, run))
        check_in(event, checker, rows)
        return to_state(event, run, PayRun.State.CHECKED)


@once
def book_run(payer: Person, run: PayRun, *, key: UUID | None = None) -> PayRun:
    """A third person pays: every payment booked, every income written once, the bank's file fixed by its digest.

    Raises PaymentRefused unless three people, and when something new speaks against a payment since it was checked.
    """
    with act(payer, "money.pay", at=run.area_code, subject=run, key=key) as event:
        run = _held(run, PayRun.State.CHECKED, _("Only a run that was checked can be paid: open it again."))
        rows = rows_of(run)
        if any(payer.pk in (one.maker_id, one.checker_id) for one in rows):
            raise PaymentRefused(_("A payment needs three people: one lists it, another checks it, a third pays it."))
        _refuse_doubts(ask_again(event, run))
        pay_in(event, payer, rows)
        run.sha256 = file_digest(run, rows)
        return to_state(event, run, PayRun.State.BOOKED, "sha256")


def _held(run: PayRun, state: str, otherwise: str) -> PayRun:
    now = PayRun.objects.select_for_update().get(pk=run.pk)
    if now.state != state:
        raise PaymentRefused(otherwise)
    return now


def to_state(event: Event, run: PayRun, state: str, *also: str) -> PayRun:
    run.state, run.event = state, event
    run.save(update_fields=["state", "event", *also])
    return run


def _refuse_doubts(found: Sequence[PayDoubt]) -> None:
    still = [one for one in found if one.blocks or not one.explanation]
    if still:
        said = _("%(count)s doubts are open: put them right, explain them, or take the payments out.")
        raise PaymentRefused(said % {"count": len(still)})
