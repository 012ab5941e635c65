"""Writing a household's income account 收入台账 inside an act: what was declared of it, and what this system paid."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from hearthlight.core.money import Fen
from hearthlight.register.models import Household, Income
from hearthlight.trail.entering import enter
from hearthlight.trail.history import add, amend, bulk, change_of, settle
from hearthlight.trail.models import Change, Event
from hearthlight.trail.subject import subject_of


class PaymentsExceedImport(ValueError):
    """The file's sum of an item is smaller than what this system has paid by that item."""


def record_payment(event: Event, household: Household, year: int, item: str, line: str, fen: Fen) -> Income:
    """Write a payment of this system into the household's account, inside the act that paid it; once a line."""
    return add(event, _paid(household.pk, year, item, line, fen))


def record_payments(event: Event, rows: Iterable[tuple[int, int, str, str, Fen]]) -> list[Income]:
    """The same of many: (household id, year, item, line, fen)."""
    return bulk(event, [_paid(*row) for row in rows])


def _paid(household: int, year: int, item: str, line: str, fen: Fen) -> Income:
    row = Income(household_id=household, year=year, item=item, line=line, fen=fen, origin=Income.Origin.PAYMENT)
    row.evidence_grade = "slip"
    return row


def return_income(event: Event, household: Household, line: str) -> list[Change]:
    """A payment came back: from the event's day its line comes to nothing. A line that was never written stays so."""
    row = Income.whole.filter(household=household, origin=Income.Origin.PAYMENT, line=line).first()
    return amend(event, row, event.day, fen=0) if row else []


def declare_income(
    event: Event,
    household: Household,
    year: int,
    item: str,
    fen: Fen,
    *,
    day: date | None = None,
    origin: str = Income.Origin.DECLARED,
    evidence: str | None = None,
    source_row: int | None = None,
) -> list[Change]:
    """Set the whole sum of an item; what this system has paid by it is counted in, so only the rest is stored.

    `day` is when the account was taken 数据日期 (the event's, unless given): of two accounts the later day's holds,
    in whatever order they come. A sum that was declared before is amended, so that the change leads back to the row
    of the source. Raises PaymentsExceedImport, ValueError for a day that has not come.
    """
    own = Income.whole.filter(household=household, year=year, item=item)
    paid = sum(own.filter(origin=Income.Origin.PAYMENT).values_list("fen", flat=True))
    if fen < paid:
        raise PaymentsExceedImport(f"{item} {year}: the file says {fen} fen, but {paid} fen were paid by this system")
    said: dict[str, Any] = {"fen": fen - paid, "origin": origin, "source": event.source_id}
    if evidence is not None:
        said["evidence_grade"] = evidence
    row, taken = own.filter(line="").first(), day or event.day
    if row:
        return _restate(event, row, taken, said, source_row)
    rows = {name: (value, source_row) for name, value in said.items()}
    return enter(event, Income(household=household, year=year, item=item), taken, rows)


def _restate(event: Event, row: Income, day: date, said: dict[str, Any], source_row: int | None) -> list[Change]:
    """Amend the row, and write down too what another source says again: an older one that comes late must find it."""
    found = {name: change_of(event, row, day, source_row, name, value) for name, value in said.items()}
    if not any(found.values()):
        return []
    changes = [one or _again(event, row, day, source_row, name, said[name]) for name, one in found.items()]
    written = Change.objects.bulk_create(changes)
    settle(event, row, list(said))
    return written


def _again(event: Event, row: Income, day: date, source_row: int | None, name: str, value: Any) -> Change:
    kind, pk = subject_of(row)
    stored = row._meta.get_field(name).get_prep_value(value)  # type: ignore[union-attr]
    same = {"field": name, "old": stored, "new": stored, "valid_from": day, "source_row": source_row}
    return Change(event=event, subject_kind=kind, subject_id=pk, **same)
