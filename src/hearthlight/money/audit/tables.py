"""The tables of an audit pack: rows of one village and year, without a name, a card or an identity number."""

import json
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q

from hearthlight.decisions.models import Notice
from hearthlight.money.chain import canonical
from hearthlight.money.chart import county_book
from hearthlight.money.journal import account_key
from hearthlight.money.models import Account, Contribution, Entry, Leg, PayDoubt, Payment, PlanLine, Statement
from hearthlight.money.verify import links
from hearthlight.sun.models import Share
from hearthlight.trail.models import Source

Row = list[object]


def entries(village: str, year: int) -> Iterator[str]:
    """The village's whole book up to the year's end, one entry a line of JSON with its canonical text and hashes; then
    the chain of the county's book: whole entries where they touch only this village, hashes alone elsewhere."""
    for link in links(village):
        if link.facts.day.year <= year:
            yield _line(village, link.facts.number, link.previous, link.hash, canonical(link.facts))
    county = county_book(village)
    touched = _touched(county, village)
    for link in links(county):
        if link.facts.day.year <= year:
            text = canonical(link.facts) if touched.get(link.facts.number) else None
            yield _line(county, link.facts.number, link.previous, link.hash, text)


def _line(book: str, number: int, previous: str, own: str, text: str | None) -> str:
    parts = {"book": book, "number": number, "previous": previous, "hash": own, "text": text}
    return json.dumps(parts, ensure_ascii=False)


def _touched(county: str, village: str) -> dict[int, bool]:
    """{number: whether the entry concerns this village and no other}."""
    legs = Leg.whole.filter(entry__book=county, entry__number__isnull=False)
    found: dict[int, set[str]] = {}
    for number, place in legs.values_list("entry__number", "account__area_code"):
        found.setdefault(number, set()).add(place)
    return {number: places <= {village, county} and village in places for number, places in found.items()}


def accounts(village: str) -> Iterable[Row]:
    """The accounts of the village's book, by the key that entries name."""
    yield ["account", "balance_fen"]
    for row in Account.objects.filter(book=village).order_by("pk"):
        yield [account_key(row.code, row.area_code), row.balance_fen]


def statements(village: str, year: int) -> Iterable[Row]:
    """What the utility stated for the village's stations and those it holds a share of."""
    yield ["id", "station", "month", "stream", "revision", "energy_wh", "price", "fen", "file", "row", "sha256"]
    shared = Share.whole.filter(area_code=village).values("station")
    own = Q(station__owner_code=village) | Q(station__in=shared)
    rows = Statement.whole.filter(own, month__startswith=f"{year}-").select_related("station", "source").order_by("pk")
    for row in rows:
        file = (row.source.title, row.source_row, row.source.sha256) if row.source else ("", None, "")
        about = [row.pk, row.station.number, row.month, row.stream, row.revision]
        yield [*about, row.energy_wh, row.price, row.fen, *file]


def contributions(village: str, year: int) -> Iterable[Row]:
    """What projects shared."""
    yield ["id", "project", "month", "income_fen", "share_permille", "fen"]
    for row in Contribution.objects.filter(area_code=village, month__startswith=f"{year}-").select_related("project"):
        yield [row.pk, row.project.name, row.month, row.income_fen, row.share_permille, row.fen]


def plans(village: str, year: int) -> Iterable[Row]:
    """Plans and their lines, drafts among them."""
    yield ["plan", "part", "variant", "adopted_on", "line", "kind", "cost", "title", "fen_unit", "units", "fen"]
    rows = PlanLine.objects.filter(plan__area_code=village, plan__year=year).select_related("plan")
    for row in rows.order_by("plan", "number"):
        plan = [row.plan_id, row.plan.part, row.plan.variant, row.plan.adopted_on]
        yield [*plan, row.number, row.kind, row.cost, row.title, row.fen_unit, row.units, row.fen]


def payments(village: str, year: int) -> Iterable[Row]:
    """Payments by the number of the household; no name."""
    yield ["id", "line", "household", "month", "units", "fen", "state", "entry", "reference"]
    rows = Payment.whole.filter(area_code=village, month__startswith=f"{year}-")
    for row in rows.select_related("household", "entry").order_by("pk"):
        home, entry = (row.household.number if row.household else "", row.entry.number if row.entry else "")
        yield [row.pk, row.line_id, home, row.month, row.units, row.fen, row.state, entry, row.bank_row]


def checks(village: str, year: int) -> Iterable[Row]:
    """What spoke against payments before money moved, and what was said to it."""
    yield ["payment", "rule", "blocks", "explanation"]
    rows = PayDoubt.whole.filter(payment__area_code=village, payment__month__startswith=f"{year}-")
    for row in rows.order_by("pk"):
        yield [row.payment_id, row.rule, row.blocks, row.explanation]


def notices(village: str, year: int) -> Iterable[Row]:
    """The village's notices of the year with the digest of what was posted."""
    yield ["id", "kind", "posted_on", "until", "digest"]
    for row in Notice.objects.filter(area_code=village, posted_on__year=year).order_by("pk"):
        yield [row.pk, row.kind, row.posted_on, row.until, row.digest]


def scans(village: str, year: int) -> Iterable[Row]:
    """The papers of the village that year, by hash; those of households are left out."""
    yield ["id", "kind", "title", "received_on", "sha256"]
    rows = Source.objects.filter(area_code=village, received_on__lte=date(year, 12, 31), received_on__year=year)
    for row in rows.exclude(subject_kind="register.household").order_by("pk"):
        yield [row.pk, row.kind, row.title, row.received_on, row.sha256]


def heads(village: str) -> dict[str, str]:
    """The last hash of the village's and the county's book."""
    found = {}
    for book in (village, county_book(village)):
        last = Entry.objects.filter(book=book, number__isnull=False).order_by("-number").first()
        found[book] = last.hash if last else ""
    return found
