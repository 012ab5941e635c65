"""Acts on payments 发放: one person lists, another checks, a third pays; the income is written down once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import gettext as _

from hearthlight.core.money import Fen, format_yuan
from hearthlight.core.period import Month
from hearthlight.help.models import Placement
from hearthlight.money import entries
from hearthlight.money.chart import Code
from hearthlight.money.journal import book
from hearthlight.money.models import Payment, PlanLine
from hearthlight.people.models import Person
from hearthlight.register.actions import record_payment
from hearthlight.register.models import Member
from hearthlight.trail.act import act
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event

END_OF = {
    PlanLine.Kind.JOB: Code.WAGES,
    PlanLine.Kind.REWARD: Code.GRANTS,
    PlanLine.Kind.GRANT: Code.GRANTS,
    PlanLine.Kind.SET_AMOUNT: Code.GRANTS,
    PlanLine.Kind.WORKS: Code.WORKS,
    PlanLine.Kind.COST: Code.WORKS,
}
"""Which of the three ends a line's money comes to."""

ITEM_OF = {Code.WAGES: "solar_wage", Code.GRANTS: "solar_grant"}
"""The income item that a payment writes into the household's account."""


class PaymentRefused(ValueError):
    """The payment cannot stand as it is; the message says why."""


@dataclass(frozen=True)
class Due:
    """One payment to list: to whom (none for works), for how many days or months, how much."""

    units: int
    fen: Fen
    placement: Placement | None = None
    member: Member | None = None

    @property
    def payee(self) -> Member | None:
        """The member who is paid."""
        return self.placement.member if self.placement else self.member


def list_payments(maker: Person, line: PlanLine, month: Month, dues: Sequence[Due]) -> list[Payment]:
    """List a month's payments of a line. Raises PaymentRefused above the line, or for a job without its placement."""
    village = line.plan.area_code
    with act(maker, "money.list_payments", at=village, subject=line, month=str(month)) as event:
        return list_in(event, maker, line, month, dues)


def list_in(event: Event, maker: Person, line: PlanLine, month: Month, dues: Sequence[Due]) -> list[Payment]:
    """The same inside an act that is under way."""
    _refuse_overrun(line, sum(due.fen for due in dues))
    _refuse_unplaced(line, dues)
    return bulk(event, [_payment(maker, line, month, due) for due in dues])


def _payment(maker: Person, line: PlanLine, month: Month, due: Due) -> Payment:
    member = due.payee
    return Payment(
        line=line,
        area_code=line.plan.area_code,
        household_id=member.household_id if member else None,
        member=member,
        placement=due.placement,
        month=str(month),
        units=due.units,
        fen=due.fen,
        state=Payment.State.LISTED,
        maker=maker,
    )


def _refuse_overrun(line: PlanLine, more: Fen) -> None:
    listed = Payment.whole.filter(line=line).exclude(state="returned").aggregate(fen=Sum("fen"))["fen"] or 0
    if listed + more > line.fen:
        raise PaymentRefused(
            _("“%(line)s” has %(left)s yuan left in the plan, and the list comes to %(listed)s.")
            % {"line": line.title, "left": format_yuan(line.fen - listed), "listed": format_yuan(more)}
        )


def _refuse_unplaced(line: PlanLine, dues: Iterable[Due]) -> None:
    if line.opening_id and any(due.placement is None or due.placement.opening_id != line.opening_id for due in dues):
        raise PaymentRefused(_("“%(line)s” pays only those who are placed in that opening.") % {"line": line.title})


def check_payments(checker: Person, payments: Sequence[Payment]) -> list[Payment]:
    """A second person finds the list right and it goes to the bank. Raises PaymentRefused for its own maker."""
    if any(payment.maker_id == checker.pk for payment in payments):
        raise PaymentRefused(_("Whoever made the list does not check it."))
    with act(checker, "money.check_payments", at=payments[0].area_code, rows=[row.pk for row in payments]) as event:
        return check_in(event, checker, payments)


def check_in(event: Event, checker: Person, payments: Sequence[Payment]) -> list[Payment]:
    """The same inside an act that is under way."""
    for payment in payments:
        payment.checker, payment.state, payment.event = checker, Payment.State.SENT, event
    Payment.whole.bulk_update(payments, ["checker", "state", "event"])
    return list(payments)


def pay(payer: Person, payments: Sequence[Payment]) -> list[Payment]:
    """A third person pays: one entry a payment, and the household's income written down once.

    Raises PaymentRefused unless maker, checker and payer are three people and every payment is checked and unpaid.
    """
    if any(payer.pk in (payment.maker_id, payment.checker_id) or payment.state != "sent" for payment in payments):
        raise PaymentRefused(_("A payment needs three people: one lists it, another checks it, a third pays it."))
    with act(payer, "money.pay", at=payments[0].area_code, rows=[row.pk for row in payments]) as event:
        return pay_in(event, payer, payments)


def pay_in(event: Event, payer: Person, payments: Sequence[Payment]) -> list[Payment]:
    """The same inside an act that is under way."""
    booked = book(event, [_draft(payment, event) for payment in payments])
    for payment, entry in zip(payments, booked, strict=True):
        payment.payer, payment.entry, payment.state, payment.event = payer, entry, Payment.State.PAID, event
        _write_income(event, payment)
    Payment.whole.bulk_update(payments, ["payer", "entry", "state", "event"])
    return list(payments)


def _draft(payment: Payment, event: Event) -> entries.Draft:
    line = payment.line
    end = END_OF[PlanLine.Kind(line.kind)]
    ext = f"payment {payment.pk}"
    return entries.pay(line.plan_id, payment.area_code, end, payment.fen, event.day, ext, payment.household_id)


def income_line(payment: Payment) -> str:
    """The line of the household's income account that a payment writes; trace.payment_behind reads it back."""
    return f"payment {payment.pk}"


def _write_income(event: Event, payment: Payment) -> None:
    item = ITEM_OF.get(END_OF[PlanLine.Kind(payment.line.kind)])
    if payment.household_id and item:
        year = int(payment.month[:4])
        record_payment(event, payment.household, year, item, income_line(payment), payment.fen)
