"""Screening the register and recording what it found: the one way findings of the standard are made."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

import polars as pl
from django.db import transaction

from hearthlight.checks.asked import Difference
from hearthlight.core import areas
from hearthlight.standard import pack, queries, screen
from hearthlight.standard.screening import changed, runs
from hearthlight.standard.screening.asking import Asking
from hearthlight.trail.act import Actor, act


@dataclass(frozen=True)
class Run:
    """What one screening found: rows by answer a rule, findings changed a rule, and rules that could not be asked.

    `event` is the act that keeps it, None where there was nothing to ask.
    """

    counts: dict[str, dict[str, int]]
    differences: dict[str, Difference]
    not_asked: dict[str, tuple[str, ...]]
    event: int | None = None

    @property
    def asked(self) -> dict[str, Difference]:
        """The differences of the rules that were asked; others had no column to read, or stand no more."""
        return {code: self.differences[code] for code in self.counts}


NOTHING = Run({}, {}, {})
SEEING = (runs.WHOLE, runs.CHANGED)
"""Kinds of run after which every home of the place has been seen."""


def screen_register(user: Actor, day: date, place: str = areas.COUNTRY, key: UUID | None = None) -> Run:
    """Ask every rule of the pack of `day` of every home at `place` 筛查, and bring the findings in line, in one act.

    Raises NoPack, Refused, Repeated.
    """
    with transaction.atomic():
        seen = runs.newest_event()
        return _run(user, runs.WHOLE, _asking(day, place), key, {runs.SEEN: seen}, ends=True)


def screen_day(user: Actor, day: date, place: str = areas.COUNTRY) -> Run:
    """What a new day asks 每日筛查: the rules that the day alone changes of everybody, all rules of homes that changed.

    Everything, where the law or the year of the income turned since the last run. Raises NoPack, Refused.
    """
    before = runs.last(place, whole=True)
    if before is None or changed.turned(before, day):
        return screen_register(user, day, place)
    with transaction.atomic():
        seen, whole = runs.newest_event(), _asking(day, place)
        homes = changed.homes(runs.seen(runs.last(place, *SEEING) or before), place)
        everybody = tuple(rule for rule in whole.rules if changed.by_day(rule) or rule.whole)
        others = tuple(rule for rule in whole.rules if not (changed.by_day(rule) or rule.whole))
        run = _run(user, runs.WHOLE, replace(whole, rules=everybody), None, {runs.SEEN: seen, runs.OF_DAY: True})
        if homes:
            _run(user, runs.CHANGED, _only(replace(whole, rules=others), homes), None, {runs.SEEN: seen})
        return run


def screen_changed(user: Actor, day: date, place: str = areas.COUNTRY, asked_by: int | None = None) -> Run:
    """Ask every rule of the homes at `place` that some act touched since the last run there, in one act.

    `asked_by`: an act whose homes are asked though a run came between its beginning and its end. Everything at the
    place where nothing was screened yet. Raises NoPack, Refused.
    """
    before = runs.last(place, *SEEING)
    if before is None:
        return screen_register(user, day, place)
    with transaction.atomic():
        seen, since = runs.newest_event(), runs.seen(before)
        homes = changed.homes(min(since, asked_by - 1) if asked_by else since, place)
        if not homes:
            return NOTHING
        whole = _asking(day, place)
        rules = tuple(rule for rule in whole.rules if not rule.whole)
        return _run(user, runs.CHANGED, _only(replace(whole, rules=rules), homes), None, {runs.SEEN: seen})


def _asking(day: date, place: str) -> Asking:
    law = pack.on(day)
    return Asking(law, law.rules, screen.prepared(queries.read(place, day), law, day), day, place)


def _only(asking: Asking, homes: Collection[int]) -> Asking:
    """The same of a few homes: of villages nothing is asked."""
    mine = pl.col("household").is_in(list(homes))
    frames = {name: frame.filter(mine) for name, frame in asking.frames.items() if "household" in frame.columns}
    rules = tuple(rule for rule in asking.rules if rule.frame in frames)
    return replace(asking, frames=frames, rules=rules, households=homes)


def _run(user: Actor, kind: str, asking: Asking, key: UUID | None, more: Mapping[str, Any], ends: bool = False) -> Run:
    found = asking.answers()
    told = {runs.UNKNOWN: asking.unknown(found)} if kind == runs.WHOLE else {}
    code = asking.law.code
    summary = asking.summary(found) | {changed.LAW: pack.digest(code)} | told | more
    with act(user, kind, at=asking.place, day=asking.day, key=key, summary=summary, pack=code) as event:
        differences = asking.settle(event, found) | (asking.end_others(event) if ends else {})
    return Run(found.counts(), differences, dict(found.not_asked), event.pk)
