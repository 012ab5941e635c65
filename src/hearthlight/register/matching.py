"""Which rows of the register a file speaks of, and what stands against taking it in. Reads only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Sum

from hearthlight.core import areas
from hearthlight.core.countries.cn import identity
from hearthlight.core.money import format_yuan
from hearthlight.people import secrets
from hearthlight.people.models import Secret
from hearthlight.places.models import Area
from hearthlight.register.columns import INCOME
from hearthlight.register.models import Household, Income, Member
from hearthlight.register.proposal import Home, fault, not_come
from hearthlight.sheets.faults import Fault
from hearthlight.sheets.table import Line, Table
from hearthlight.trail.subject import kind_of

CHUNK = 500
SAMPLE_NUMBER, SAMPLE_IDENTITY = "S", "99"
"""How invented households and identity numbers begin: a demo takes in nothing else."""


@dataclass
class Match:
    """A home of the file beside the register: its household (None: new), the village of a new one, member by row.

    `day` is the data's day, `latest` the day of taking in, after which nothing can be true yet.
    """

    home: Home
    household: Household | None
    area_code: str
    day: date
    latest: date
    members: dict[int, Member] = field(default_factory=dict)


@dataclass(frozen=True)
class Numbers:
    """The identity numbers kept: member ids by the number's keyed index (one may stand twice), and who has one."""

    holders: Mapping[bytes, frozenset[int]]
    numbered: frozenset[int]

    def of(self, number: str) -> frozenset[int]:
        """Ids of the members for whom this number is kept."""
        return self.holders.get(secrets.ring().blind(identity.normalise(number)), frozenset())


def match(table: Table, homes: Sequence[Home], place: str, day: date) -> tuple[list[Match], list[Fault]]:
    """Every home beside its household, and every reason why the file cannot be taken in at `place`."""
    known = _households([home.number for home in homes])
    people, numbers = _people([one.pk for one in known.values()])
    villages = _villages(place)
    matches, faults = [], []
    for home in homes:
        household = known.get(home.number)
        area_code = household.area_code if household else villages.get(home.value("village") or "", "")
        one = Match(home, household, area_code, home.value("data_day") or day, day)
        faults += _against(table, one, place, day)
        faults += _match_members(table, one, people.get(household.pk, []) if household else [], numbers)
        matches.append(one)
    return matches, faults + _below_payments(table, matches)


def _households(numbers: Sequence[str]) -> dict[str, Household]:
    return {one.number: one for part in _chunks(numbers) for one in Household.whole.filter(number__in=part)}


def _people(ids: Sequence[int]) -> tuple[dict[int, list[Member]], Numbers]:
    """Members by household, and the identity numbers kept for them."""
    people: dict[int, list[Member]] = {}
    holders: dict[bytes, set[int]] = {}
    for part in _chunks(ids):
        members = list(Member.whole.filter(household__in=part, left_on=None).order_by("number"))
        for one in members:
            people.setdefault(one.household_id, []).append(one)
        kept = Secret.whole.filter(subject_kind=kind_of(Member), subject_id__in=[m.pk for m in members], until=None)
        for index, pk in kept.filter(kind="identity").values_list("blind_index", "subject_id"):
            holders.setdefault(bytes(index), set()).add(pk)
    found = {index: frozenset(pks) for index, pks in holders.items()}
    return people, Numbers(found, frozenset().union(*found.values()))


def _chunks(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK))


def _villages(place: str) -> dict[str, str]:
    """Village name to code at and below `place`, names that stand twice left out: a name alone is no place."""
    low, high = areas.subtree(place)
    found: dict[str, list[str]] = {}
    for code, name in Area.objects.filter(level="village", code__gte=low, code__lt=high).values_list("code", "name"):
        found.setdefault(name, []).append(code)
    return {name: codes[0] for name, codes in found.items() if len(codes) == 1}


def _against(table: Table, one: Match, place: str, day: date) -> list[Fault]:
    home, faults = one.home, not_come(table, one.home, day)
    if not one.area_code:
        faults.append(fault("unknown_village", table, home.row, "village", home.value("village") or ""))
    elif not areas.within(one.area_code, place):
        faults.append(fault("elsewhere", table, home.row, "number", home.number, one.area_code))
    if settings.HEARTHLIGHT_DEMO and not home.number.startswith(SAMPLE_NUMBER):
        faults.append(fault("real_in_demo", table, home.row, "number", home.number, SAMPLE_NUMBER))
    for line in home.lines:
        number = line.values.get("identity")
        if settings.HEARTHLIGHT_DEMO and number and not number.startswith(SAMPLE_IDENTITY):
            faults.append(fault("real_in_demo", table, line.number, "identity", "•••", SAMPLE_IDENTITY))
    return faults


def _match_members(table: Table, one: Match, members: Sequence[Member], numbers: Numbers) -> list[Fault]:
    faults = []
    for line in one.home.lines:
        candidates = _candidates(line, members, numbers)
        if not candidates:
            if any(_seems(line, member) for member in members):
                faults.append(fault("number_differs", table, line.number, "identity", "•••"))
            continue
        faults += _doubts(table, one, line, candidates)
        one.members[line.number] = candidates[0]
    return faults


def _doubts(table: Table, one: Match, line: Line, candidates: Sequence[Member]) -> list[Fault]:
    """Why the row cannot be taken for the first of the candidates."""
    found, faults, name = candidates[0], [], line.values["name"]
    if len(candidates) > 1:
        faults.append(fault("ambiguous_person", table, line.number, "name", name))
    if found in one.members.values():
        faults.append(fault("same_person", table, line.number, "name", name))
    if found.joined_on > one.latest:
        faults.append(fault("joined_later", table, line.number, "name", name, str(found.joined_on)))
    return faults


def _candidates(line: Line, members: Sequence[Member], numbers: Numbers) -> list[Member]:
    """Who the row may be: by identity number, else by name, else by name and relation. Nobody: a new person.

    A row that gives another number than the one kept for a namesake does not speak of that namesake.
    """
    number = line.values.get("identity")
    holders = numbers.of(number) if number else frozenset()
    by_number = [one for one in members if one.pk in holders]
    by_name = [one for one in members if one.name == line.values["name"]]
    if number:
        by_name = [one for one in by_name if one.pk not in numbers.numbered]
    by_both = [one for one in by_name if one.relation == line.values.get("relation")]
    return by_number or (by_both if len(by_name) > 1 and len(by_both) == 1 else by_name)


def _seems(line: Line, member: Member) -> bool:
    """Whether a row of another number is this member by all else: name, relation and, as far as known, birth."""
    birth = line.values.get("birth")
    same = member.name == line.values["name"] and member.relation == line.values.get("relation")
    return same and (birth is None or member.birth is None or birth == member.birth)


def _below_payments(table: Table, matches: Sequence[Match]) -> list[Fault]:
    """Items whose sum in the file is smaller than what this system has paid by them."""
    items = [column.field for column in INCOME]
    faults = []
    for part in _chunks([one for one in matches if one.household]):
        paid = _paid([one.household.pk for one in part if one.household])
        for one in part:
            for item in items:
                given, row = one.home.shared.get(item, (None, 0))
                least = paid.get((one.household.pk, one.day.year - 1, item), 0) if one.household else 0
                if given is not None and given < least:
                    faults.append(fault("below_payments", table, row, item, format_yuan(given), format_yuan(least)))
    return faults


def _paid(ids: Sequence[int]) -> dict[tuple[int, int, str], int]:
    rows = Income.whole.filter(household__in=ids, origin=Income.Origin.PAYMENT).values("household", "year", "item")
    summed = rows.annotate(paid=Sum("fen")).values_list("household", "year", "item", "paid")
    return {(household, year, item): paid for household, year, item, paid in summed}
