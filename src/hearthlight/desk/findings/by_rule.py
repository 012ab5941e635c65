"""The findings of a place by rule: how they stand, what the last run changed, what could not be told or asked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from hearthlight.checks.models import Finding
from hearthlight.checks.rule import Answer, Rule
from hearthlight.core import areas
from hearthlight.desk import catalogue
from hearthlight.desk.terms import rule_words
from hearthlight.places.queries import names
from hearthlight.standard import pack, queries, screen
from hearthlight.standard.column_words import column_words
from hearthlight.standard.screening import runs
from hearthlight.standard.screening.runs import Change
from hearthlight.trail.models import Event

STATES = ("open", "cannot_judge", "explained", "accepted")
"""How a finding stands that is not mended."""

KINDS = ((runs.WHOLE, runs.CHANGED), ("help.screen",), ("sun.screen",))
"""The acts in which the rules of each room look at a whole place."""


@dataclass(frozen=True)
class ByRule:
    """One rule at a place: findings by state, homes they touch, what the last run changed, answers of everybody."""

    code: str
    title: str
    rule: Rule | None
    states: Mapping[str, int]
    homes: int
    change: Change
    unknown: int | None

    @property
    def total(self) -> int:
        """Findings that stand."""
        return sum(self.states.values())


def inside(place: str) -> Q:
    """The rows at and below a place."""
    low, high = areas.subtree(place)
    return Q(area_code__gte=low, area_code__lt=high)


def standing(place: str) -> "QuerySet[Finding]":
    """The findings at a place that are not mended, as far as the reader sees them."""
    rows: QuerySet[Finding] = Finding.objects.filter(inside(place), closed=None)
    return rows


def read(place: str, day: date) -> list[ByRule]:
    """The rules that found something at a place or could not tell, those that touch most homes first."""
    counted: dict[str, dict[str, int]] = defaultdict(dict)
    for code, state, n in standing(place).order_by().values_list("rule", "state").annotate(n=Count("pk")):
        counted[code][state] = n
    homes = dict(standing(place).order_by().values_list("rule").annotate(n=Count("household_id", distinct=True)))
    changed = {one.rule: one for run in last_runs(place) for one in changes(run, place)}
    untold = unknown(place, day)
    codes = counted.keys() | changed.keys() | {code for code, n in untold.items() if n}
    found = [
        ByRule(
            code=code,
            title=rule_words(code),
            rule=catalogue.find(code, day),
            states={state: counted[code].get(state, 0) for state in STATES},
            homes=homes.get(code, 0),
            change=changed.get(code, Change(code, 0, 0, 0)),
            unknown=untold.get(code),
        )
        for code in codes
    ]
    return sorted(found, key=lambda one: (-one.homes, -one.total, one.code))


def last_runs(place: str) -> list[Event]:
    """The last run at a place of each room that has rules."""
    found = (runs.last(place, *kinds) for kinds in KINDS)
    return [run for run in found if run]


def changes(run: Event, place: str) -> list[Change]:
    """What a run changed at a place, as far as the reader sees it."""
    return runs.changes(run, Finding.objects.filter(Q(made=run) | Q(event=run)).filter(inside(place)))


def unknown(place: str, day: date) -> dict[str, int]:
    """{rule: rows there of which it cannot be told}: of a village asked now, else by the last run of everybody."""
    if areas.level(place).width < areas.width("village"):
        return runs.unknown(place)
    try:
        counts = screen.run(queries.read(place, day), pack.on(day), day).counts()
    except pack.NoPack:
        return {}
    return {code: answers[Answer.UNKNOWN] for code, answers in counts.items()}


@dataclass(frozen=True)
class NotAsked:
    """Columns that were missing, and the rules that could not be asked for that."""

    columns: str
    rules: tuple[str, ...]

    @property
    def n(self) -> int:
        """How many rules."""
        return len(self.rules)


def not_asked(told: Mapping[str, Iterable[str]]) -> list[NotAsked]:
    """The rules that could not be asked, by what they lacked, in words."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for code, columns in told.items():
        found[tuple(columns)].append(rule_words(code))
    return [NotAsked("、".join(map(column_words, columns)), tuple(codes)) for columns, codes in sorted(found.items())]


def answers(place: str, code: str) -> dict[str, Any]:
    """day, place (its name), and rows by answer of the last time everybody was asked this rule; empty for never."""
    found = runs.answers(place).get(code)
    if found is None:
        return {}
    run, counts = found
    return {"day": run.day, "place": names([run.area_code]).get(run.area_code, "")} | counts
