"""Booking: drafts become complete entries inside an act, one at a time or thousands, through the same guards."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Max

from hearthlight.core.period import Month
from hearthlight.money.chain import GENESIS, LegFacts, link_hash
from hearthlight.money.chart import CHART, Code
from hearthlight.money.entries import Draft, DraftLeg
from hearthlight.money.models import Account, Entry, Leg, Period
from hearthlight.trail.models import Event

BATCH = 2000
AccountKey = tuple[str, str, str]


class BookedOtherwise(ValueError):
    """The same `ext` was booked in this book with other content."""


def book(event: Event, drafts: Sequence[Draft]) -> list[Entry]:
    """Book drafts in their order and return their entries; one that is booked already is returned, not booked again.

    Raises BookedOtherwise, ValueError for amounts that are no integer, and the database's refusal of an overdraft, a
    closed period or whatever else guards.py lists.
    """
    _refuse_fractions(drafts)
    _take_turns({draft.book for draft in drafts})
    known = _booked(drafts)
    new = [draft for draft in drafts if (draft.book, draft.ext) not in known]
    booked = {(entry.book, entry.ext): entry for entry in _store(event, new)} if new else {}
    return [(known | booked)[draft.book, draft.ext] for draft in drafts]


def _refuse_fractions(drafts: Iterable[Draft]) -> None:
    if any(type(leg.fen) is not int for draft in drafts for leg in draft.legs):
        raise ValueError("an entry holds whole fen only")


def _take_turns(books: Iterable[str]) -> None:
    """On PostgreSQL wait for others who write to these books; SQLite has one writer at a time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for name in sorted(books):
                cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [name])


def _booked(drafts: Sequence[Draft]) -> dict[tuple[str, str], Entry]:
    wanted = {(draft.book, draft.ext): draft for draft in drafts}
    found: dict[tuple[str, str], Entry] = {}
    exts = sorted({ext for _, ext in wanted})
    for start in range(0, len(exts), BATCH):
        for entry in Entry.objects.filter(ext__in=exts[start : start + BATCH]):
            if (entry.book, entry.ext) in wanted:
                _refuse_other_content(entry, wanted[entry.book, entry.ext])
                found[entry.book, entry.ext] = entry
    return found


def _refuse_other_content(entry: Entry, draft: Draft) -> None:
    if sorted(as_draft(entry).legs, key=repr) != sorted(draft.legs, key=repr) or entry.kind != draft.kind:
        raise BookedOtherwise(f"{draft.ext} was booked in {entry.book} as number {entry.number} with other content")


def as_draft(entry: Entry) -> Draft:
    """A booked entry as the plain data it was booked from."""
    legs = (
        Leg.whole.filter(entry=entry)
        .order_by("id")
        .values_list("account__code", "account__area_code", "fen", "statement_id", "household_id", "contribution_id")
    )
    return Draft(
        entry.book,
        entry.day,
        entry.kind,
        entry.ext,
        tuple(DraftLeg(Code(code), *rest) for code, *rest in legs),
        entry.transfer,
        entry.reverses_id,
        entry.plan_id,
        entry.paper,
    )


def _store(event: Event, drafts: Sequence[Draft]) -> list[Entry]:
    accounts, periods = _accounts(drafts), _periods(drafts)
    entries = Entry.objects.bulk_create(
        [_entry(event, draft, periods[draft.book, str(Month.of(draft.day))]) for draft in drafts], batch_size=BATCH
    )
    legs = [
        Leg(
            entry=entry,
            account_id=accounts[draft.book, leg.code, leg.area_code],
            fen=leg.fen,
            statement_id=leg.statement,
            household_id=leg.household,
            contribution_id=leg.contribution,
        )
        for entry, draft in zip(entries, drafts, strict=True)
        for leg in draft.legs
    ]
    _complete(entries, Leg.whole.bulk_create(legs, batch_size=BATCH), {pk: key for key, pk in accounts.items()})
    return entries


def _entry(event: Event, draft: Draft, period: int) -> Entry:
    return Entry(
        book=draft.book,
        period_id=period,
        day=draft.day,
        kind=draft.kind,
        ext=draft.ext,
        transfer=draft.transfer,
        reverses_id=draft.reverses,
        plan_id=draft.plan,
        paper=draft.paper,
        event=event,
    )


def _accounts(drafts: Iterable[Draft]) -> dict[AccountKey, int]:
    wanted = {(draft.book, str(leg.code), leg.area_code) for draft in drafts for leg in draft.legs}
    known = _account_ids(wanted)
    new = [_account(*key) for key in sorted(wanted - known.keys())]
    made = Account.objects.bulk_create(new, batch_size=BATCH)
    return known | {(account.book, account.code, account.area_code): account.pk for account in made}


def _account(name: str, code: str, area_code: str) -> Account:
    sort = CHART[Code(code)]
    return Account(book=name, code=code, area_code=area_code, floor=sort.floor, clearing=sort.clearing)


def _account_ids(wanted: set[AccountKey]) -> dict[AccountKey, int]:
    rows = Account.objects.filter(book__in={name for name, _, _ in wanted})
    return {
        key: pk for *parts, pk in rows.values_list("book", "code", "area_code", "pk") if (key := tuple(parts)) in wanted
    }


def _periods(drafts: Iterable[Draft]) -> dict[tuple[str, str], int]:
    wanted = {(draft.book, str(Month.of(draft.day))) for draft in drafts}
    rows = Period.objects.filter(book__in={name for name, _ in wanted}).values_list("book", "month", "pk")
    known = {(name, month): pk for name, month, pk in rows}
    new = [Period(book=name, month=month) for name, month in sorted(wanted - known.keys())]
    return known | {(row.book, row.month): row.pk for row in Period.objects.bulk_create(new, batch_size=BATCH)}


def _complete(entries: Sequence[Entry], legs: Iterable[Leg], accounts: Mapping[int, AccountKey]) -> None:
    """Number, chain and complete entries in their order: one update each, which is what moves balances."""
    own: dict[int, list[Leg]] = defaultdict(list)
    for leg in legs:
        own[leg.entry_id].append(leg)
    heads = _heads({entry.book for entry in entries})
    for entry in entries:
        number, previous = heads.get(entry.book, (0, GENESIS))
        entry.number, entry.previous = number + 1, previous
        entry.hash = link_hash(previous, entry.facts(_leg_facts(own[entry.pk], accounts)))
        heads[entry.book] = (entry.number, entry.hash)
    _update(entries)


def _heads(books: set[str]) -> dict[str, tuple[int, str]]:
    complete = Entry.objects.filter(book__in=books, number__isnull=False)
    last = dict(complete.values_list("book").annotate(Max("number")))
    rows = complete.filter(number__in=set(last.values())).values_list("book", "number", "hash")
    return {name: (number, text) for name, number, text in rows if last[name] == number}


def _leg_facts(legs: Iterable[Leg], accounts: Mapping[int, AccountKey]) -> Iterator[LegFacts]:
    for leg in legs:
        _book, code, place = accounts[leg.account_id]
        yield LegFacts(account_key(code, place), leg.fen, leg.statement_id, leg.household_id, leg.contribution_id)


def account_key(code: str, place: str) -> str:
    """An account of a book as it is hashed."""
    return f"{code} {place}"


def _update(entries: Sequence[Entry]) -> None:
    rows: list[Any] = [(entry.number, entry.previous, entry.hash, entry.pk) for entry in entries]
    with connection.cursor() as cursor:
        cursor.executemany("update money_entry set number = %s, previous = %s, hash = %s where id = %s", rows)
