"""Payments as they stand now: an act reads them again and holds them, whatever its caller had read before."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from hearthlight.money.models import Payment, PlanLine
from hearthlight.trail.models import Event


class PaymentRefused(ValueError):
    """The payment cannot stand as it is; the message says why."""


def place_of(payments: Sequence[Payment]) -> str:
    """The village whose act it is to be; `held` asks whether all payments are of it. Raises PaymentRefused for none."""
    if not payments:
        raise PaymentRefused(_("Choose the payments first, each of them once."))
    return payments[0].area_code


def held(event: Event, payments: Sequence[Payment], state: str, otherwise: str) -> list[Payment]:
    """The same payments in the order given, read again and held until the act ends; nobody else changes them.

    Raises PaymentRefused when one stands twice or is of another place than the act, and, in the words of
    `otherwise`, when one is not in `state`.
    """
    ids = [payment.pk for payment in payments]
    rows = Payment.whole.select_related("line", "household").select_for_update(of=("self",)).order_by("pk")
    now = {row.pk: row for row in rows.filter(pk__in=ids)}
    if len(now) != len(ids):
        raise PaymentRefused(_("Choose the payments first, each of them once."))
    if {row.area_code for row in now.values()} != {event.area_code}:
        raise PaymentRefused(_("These payments are of several villages: take one village at a time."))
    if any(row.state != state or (state != Payment.State.PAID and row.entry_id) for row in now.values()):
        raise PaymentRefused(otherwise)
    return [now[pk] for pk in ids]


def held_line(event: Event, line: PlanLine) -> PlanLine:
    """The line of a plan read again and held, so that two lists made at once do not overrun it together.

    Raises PaymentRefused when its plan is of another place than the act.
    """
    now = PlanLine.objects.select_related("plan").select_for_update(of=("self",)).get(pk=line.pk)
    if now.plan.area_code != event.area_code:
        raise PaymentRefused(_("These payments are of several villages: take one village at a time."))
    return now
