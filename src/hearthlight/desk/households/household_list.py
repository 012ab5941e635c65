"""The household list: filtered, sorted, a page at a time by key, masked. One lower bound, never an offset."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, Q, QuerySet

from hearthlight.core import areas
from hearthlight.desk.asked import whole
from hearthlight.desk.households.household_filters import EVERY
from hearthlight.desk.households.household_search import is_number
from hearthlight.desk.households.household_today import SAID, ahead, on, today
from hearthlight.desk.models import ListedHome
from hearthlight.people.sight import current
from hearthlight.register.models import Member
from hearthlight.register.standing import present

PAGE = 50
REGISTER, ALL = "register", "all"
COLUMNS = ("pk", "area_code", "number", "house_grade", "water_safe", "doubtful", *SAID)
BY_PLACE, BY_NUMBER = "place", "number"


@dataclass(frozen=True)
class Wanted:
    """What the reader asked for: `text` ends a household's number, `homes` are those that a search found."""

    place: str
    chosen: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    sort: str = BY_PLACE
    after: str = ""
    search: str = ""
    homes: tuple[int, ...] | None = None

    @property
    def state(self) -> str:
        """The register where nothing is said, every home where one is looked up."""
        return self.chosen.get("state") or (ALL if self.text or self.homes is not None else REGISTER)

    def query(self, **instead: str) -> str:
        """The address of this list, without what is left out; `instead` replaces parts of it."""
        said = {"place": self.place, **self.chosen, "q": self.text, "sort": self.sort, "search": self.search} | instead
        return urlencode({name: value for name, value in said.items() if value and (name, value) != ("sort", BY_PLACE)})


def wanted(place: str, asked: Mapping[str, str], day: date, homes: tuple[int, ...] | None = None) -> Wanted:
    """What an address asks for; a choice that no filter has counts as not asked."""
    choices = {one.code: asked.get(one.code, "") for one in EVERY}
    chosen = {one.code: choices[one.code] for one in EVERY if choices[one.code] in dict(one.choices(day))}
    sort = BY_NUMBER if asked.get("sort") == BY_NUMBER else BY_PLACE
    search = asked.get("search", "") if homes is not None else ""
    text = asked.get("q", "").strip()
    return Wanted(place, chosen, text if is_number(text) else "", sort, asked.get("after", ""), search, homes)


def page(wanted: Wanted, day: date) -> tuple[list[dict[str, Any]], str]:
    """(rows of the list with people and head; what to ask for after them, empty on the last page). Two queries."""
    found = _found(wanted, day)
    rows = found[:PAGE]
    people = _people([row["pk"] for row in rows], day)
    for row in rows:
        mine = people.get(row["pk"], [])
        row["people"] = len(mine)
        row["head"] = next((name for relation, name in mine if relation == "head"), "")
    return rows, _key(rows[-1], wanted.sort) if len(found) > PAGE else ""


def _found(wanted: Wanted, day: date) -> list[dict[str, Any]]:
    """The page's rows and one more: by the list alone, and once more by the tables where it does not hold yet."""
    found = list(_rows(wanted, day, today()).values(*COLUMNS, ahead=Exists(ahead(day)))[: PAGE + 1])
    if not (found[0]["ahead"] if found else ahead(day).exists()):
        return found
    return list(_rows(wanted, day, on(day)).values(*COLUMNS)[: PAGE + 1])


def _rows(wanted: Wanted, day: date, said: Mapping[str, Any]) -> "QuerySet[ListedHome]":
    rows = ListedHome.whole.annotate(**said).filter(_in_sight(wanted.place, _start(wanted)))
    for one in EVERY:
        choice = wanted.state if one.code == "state" else wanted.chosen.get(one.code)
        rows = rows.filter(one.rows(choice, day)) if choice else rows
    if wanted.text:
        rows = rows.filter(number__endswith=wanted.text)
    if wanted.homes is not None:
        rows = rows.filter(pk__in=wanted.homes)
    return rows.filter(_following(wanted)).order_by(*(("number",) if wanted.sort == BY_NUMBER else ("area_code", "pk")))


def _in_sight(place: str, start: str) -> Q:
    """The homes at `place` that the viewer may see, by one range from `start` on: a second bound misleads a planner."""
    low, high = areas.subtree(place)
    ranges = [(max(low, start, first), min(high, last)) for first, last in current().homes]
    inside = Q(pk__in=[])
    for first, last in ranges:
        inside |= Q(area_code__gte=first, area_code__lt=last) if first < last else Q(pk__in=[])
    paired = current().households
    return inside | Q(pk__in=paired, area_code__gte=max(low, start), area_code__lt=high) if paired else inside


def _start(wanted: Wanted) -> str:
    return wanted.after.partition(".")[0] if wanted.sort == BY_PLACE else ""


def _following(wanted: Wanted) -> Q:
    if not wanted.after:
        return Q()
    if wanted.sort == BY_NUMBER:
        return Q(number__gt=wanted.after)
    place, _dot, last = wanted.after.partition(".")
    return Q(area_code__gt=place) | Q(area_code=place, pk__gt=whole(last) or 0)


def _key(row: dict[str, Any], sort: str) -> str:
    return row["number"] if sort == BY_NUMBER else f"{row['area_code']}.{row['pk']}"


def _people(homes: list[int], day: date) -> dict[int, list[tuple[str | None, str]]]:
    """(relation, name) of whoever belongs to each home on the day, in their order."""
    found: dict[int, list[tuple[str | None, str]]] = {}
    here = Member.whole.filter(present(day), household__in=homes).order_by("number")
    for home, relation, name in here.values_list("household", "relation", "name"):
        found.setdefault(home, []).append((relation, name))
    return found
