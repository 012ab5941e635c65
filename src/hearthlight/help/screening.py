"""Screening of help: its frames asked its rules, findings brought in line, in one act."""

from datetime import date
from functools import partial
from uuid import UUID

import polars as pl
from django.db import transaction

from hearthlight.checks.asked import Asked, Difference
from hearthlight.checks.findings import bring_in_line
from hearthlight.checks.rule import Rule
from hearthlight.checks.screening import Screening, screen
from hearthlight.checks.subjects import broken, values_of
from hearthlight.core import areas
from hearthlight.help import frames
from hearthlight.help.rules import RULES
from hearthlight.trail.act import Actor, act
from hearthlight.trail.models import Event

READERS = {"measure": frames.measures, "household": frames.households}


def screen_help(user: Actor, day: date, place: str = areas.COUNTRY, key: UUID | None = None) -> dict[str, Difference]:
    """Ask every rule of the room that stands on `day` and settle its findings; what changed by rule.

    Raises NoPack for a day without a law, Refused, Repeated.
    """
    standing = {rule.frame for rule in RULES if rule.in_force(day)}
    with transaction.atomic():
        read = {name: READERS[name](day, place) for name in sorted(standing)}
        found = screen(read, RULES, day)
        missing = {code: list(columns) for code, columns in sorted(found.not_asked.items())}
        summary = {"answers": found.counts(), "not_asked": missing}
        with act(user, "help.screen", at=place, day=day, key=key, summary=summary) as event:
            asked = [rule for rule in RULES if rule.code in found.answers]
            return {rule.code: _settle(event, read[rule.frame], found, rule) for rule in asked}


def _settle(event: Event, frame: pl.DataFrame, found: Screening, rule: Rule) -> Difference:
    rows = broken(frame, rule, found.breaking(rule.code)["subject"].to_list())
    asked = Asked(event.area_code, None, None, found.unknown(rule.code), partial(values_of, frame, rule))
    return bring_in_line(event, rule.code, rule.from_date, rows, asked)
