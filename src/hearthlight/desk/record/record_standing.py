"""Where one household stands by the law of a day: rules failed, unknown and met; whether help goes on; income a head.

One reading of the register's frame serves all three.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from hearthlight.core import areas
from hearthlight.desk.record.per_head import PerHead, per_head
from hearthlight.register.models import Household
from hearthlight.standard import continuation, pack, screen
from hearthlight.standard import queries as standard


@dataclass(frozen=True)
class Answered:
    """The rules by their answer; unknown stands apart from broken."""

    breaks: list[Any]
    unknown: list[Any]
    holds: list[Any]


@dataclass(frozen=True)
class Standing:
    """A household by the law: its answers, whether policies go on (`entitled`, the reason), its income a head."""

    answered: Answered
    entitled: str
    because: str
    per_head: PerHead


def standing_of(home: Household, day: date) -> Standing:
    """By the law of `day` at its place."""
    frame = standard.households(home.area_code, day).filter(pl.col("household") == home.pk)
    return Standing(_answered(frame, day), *_entitled(frame, day, home.area_code), per_head(home, day, frame))


def _answered(frame: pl.DataFrame, day: date) -> Answered:
    law = pack.on(day)
    found: dict[str, list[Any]] = {"breaks": [], "unknown": [], "holds": [], "not_applicable": []}
    for code, answer in screen.screen({"household": frame}, law, day).select("rule", "answer").rows():
        found[answer].append(law.rule(code))
    return Answered(found["breaks"], found["unknown"], found["holds"])


def _entitled(frame: pl.DataFrame, day: date, place: str) -> tuple[str, str]:
    """`answer` and `because` of its continued policies; an ordinary household has none."""
    homes = frame.filter(pl.col("scheme").is_not_null())
    if homes.is_empty():
        return continuation.NOT_REGISTERED, continuation.NOT_REGISTERED
    terms = continuation.terms(pack.on(day).parameters, day, place[: areas.width("county")])
    judged = continuation.entitlement(homes, terms)
    return judged.item(0, "answer"), judged.item(0, "because")
