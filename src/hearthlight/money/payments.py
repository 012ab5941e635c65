"""Acts on payments 发放: one person lists, another checks, a third pays; the income is written down once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import Sum
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.core.money import Fen, format_yuan
from hearthlight.core.period import Month
from hearthlight.help.models import Placement
from hearthlight.money import entries, seals
from hearthlight.money.chart import Code
from hearthlight.money.journal import book
from hearthlight.money.models import Payment, PayRun, PlanLine
from hearthlight.money.payment_rows import PaymentRefused, held, held_line, place_of
from hearthlight.people.models import Person
from hearthlight.register.actions import record_payments
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
    """List a month's payments of a line.

    Line, placements and members are read again now. Raises PaymentRefused above the line, for a job without its
    placement, and for a home of another village.
    """
    village = line.plan.area_code
    with act(maker, "money.list_payments", at=village, subject=line, month=str(month)) as event:
        return list_in(event, maker, held_line(event, line), month, dues_now(event, dues))


def list_in(
    event: Event,
    maker: Person,
    line: PlanLine,
    month: Month,
    dues: Sequence[Due],
    run: PayRun | None = None,
    after: int = 0,
) -> list[Payment]:
    """The same inside an act that is under way; in a run each payment has its reference, numbered on from `after`."""
    _refuse_overrun(line, sum(due.fen for due in dues))
    _refuse_unplaced(line, dues)
    rows = [_payment(maker, line, month, due) for due in dues]
    for number, row in enumerate(rows, after + 1):
        if run:
            row.run, row.bank_row = run, f"{run.number}-{number:04d}"
    return bulk(event, rows)


def dues_now(event: Event, dues: Sequence[Due]) -> list[Due]:
    """The same dues with their placements and members read again. Raises PaymentRefused for a home of elsewhere."""
    placements = Placement.whole.select_related("member__household").in_bulk(
        [due.placement.pk for due in dues if due.placement]
    )
    members = Member.whole.select_related("household").in_bulk([due.member.pk for due in dues if due.member])
    now = [
        replace(
            due,
            placement=placements[due.placement.pk] if due.placement else None,
            member=members[due.member.pk] if due.member else None,
        )
        for due in dues
    ]
    homes = [due.payee.household for due in now if due.payee]
    if not all(areas.within(home.area_code, event.area_code) for home in homes):
        raise PaymentRefused(_("The list names a home of another village: a village's plan pays its own homes."))
    return now


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
    """A second person finds a village's list right and it goes to the bank; returns the rows as they stand then.

    Raises PaymentRefused for its own maker, and unless all are of one village and, read again now, still listed.
    """
    with act(checker, "money.check_payments", at=place_of(payments), rows=[row.pk for row in payments]) as event:
        unchecked = _("Only payments that are listed and not yet checked can be checked: open the list again.")
        rows = held(event, payments, Payment.State.LISTED, unchecked)
        if any(payment.maker_id == checker.pk for payment in rows):
            raise PaymentRefused(_("Whoever made the list does not check it."))
        return check_in(event, checker, rows)


def check_in(event: Event, checker: Person, payments: Sequence[Payment]) -> list[Payment]:
    """The same inside an act that is under way."""
    for payment in payments:
        payment.checker, payment.state, payment.event = checker, Payment.State.SENT, event
    rows = Payment.whole.filter(pk__in=[payment.pk for payment in payments])
    rows.update(checker=checker, state=Payment.State.SENT, event=event)
    return list(payments)


def pay(payer: Person, payments: Sequence[Payment]) -> list[Payment]:
    """A third person pays: one entry a payment, and the household's income written down once; returns the rows then.

    Raises PaymentRefused unless maker, checker and payer are three people, all payments are of one village and each,
    read again now, is checked and unpaid.
    """
    with act(payer, "money.pay", at=place_of(payments), rows=[row.pk for row in payments]) as event:
        unpaid = _("Only payments that are checked and not yet paid can be paid: open the list again.")
        rows = held(event, payments, Payment.State.SENT, unpaid)
        if any(payer.pk in (payment.maker_id, payment.checker_id) for payment in rows):
            raise PaymentRefused(_("A payment needs three people: one lists it, another checks it, a third pays it."))
        return pay_in(event, payer, rows)


def pay_in(event: Event, payer: Person, payments: Sequence[Payment]) -> list[Payment]:
    """The same inside an act that is under way."""
    booked = book(event, [_draft(payment, event) for payment in payments])
    for payment, entry in zip(payments, booked, strict=True):
        payment.payer, payment.entry, payment.state, payment.event = payer, entry, Payment.State.PAID, event
    record_payments(event, [row for row in map(_income, payments) if row])
    _store_paid(payments)
    return list(payments)


def _store_paid(payments: Sequence[Payment]) -> None:
    """One plain update a payment: a `case` over all of them takes Django longer than the booking itself."""
    rows = [(one.payer_id, one.entry_id, one.state, one.event_id, one.pk) for one in payments]
    with connection.cursor() as cursor:
        cursor.executemany(
            "update money_payment set payer_id = %s, entry_id = %s, state = %s, event_id = %s where id = %s", rows
        )


def _draft(payment: Payment, event: Event) -> entries.Draft:
    line = payment.line
    end = END_OF[PlanLine.Kind(line.kind)]
    ext = f"payment {payment.pk}"
    draft = entries.pay(line.plan_id, payment.area_code, end, payment.fen, event.day, ext, payment.household_id)
    return entries.sealed(draft, seals.of_payment(payment))


def income_line(payment: Payment) -> str:
    """The line of the household's income account that a payment writes; trace.payment_behind reads it back."""
    return f"payment {payment.pk}"


def _income(payment: Payment) -> tuple[int, int, str, str, Fen] | None:
    """What a payment writes into the household's income; None for works, which no home earns."""
    item = ITEM_OF.get(END_OF[PlanLine.Kind(payment.line.kind)])
    if not payment.household_id or not item:
        return None
    year = Month.parse(payment.month).year
    return payment.household_id, year, item, income_line(payment), payment.fen
