"""A pack as its page shows it: parameters by subject, what may be claimed, rules; each with document and certainty."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from hearthlight.checks.rule import Rule
from hearthlight.core.parameters import Value
from hearthlight.desk.standard import pack_words
from hearthlight.desk.standard.entitle_words import titled
from hearthlight.desk.terms import term
from hearthlight.places.queries import names
from hearthlight.standard.income import line_day
from hearthlight.standard.law.pack_terms import PLACE, SUBJECT, SUBJECTS
from hearthlight.standard.law.read_pack import Pack
from hearthlight.standard.law.sureness import weighed
from hearthlight.standard.side_by_side import day_of


@dataclass(frozen=True)
class Row:
    """One dated value: `here` = it is the one that holds at the reader's place on the day of the page."""

    title: str
    words: str
    since: date
    until: date | None
    place: str
    document: str
    note: str
    certainty: str
    here: bool


@dataclass(frozen=True)
class Subject:
    """The values of one subject."""

    code: str
    title: str
    rows: list[Row]


def counted(pack: Pack) -> dict[str, int]:
    """How many values are sourced, unconfirmed, set here or not found."""
    found = Counter(pack_words.certainty(value) for value in pack.parameters.values)
    return {code: found[code] for code in pack_words.CERTAINTY}


def subjects(pack: Pack, day: date, place: str) -> list[Subject]:
    """Every value of `pack` under its subject, oldest first; a subject without values is left out."""
    known = {key for keys in SUBJECTS.values() for key in keys}
    others = tuple(dict.fromkeys(one.key for one in pack.parameters.values if one.key not in known))
    places = _places(pack)
    found = [
        Subject(code, term(SUBJECT, code), _rows(pack, keys, places, day, place))
        for code, keys in (SUBJECTS | {"other": others}).items()
    ]
    return [one for one in found if one.rows]


def _rows(pack: Pack, keys: tuple[str, ...], places: dict[str, str], day: date, place: str) -> list[Row]:
    values = [value for key in keys for value in pack.parameters.all(key)]
    return [
        _row(pack, value, places.get(value.place, value.place), _holds(pack, value, day, place)) for value in values
    ]


def _row(pack: Pack, value: Value, place: str, here: bool) -> Row:
    return Row(
        pack_words.titled(value, pack),
        pack_words.in_words(value),
        value.since,
        value.until,
        place,
        value.document,
        value.note,
        pack_words.certainty(value),
        here,
    )


def _holds(pack: Pack, value: Value, day: date, place: str) -> bool:
    if not pack.in_force(day):
        return False
    asked = line_day(pack.parameters, day) if value.key == "poverty_line" else day
    return pack.parameters.entry(value.key, asked, place, **value.conditions) is value


def _places(pack: Pack) -> dict[str, str]:
    """Code as a value has it to the place's name, where it is known."""
    short = {value.place for value in pack.parameters.values if value.place}
    found = names([code.ljust(15, "0") for code in short])
    return {code: found.get(code.ljust(15, "0"), PLACE.get(code, code)) for code in short}


def rules(pack: Pack, day: date, place: str) -> list[Rule]:
    """The rules of `pack`, each no surer than the values it reads at `place`, on the day on which a scheme is asked."""
    asked, _when = day_of(pack, day)
    return [weighed(pack, rule, asked, place) for rule in pack.rules]


def claims(pack: Pack) -> list[dict[str, Any]]:
    """What may be claimed, with its document."""
    return [{"title": titled(one), "claim": one} for one in pack.entitlements]
