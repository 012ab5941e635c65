"""Screening of the sun: its frames asked its rules, findings brought in line, in one act."""

from datetime import date

import polars as pl

from hearthlight.checks.findings import Broken, Difference, settle
from hearthlight.checks.rule import Rule
from hearthlight.checks.screening import Screening, screen
from hearthlight.core import areas
from hearthlight.sun import frames
from hearthlight.sun.rules import RULES
from hearthlight.trail.act import Actor, act
from hearthlight.trail.models import Event

KIND = {"milestone": "sun.milestone", "station": "sun.station"}


def screen_sun(user: Actor, place: str, day: date) -> dict[str, Difference]:
    """Ask every rule of the room on `day` and settle its findings; what changed by rule."""
    low, high = areas.subtree(place)
    inside = pl.col("area_code").is_between(pl.lit(low), pl.lit(high), closed="left")
    read = {"milestone": frames.milestones(day).filter(inside), "station": frames.stations(day).filter(inside)}
    answers = screen(read, RULES, day)
    with act(user, "sun.screen", at=place, day=day, summary=answers.counts()) as event:
        return {rule.code: _settle(event, rule, answers) for rule in RULES}


def _settle(event: Event, rule: Rule, answers: Screening) -> Difference:
    rows = answers.breaking(rule.code).select("subject", "area_code").rows()
    broken = [Broken(KIND[rule.frame], subject, area_code) for subject, area_code in rows]
    unknown = answers.unknown(rule.code)
    return settle(event, rule.code, rule.from_date, broken, unknown=unknown, place=event.area_code)
