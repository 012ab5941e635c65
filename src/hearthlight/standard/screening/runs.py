"""Runs of the screening as the trail keeps them: the last one at a place, what it changed, what it could not ask.

A run is its event. What it opened was made by that event; what it mended or could not judge any more was touched by it.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.db.models import Count, Q, QuerySet

from hearthlight.checks.models import Finding
from hearthlight.core import areas
from hearthlight.trail.models import Event

WHOLE, CHANGED, SAVED = "standard.screen", "standard.screen_changed", "standard.screen_household"
"""Kinds of run: everything at a place (or all that a new day asks), the homes that changed, one home on save."""

SEEN, OF_DAY, UNKNOWN = "seen", "of_day", "unknown"
"""In the summary of a run: the newest event it had read; whether it asked only what a new day changes; by township
and rule the rows that it could not judge."""


LONGEST = timedelta(hours=2)
"""No act takes longer. On PostgreSQL one that began before a run may end after it: its number is a lower one."""


def newest_event() -> int:
    """The newest act there is; a run that reads afterwards has seen it."""
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def last(place: str, *kinds: str, whole: bool = False) -> Event | None:
    """The last run that saw all of `place`; `whole`: that asked every rule of everybody there."""
    rows = Event.objects.filter(kind__in=kinds or (WHOLE,), area_code__in=[*areas.ancestors(place), place])
    found = (one for one in rows.order_by("-pk").iterator(50) if not (whole and one.summary.get(OF_DAY)))
    return next(found, None)


def seen(run: Event) -> int:
    """The newest act up to which the run had read everything; what came after it may not be in its findings.

    Where several write at once (PostgreSQL) that is the last one older than any act that may still have been going on.
    """
    newest = int(run.summary.get(SEEN, run.pk))
    return min(newest, ended_before(run)) if connection.vendor == "postgresql" else newest


def ended_before(run: Event) -> int:
    """The newest act that had surely ended when the run began."""
    older = Event.objects.filter(pk__lt=run.pk, at__lt=run.at - LONGEST).order_by("-pk")
    return older.values_list("pk", flat=True).first() or 0


@dataclass(frozen=True)
class Change:
    """What a run changed for one rule: findings opened, mended, and not judged any more."""

    rule: str
    opened: int
    resolved: int
    unjudged: int


def rows(run: Event) -> "QuerySet[Finding]":
    """The findings that a run opened or touched, past sight."""
    return Finding.whole.filter(Q(made=run) | Q(event=run))


def changes(run: Event, found: "QuerySet[Finding] | None" = None) -> list[Change]:
    """What a run changed by rule, in the order of the codes; `found` narrows it to what a reader sees.

    A need that it came upon is nothing new, and no change.
    """
    told: dict[str, Counter[str]] = {}
    mine = rows(run) if found is None else found
    counted = mine.order_by().values("rule", "state", "made").annotate(n=Count("pk"))
    for one in counted.values_list("rule", "state", "made", "n"):
        told.setdefault(one[0], Counter())[_what(one[1], one[2] == run.pk)] += one[3]
    what = ("opened", "resolved", "unjudged")
    return [Change(code, *(told[code][one] for one in what)) for code in sorted(told) if any(map(told[code].get, what))]


def _what(state: str, is_new: bool) -> str:
    if is_new and state != Finding.State.NEED:
        return "opened"
    return {"resolved": "resolved", "cannot_judge": "unjudged"}.get(state, "other")


def answers(place: str) -> dict[str, tuple[Event, dict[str, int]]]:
    """{rule: (run, {answer: rows})} of the last time that each rule was asked of everybody at `place`."""
    told = [(run, run.summary.get("answers", {})) for run in _since_whole(place)]
    return {code: (run, counts) for run, answered in told for code, counts in answered.items()}


def _since_whole(place: str) -> list[Event]:
    """The last run that asked every rule of everybody at `place`, and those of single days after it."""
    whole = last(place, whole=True)
    if whole is None:
        return []
    around = [*areas.ancestors(place), place]
    return list(Event.objects.filter(kind=WHOLE, area_code__in=around, pk__gte=whole.pk).order_by("pk"))


def not_asked(run: Event | None) -> dict[str, tuple[str, ...]]:
    """{rule: the columns that were missing} of a run."""
    told = run.summary.get("not_asked", {}) if run else {}
    return {code: tuple(told[code]) for code in told}


def unknown(place: str) -> dict[str, int]:
    """{rule: rows at `place` that it could not judge} of the last time each rule was asked of everybody there.

    It is kept by township: empty for a village or a group, whose own frames are read in no time.
    """
    found: dict[str, int] = {}
    for run in _since_whole(place):
        found |= _inside(run.summary.get(UNKNOWN, {}), place)
    return found


def _inside(by_township: dict[str, dict[str, int]], place: str) -> dict[str, int]:
    counted: Counter[str] = Counter()
    for township, rules in by_township.items():
        if areas.within(areas.full(township), place):
            counted.update(rules)
    return dict(counted)
