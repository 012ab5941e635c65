"""The findings of a place by rule: how they stand, what the last run changed, what could not be told or asked."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import Count, QuerySet

from hearthlight.checks.figures import NEEDED
from hearthlight.checks.models import Finding
from hearthlight.checks.rule import Answer, Rule
from hearthlight.core import areas
from hearthlight.desk import catalogue
from hearthlight.desk.findings import runs_said
from hearthlight.desk.findings.frame_words import counted_in
from hearthlight.desk.findings.places_of import inside
from hearthlight.desk.terms import rule_words
from hearthlight.standard import pack, queries, screen
from hearthlight.standard.screening import runs
from hearthlight.standard.screening.runs import Change
from hearthlight.trail.models import Event

STATES = ("open", "cannot_judge", "explained", "accepted")
"""How a finding stands that is not mended."""


@dataclass(frozen=True)
class ByRule:
    """One rule at a place: findings by state, homes they touch, what the last `run` changed, rows not known."""

    code: str
    title: str
    rule: Rule | None
    states: Mapping[str, int]
    homes: int
    run: int | None
    change: Change
    unknown: int | None

    @property
    def unit(self) -> str:
        """What is counted where it is not known: households, people, villages …"""
        return counted_in(self.rule.frame) if self.rule else ""

    @property
    def total(self) -> int:
        """Findings that stand."""
        return sum(self.states.values())


def standing(place: str) -> "QuerySet[Finding]":
    """The doubts at a place that are not mended, as far as the reader sees them."""
    rows: QuerySet[Finding] = Finding.objects.filter(inside(place), closed=None).exclude(NEEDED)
    return rows


def needs(place: str) -> list[tuple[str, str, int]]:
    """(rule, its words, homes) of what the standard asks for and homes not yet out still lack 短板, most first."""
    rows = Finding.objects.filter(NEEDED, inside(place)).order_by().values_list("rule").annotate(n=Count("pk"))
    return [(code, rule_words(code), n) for code, n in sorted(rows, key=lambda one: (-one[1], one[0]))]


def read(place: str, day: date) -> list[ByRule]:
    """The rules that found something at a place or could not tell, those that touch most homes first."""
    counted: dict[str, dict[str, int]] = defaultdict(dict)
    for code, state, n in standing(place).order_by().values_list("rule", "state").annotate(n=Count("pk")):
        counted[code][state] = n
    homes = dict(standing(place).order_by().values_list("rule").annotate(n=Count("household_id", distinct=True)))
    changed = {one.rule: (run.pk, one) for run in runs_said.last(place) for one in runs_said.changes(run, place)}
    untold = unknown(place, day)
    codes = counted.keys() | changed.keys() | {code for code, n in untold.items() if n}
    found = [
        ByRule(
            code=code,
            title=rule_words(code),
            rule=catalogue.sure(code, day, place),
            states={state: counted[code].get(state, 0) for state in STATES},
            homes=homes.get(code, 0),
            run=changed[code][0] if code in changed else None,
            change=changed[code][1] if code in changed else Change(code, 0, 0, 0),
            unknown=untold.get(code),
        )
        for code in codes
    ]
    return sorted(found, key=lambda one: (-one.homes, -one.total, one.code))


def unknown(place: str, day: date) -> Mapping[str, int]:
    """{rule: rows there of which it cannot be told}: of a village asked now, else by the last run of everybody."""
    if areas.level(place).width < areas.width("village"):
        return runs.unknown(place)
    return _asked_now(place, day, Event.objects.order_by("-pk").values_list("key", flat=True).first())


@lru_cache(maxsize=512)
def _asked_now(place: str, day: date, newest: UUID | None) -> Mapping[str, int]:
    """The same of a village, kept until the next act, whose key `newest` is: every write is an act."""
    try:
        counts = screen.run(queries.read(place, day), pack.on(day), day).counts()
    except pack.NoPack:
        return {}
    return {code: answers[Answer.UNKNOWN] for code, answers in counts.items()}
