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
from hearthlight.standard import pack, screen
from hearthlight.standard import queries as standard
from hearthlight.standard.continuing import continuation
from hearthlight.standard.law.sureness import weighed


@dataclass(frozen=True)
class Answered:
    """The rules by their answer; unknown stands apart from broken."""

    breaks: list[Any]
    unknown: list[Any]
    holds: list[Any]


@dataclass(frozen=True)
class Standing:
    """A household by the law: its answers, whether policies go on (`entitled`, the reason), its income a head.

    `frame` is its row of the register's frame, for whoever asks more of it.
    """

    answered: Answered
    entitled: str
    because: str
    per_head: PerHead
    frame: pl.DataFrame


def standing_of(home: Household, day: date) -> Standing:
    """By the law of `day` at its place."""
    frame = standard.households(home.area_code, day).filter(pl.col("household") == home.pk)
    answered, continued = _answered(frame, day, home.area_code), _entitled(frame, day, home.area_code)
    return Standing(answered, *continued, per_head(home, day, frame), frame)


def _answered(frame: pl.DataFrame, day: date, place: str) -> Answered:
    """Each rule as sure as what it reads: a line that is unconfirmed marks the answer."""
    law = pack.on(day)
    found: dict[str, list[Any]] = {"breaks": [], "unknown": [], "holds": [], "not_applicable": []}
    for code, answer in screen.table(screen.run({"household": frame}, law, day)).select("rule", "answer").rows():
        found[answer].append(weighed(law, law.rule(code), day, place))
    return Answered(found["breaks"], found["unknown"], found["holds"])


def _entitled(frame: pl.DataFrame, day: date, place: str) -> tuple[str, str]:
    """`answer` and `because` of its continued policies; an ordinary household has none."""
    homes = frame.filter(pl.col("scheme").is_not_null())
    if homes.is_empty():
        return continuation.NOT_REGISTERED, continuation.NOT_REGISTERED
    terms = continuation.terms(pack.on(day).parameters, day, place[: areas.width("county")])
    judged = continuation.entitlement(homes, terms)
    return judged.item(0, "answer"), judged.item(0, "because")
