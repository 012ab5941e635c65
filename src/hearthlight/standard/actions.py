"""Screening the register and recording what it found: the one way findings of the standard are made."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import polars as pl
from django.db import transaction

from hearthlight.checks.findings import Broken, Difference, settle
from hearthlight.checks.rule import Rule
from hearthlight.checks.screening import Screening
from hearthlight.checks.screening import screen as ask
from hearthlight.core import areas
from hearthlight.standard import pack, queries, screen
from hearthlight.trail.act import Actor, act
from hearthlight.trail.models import Event

SUBJECT_KIND = {"household": "register.household", "member": "register.member"}
_NOT_SHOWN = ("scheme", "state")


@dataclass(frozen=True)
class Run:
    """What one screening found: rows by answer a rule, findings changed a rule, and rules that could not be asked."""

    counts: dict[str, dict[str, int]]
    differences: dict[str, Difference]
    not_asked: dict[str, tuple[str, ...]]


def screen_register(user: Actor, day: date, place: str = areas.COUNTRY, key: UUID | None = None) -> Run:
    """Ask every rule of the pack of `day` of every home at `place` 筛查, and bring the findings in line, in one act.

    Raises NoPack, Refused, Repeated.
    """
    law = pack.on(day)
    with transaction.atomic():
        frames = screen.prepared(queries.read(place, day), law, day)
        found = ask(frames, law.rules, day)
        summary = {"pack": law.code, "answers": found.counts(), "not_asked": sorted(found.not_asked)}
        with act(user, "standard.screen", at=place, day=day, key=key, summary=summary, pack=law.code) as event:
            differences = {code: _settle(event, law, frames, found, code) for code in found.answers}
    return Run(found.counts(), differences, dict(found.not_asked))


def _settle(event: Event, law: pack.Pack, frames: dict[str, pl.DataFrame], found: Screening, code: str) -> Difference:
    broken = _broken(frames, found, law.rule(code))
    return settle(event, code, law.from_date, broken, unknown=found.unknown(code), place=event.area_code)


def _broken(frames: dict[str, pl.DataFrame], found: Screening, rule: Rule) -> list[Broken]:
    """The rows that break a rule, each with the values of the columns that the rule read."""
    subjects = found.breaking(rule.code)["subject"].to_native()
    shown = [column for column in rule.reads if column not in _NOT_SHOWN]
    names = list(dict.fromkeys([rule.frame, "household", "area_code", *shown]))
    rows = frames[rule.frame].filter(pl.col(rule.frame).is_in(subjects.implode())).select(names)
    return [
        Broken(
            SUBJECT_KIND[rule.frame],
            row[rule.frame],
            row["area_code"],
            row["household"],
            {column: row[column] for column in shown},
        )
        for row in rows.iter_rows(named=True)
    ]
