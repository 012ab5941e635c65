"""Dated parameters: lines, tariffs, terms as data with place, document and certainty.

A change of law is one more entry with a later date, never an edit. What is not known has no entry, or one that says
``unknown = true`` with what was looked for: asking for it raises NotKnown, and nobody guesses.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

Certainty = Literal["sourced", "unconfirmed", "demo"]
_FIXED = {"from", "until", "place", "value", "unknown", "unit", "document", "certainty", "note"}
_SURE = ("sourced", "unconfirmed", "demo")


class NotKnown(LookupError):
    """No value is known for this key on that day at that place."""


class BadParameter(ValueError):
    """An entry of the file lacks what every parameter must carry."""


@dataclass(frozen=True)
class Value:
    """One dated value and where it comes from; `certainty` is shown wherever it is used.

    Not `known`: the entry says that for these days, at this place, nothing was found; `value` is None.
    """

    key: str
    value: Any
    unit: str
    since: date
    until: date | None
    place: str
    document: str
    certainty: Certainty
    note: str = ""
    conditions: dict[str, Any] = field(default_factory=dict)
    known: bool = True

    @property
    def sure(self) -> bool:
        """Whether it was read in a document; a value that is not sure is marked wherever it is shown."""
        return self.known and self.certainty == "sourced"

    def fits(self, day: date, place: str, given: dict[str, Any]) -> bool:
        """Whether this value holds on that day at that place under the given conditions."""
        dated = self.since <= day and (self.until is None or day < self.until)
        return dated and place.startswith(self.place) and all(given.get(k) == v for k, v in self.conditions.items())


@dataclass(frozen=True)
class Parameters:
    """All values of one file."""

    values: tuple[Value, ...]

    @classmethod
    def read(cls, path: Path) -> "Parameters":
        """Read a TOML file of table arrays. Raises BadParameter naming the key that is not whole."""
        return cls.parse(path.read_text(encoding="utf-8"))

    @classmethod
    def parse(cls, text: str) -> "Parameters":
        """Read the text of such a file."""
        return cls(tuple(_values(tomllib.loads(text))))

    def at(self, key: str, day: date, place: str = "", **given: Any) -> Value:
        """The value of `key` on `day` at `place`: the most specific place wins, then the latest date.

        Raises NotKnown when no entry fits, or the one that does says that it is not known.
        """
        found = self.entry(key, day, place, **given)
        if found is None or not found.known:
            why = f" ({found.document})" if found else ""
            raise NotKnown(f"no value of {key} is known on {day} at {place or 'any place'} for {given}{why}")
        return found

    def entry(self, key: str, day: date, place: str = "", **given: Any) -> Value | None:
        """The same entry for showing, also one that says it is not known; None where none fits."""
        fitting = [value for value in self.values if value.key == key and value.fits(day, place, given)]
        return max(fitting, key=lambda value: (len(value.place), value.since), default=None)

    def all(self, key: str) -> list[Value]:
        """Every value of `key`, oldest first."""
        return sorted((value for value in self.values if value.key == key), key=lambda value: value.since)


def _values(tables: dict[str, list[dict[str, Any]]]) -> Iterator[Value]:
    for key, entries in tables.items():
        for entry in entries:
            yield _value(key, entry)


def _value(key: str, entry: dict[str, Any]) -> Value:
    _refuse(key, entry)
    return Value(
        key=key,
        value=entry.get("value"),
        unit=entry["unit"],
        since=entry["from"],
        until=entry.get("until"),
        place=entry.get("place", ""),
        document=entry["document"],
        certainty=entry["certainty"],
        note=entry.get("note", ""),
        conditions={name: value for name, value in entry.items() if name not in _FIXED},
        known="value" in entry,
    )


def _refuse(key: str, entry: dict[str, Any]) -> None:
    said = "unknown" if entry.get("unknown") is True else "value"
    missing = {"from", said, "unit", "document", "certainty"} - entry.keys()
    if missing or entry["certainty"] not in _SURE:
        wanted = "from, value (or unknown = true), unit, document and certainty (sourced, unconfirmed or demo)"
        raise BadParameter(f"{key}: an entry needs {wanted}; missing {sorted(missing)}")
    if said == "unknown" and "value" in entry:
        raise BadParameter(f"{key}: the entry from {entry['from']} has a value and unknown = true: keep one")
