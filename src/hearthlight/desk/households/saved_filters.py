"""Filters that a person keeps by name 常用筛选: saved, renamed, put away; each person's own."""

from datetime import date
from typing import Any

from hearthlight.people.models import Person, SavedFilter
from hearthlight.trail.act import act
from hearthlight.trail.history import add

HOUSEHOLDS = "households"
MOST = 12
"""So many tabs still fit above a list."""

LONGEST_NAME, LONGEST_QUERY = 40, 400
ACT = "people.save_filter"


class CannotSave(ValueError):
    """Why a filter was not saved, by a code that the page says in words."""


def of(person: Person) -> list[SavedFilter]:
    """A person's saved filters of the household list, in the order they were saved; one query."""
    return list(_open(person).order_by("pk"))


def _open(person: Person) -> Any:
    return SavedFilter.objects.filter(person=person, page=HOUSEHOLDS, until=None)


def save(person: Person, at: str, name: str, query: str) -> SavedFilter:
    """Keep `query` under `name`; the same name again takes the new query. Raises CannotSave, Refused."""
    name = _named(name)
    if len(query) > LONGEST_QUERY:
        raise CannotSave("long")
    with act(person, ACT, at=at, summary={"page": HOUSEHOLDS}, name=name, query=query) as event:
        same = _open(person).filter(name=name).first()
        if same:
            _open(person).filter(pk=same.pk).update(query=query, event=event)
            return same
        if len(of(person)) >= MOST:
            raise CannotSave("many")
        return add(event, SavedFilter(person=person, page=HOUSEHOLDS, name=name, query=query))


def rename(person: Person, at: str, pk: int, name: str) -> None:
    """Give one of one's own filters another name. Raises CannotSave for a name in use, Refused."""
    name = _named(name)
    if _open(person).filter(name=name).exclude(pk=pk).exists():
        raise CannotSave("used")
    with act(person, ACT, at=at, summary={"page": HOUSEHOLDS}, pk=pk, name=name) as event:
        _open(person).filter(pk=pk).update(name=name, event=event)


def put_away(person: Person, at: str, pk: int, day: date) -> None:
    """End one of one's own filters: its row stays. Raises Refused."""
    with act(person, ACT, at=at, summary={"page": HOUSEHOLDS}, pk=pk, until=day) as event:
        _open(person).filter(pk=pk).update(until=day, event=event)


def _named(name: str) -> str:
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name:
        raise CannotSave("nameless")
    return name
