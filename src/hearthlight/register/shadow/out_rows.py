"""The rows of a table that goes out, read in chunks: stored values by field, and the row key with its version."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from hearthlight.core import areas
from hearthlight.people import secrets
from hearthlight.people.models import Secret
from hearthlight.places import queries as places
from hearthlight.register.models import Household, Income, Member
from hearthlight.register.shadow import tables
from hearthlight.register.workbooks.columns import ITEM
from hearthlight.register.workbooks.rowkey import key_of
from hearthlight.trail.subject import kind_of

CHUNK = 500
Row = tuple[dict[str, Any], str]


def of(homes: "QuerySet[Household]", table: str, day: date, *, numbers: bool = False) -> Iterator[Row]:
    """(values, key) of every row of `table` for homes that stand on `day`, by household number."""
    standing = homes.filter(Q(until=None) | Q(until__gt=day), from_date__lte=day).order_by("number")
    ids = list(standing.values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        found = {one.pk: one for one in Household.whole.filter(pk__in=ids[start : start + CHUNK])}
        part = [found[pk] for pk in ids[start : start + CHUNK]]
        yield from _READERS[table](part, day, numbers)


def _shared(part: Sequence[Household]) -> dict[int, dict[str, Any]]:
    """What every row of a home says: its number and village."""
    villages = places.names({areas.at(home.area_code, "village") for home in part})
    return {
        home.pk: {"number": home.number, "village": villages.get(areas.at(home.area_code, "village"))} for home in part
    }


def _fields(row: Any) -> dict[str, Any]:
    return {field.attname: field.value_from_object(row) for field in row._meta.concrete_fields}


def _households(part: Sequence[Household], day: date, numbers: bool) -> Iterator[Row]:
    shared = _shared(part)
    for home in part:
        yield _fields(home) | shared[home.pk], key_of("household", home.pk, home.event_id)


def _members(part: Sequence[Household], day: date, numbers: bool) -> Iterator[Row]:
    shared = _shared(part)
    order = {home.pk: place for place, home in enumerate(part)}
    there = Member.whole.filter(Q(left_on=None) | Q(left_on__gt=day), household__in=order, joined_on__lte=day)
    people = sorted(there, key=lambda one: (order[one.household_id], one.number))
    kept = _identities(people) if numbers else {}
    for one in people:
        values = _fields(one) | shared[one.household_id] | {"identity": kept.get(one.pk) or _covered(one)}
        yield values, key_of("member", one.pk, one.event_id)


def _covered(one: Member) -> str:
    """A number that is kept but not opened: as long as one, none of its digits."""
    return "•" * 18 if one.id_valid is not None else ""


def _identities(people: Sequence[Member]) -> dict[int, str]:
    kind = kind_of(Member)
    kept = Secret.whole.filter(
        subject_kind=kind, subject_id__in=[one.pk for one in people], kind="identity", until=None
    )
    return {row.subject_id: secrets.opened_row(row) for row in kept}


def _income(part: Sequence[Household], day: date, numbers: bool) -> Iterator[Row]:
    """The account of the year before `day`: a sum an item, what this system paid counted in; versions of all lines."""
    shared = _shared(part)
    sums: dict[int, dict[str, int]] = {}
    versions = {home.pk: home.event_id for home in part}
    lines = Income.whole.filter(household__in=versions, year=day.year - 1, fen__isnull=False)
    for home, item, fen, event in lines.values_list("household", "item", "fen", "event"):
        account = sums.setdefault(home, {})
        account[item] = account.get(item, 0) + fen
        versions[home] = max(versions[home], event)
    for home in part:
        account = sums.get(home.pk, {})
        values = {field: account.get(item) for field, item in ITEM.items()} | {"data_day": day}
        yield values | shared[home.pk], key_of("household", home.pk, versions[home.pk])


_READERS = {tables.HOUSEHOLDS: _households, tables.MEMBERS: _members, tables.INCOME: _income}
