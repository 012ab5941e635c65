"""What stations are told to do by how far they are, and who is asked for each stage 分类要求与部门. Pure.

Read from orders.toml: a new order is one more dated entry.
"""

from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from hearthlight.core.parameters import NotKnown, Parameters, Value


class Building(StrEnum):
    """How far a station is 建设进度: each stands in exactly one; unknown is none of the others."""

    NOT_STARTED = "not_started"
    STARTED = "started"
    FRAME = "frame"
    CONNECTED = "connected"
    ACCEPTED = "accepted"
    UNKNOWN = "unknown"


_FURTHEST = (
    ("acceptance", Building.ACCEPTED),
    ("connection", Building.CONNECTED),
    ("frame", Building.FRAME),
    ("start", Building.STARTED),
)


@cache
def parameters() -> Parameters:
    """The orders and departments that ship with the program."""
    return Parameters.read(Path(__file__).with_name("orders.toml"))


def building(done: frozenset[str], known: frozenset[str]) -> Building:
    """How far a station is, from its stages done and all stages somebody wrote down.

    Stages overlap, so the furthest one done decides. Planned without anything done of the works themselves is not
    started; a station of which no stage is known is unknown.
    """
    for stage, found in _FURTHEST:
        if stage in done:
            return found
    return Building.NOT_STARTED if known else Building.UNKNOWN


def order(state: str, day: date, place: str, given: Parameters | None = None) -> Value | None:
    """What stations in that state (started, not_started, quota) are told on a day; None where nobody said."""
    asked = Building.STARTED if state == Building.FRAME else state
    return _known("order", day, place, given, state=str(asked))


def before_building(day: date, place: str, given: Parameters | None = None) -> tuple[str, ...]:
    """The stages of the checklist before building begins; empty where nobody said."""
    found = _known("before_building", day, place, given)
    return tuple(found.value) if found else ()


def department(stage: str, day: date, place: str, given: Parameters | None = None) -> Value | None:
    """The department that answers for a stage where its milestone names none (R24)."""
    return _known("department", day, place, given, stage=stage)


def _known(key: str, day: date, place: str, given: Parameters | None, **conditions: str) -> Value | None:
    try:
        return (given or parameters()).at(key, day, place, **conditions)
    except NotKnown:
        return None
