"""Writing what a file says, inside the act that applies it: each change carries the row of the sheet it came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hearthlight.core.countries.cn import identity
from hearthlight.people.models import Secret
from hearthlight.people.secrets import sealed
from hearthlight.register import columns
from hearthlight.register.actions import declare_income, refuse_real
from hearthlight.register.matching import SAMPLE_NUMBER, Match
from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.register.models.status import REGISTRATION
from hearthlight.register.proposal import Home
from hearthlight.sheets.table import Line
from hearthlight.trail.entering import Said, correct, enter
from hearthlight.trail.history import add
from hearthlight.trail.models import Event
from hearthlight.trail.subject import kind_of


@dataclass
class Tally:
    """How much an application wrote."""

    households_added: int = 0
    members_added: int = 0
    changes: int = 0


def take_in(event: Event, one: Match, tally: Tally) -> None:
    """One home: its own row, its people, its income of the year before the data's day."""
    said = _said_of_all(one.home, columns.HOUSEHOLD)
    if one.household:
        household = one.household
        tally.changes += len(correct(event, household, one.day, said))
    else:
        household = _new_household(event, one, said)
        tally.households_added += 1
    for line in one.home.lines:
        _take_in_member(event, one, household, line, tally)
    for item, (fen, row) in _said_of_all(one.home, columns.INCOME).items():
        said_of = {"day": one.day, "origin": Income.Origin.IMPORT, "source_row": row}
        tally.changes += len(declare_income(event, household, one.day.year - 1, item, fen, **said_of))


def _said_of_all(home: Home, wanted: tuple[columns.Column, ...]) -> Said:
    return {column.field: home.shared[column.field] for column in wanted if column.field in home.shared}


def _new_household(event: Event, one: Match, said: Said) -> Household:
    since = one.home.value("registered_on") or one.day
    household = Household(number=one.home.number, area_code=one.area_code, from_date=since)
    household.synthetic = household.number.startswith(SAMPLE_NUMBER)
    refuse_real(household)
    enter(event, household, one.day, said)
    if one.home.value("registered_on"):
        row = Status(household=household, area_code=one.area_code, scheme=REGISTRATION, state="registered")
        enter(event, row, since, {"from_date": (since, one.home.row)} | _cause(one.home))
    return household


def _cause(home: Home) -> Said:
    return {"cause_1": home.shared["cause_1"]} if "cause_1" in home.shared else {}


def _take_in_member(event: Event, one: Match, household: Household, line: Line, tally: Tally) -> None:
    member = one.members.get(line.number)
    identity_number = _new_identity(member, line.values)
    new = {column.field: line.values.get(column.field) for column in columns.MEMBER}
    new |= columns.health_fields(line.values.get("health")) | {"name": line.values["name"]}
    new |= _read_identity(identity_number)
    said = {name: (value, line.number) for name, value in new.items() if value is not None}
    if member:
        tally.changes += len(correct(event, member, max(one.day, member.joined_on), said))
    else:
        member = _new_member(one, household, line)
        enter(event, member, one.day, said)
        tally.members_added += 1
    if identity_number:
        add(event, sealed(event, member, member.area_code, "identity", identity_number, one.day))


def _new_member(one: Match, household: Household, line: Line) -> Member:
    last = Member.whole.filter(household=household).order_by("number").last()
    member = Member(household=household, area_code=household.area_code, number=last.number + 1 if last else 1)
    member.joined_on = line.values.get("joined_on") or one.home.value("registered_on") or one.day
    member.joined_how = "other" if one.household else "recorded"
    return member


def _new_identity(member: Member | None, values: Mapping[str, Any]) -> str:
    """The identity number of the row when none is kept yet, else an empty text: matching gives no other number here."""
    number = identity.normalise(values.get("identity") or "")
    return "" if member and number and _has_number(member) else number


def _has_number(member: Member) -> bool:
    rows = Secret.whole.filter(subject_kind=kind_of(Member), subject_id=member.pk, kind="identity", until=None)
    return rows.exists()


def _read_identity(number: str) -> dict[str, Any]:
    """What a number says of birth and sex, worked out once, here: no rule reads a sealed number."""
    if not number:
        return {}
    said = identity.read(number)
    return {"id_valid": said.valid, "id_birth": said.birth, "id_sex": said.sex}
