"""Screening of money: the villages' frame asked its rules, findings brought in line, in one act."""

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
from hearthlight.money.frames import funds
from hearthlight.money.rules import RULES
from hearthlight.trail.act import Actor, act
from hearthlight.trail.models import Event


def screen_money(user: Actor, day: date, place: str = areas.COUNTRY, key: UUID | None = None) -> dict[str, Difference]:
    """Ask every rule of the room that stands on `day` and settle its findings; what changed by rule. Raises Refused."""
    with transaction.atomic():
        frame = funds(day, place)
        found = screen({"funds": frame}, RULES, day)
        summary = {"answers": found.counts()}
        with act(user, "money.screen", at=place, day=day, key=key, summary=summary) as event:
            asked = [rule for rule in RULES if rule.code in found.answers]
            return {rule.code: _settle(event, frame, found, rule) for rule in asked}


def _settle(event: Event, frame: pl.DataFrame, found: Screening, rule: Rule) -> Difference:
    rows = broken(frame, rule, found.breaking(rule.code)["subject"].to_list())
    asked = Asked(event.area_code, None, None, found.unknown(rule.code), partial(values_of, frame, rule))
    return bring_in_line(event, rule.code, rule.from_date, rows, asked)
