"""The list of tasks that a reader asked for: mine or a place's, a page at a time by key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hearthlight.desk.asked import whole
from hearthlight.duty import queries
from hearthlight.duty.models import Task

PAGE = 40
SHEET = 1000
"""The most tasks on one printed list."""
MINE, PLACE = "mine", "place"


@dataclass(frozen=True)
class Wanted:
    """What an address asks for; `after` is the due day and number of the last task of the page before."""

    whose: str
    place: str
    after: tuple[date, int] | None = None


def wanted(place: str, asked: Mapping[str, str], role: str) -> Wanted:
    """An operator of stations and a helper see their own tasks alone."""
    whose = PLACE if asked.get("of") == PLACE and role not in ("operator", "helper") else MINE
    return Wanted(whose, place, _after(asked.get("after", "")))


def _after(text: str) -> tuple[date, int] | None:
    day, _dot, number = text.partition(".")
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return None
    pk = whole(number)
    return None if pk is None else (found, pk)


def of(asked: Wanted, person: Any) -> QuerySet[Task]:
    """The open tasks, the earliest due first."""
    return queries.mine(person) if asked.whose == MINE else queries.of_place(asked.place)


def page(asked: Wanted, person: Any) -> tuple[list[Task], str]:
    """(tasks of a page; what the next page comes after, empty on the last)."""
    rows = of(asked, person).select_related("person", "made")
    found = list((queries.after(rows, *asked.after) if asked.after else rows)[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return found[:PAGE], f"{last.due_on}.{last.pk}" if last else ""


def chosen(person: Any, ids: Sequence[str]) -> list[Task]:
    """The open tasks that a reader ticked, as far as they see them."""
    numbers = [number for number in map(whole, ids) if number is not None][: 2 * PAGE]
    seen = Task.objects.filter(pk__in=numbers) | Task.whole.filter(pk__in=numbers, person=person)
    return list(seen.filter(state=Task.State.OPEN).select_related("person").order_by("due_on", "pk"))
