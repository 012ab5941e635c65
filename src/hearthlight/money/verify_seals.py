"""Papers beside the seals that their entries keep: any field changed since it was booked is found."""

from collections.abc import Iterator

from hearthlight.money.chart import Kind
from hearthlight.money.models import Contribution, Entry, Payment, Plan, Statement
from hearthlight.money.seals import of_contribution, of_payment, of_plan, of_statement
from hearthlight.money.verify_fault import Fault


def seals() -> Iterator[Fault]:
    """Every sealed paper, read again."""
    yield from _of(Kind.OWE, "owe ", "statement", Statement.whole, of_statement)
    yield from _of(Kind.PAY, "payment ", "payment", Payment.whole, of_payment)
    yield from _of(Kind.SHARE, "contribution ", "contribution", Contribution.objects, of_contribution)
    yield from _plans()


def _of(kind: Kind, prefix: str, name: str, rows, seal) -> Iterator[Fault]:  # type: ignore[no-untyped-def]
    """Papers of a kind of entry, found by what the entry says it booked."""
    sealed = Entry.objects.filter(kind=kind, number__isnull=False).exclude(paper="").order_by("book", "number")
    known = {row.pk: row for row in rows.iterator()}
    for book, ext, paper in sealed.values_list("book", "ext", "paper").iterator():
        pk = ext.removeprefix(prefix)
        row = known.get(int(pk)) if pk.isdigit() else None
        if row is None or seal(row) != paper:
            yield Fault(book, f"{name} {pk}", f"{name}_changed")


def _plans() -> Iterator[Fault]:
    sealed = Entry.objects.filter(kind=Kind.FUND, number__isnull=False).exclude(paper="")
    papers = dict(sealed.values_list("plan", "paper"))
    for plan in Plan.objects.filter(pk__in=papers).prefetch_related("lines"):
        if of_plan(plan.year, plan.part, plan.lines.all()) != papers[plan.pk]:
            yield Fault(plan.area_code, f"plan {plan.pk}", "plan_changed")
