"""One household, one plan 一户一策 (R52): each cause with the measures that answer it, or none. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from hearthlight.core.parameters import Parameters, Value


class Answering(Protocol):
    """A measure as far as the plan looks at it."""

    cause: str
    kind: str


M = TypeVar("M", bound=Answering)


@cache
def _settings() -> Parameters:
    return Parameters.read(Path(__file__).with_name("causes.toml"))


def answering(day: date, place: str) -> Value:
    """{cause: kinds of measure} as set on a day at a place."""
    return _settings().at("answers_cause", day, place)


@dataclass(frozen=True)
class Part(Generic[M]):
    """One cause and what is done about it; the last part has no cause and holds the measures that answer none."""

    cause: str
    measures: tuple[M, ...]


def parts(causes: Sequence[str], measures: Sequence[M], day: date, place: str) -> list[Part[M]]:
    """The plan in the order of the causes; a measure stands under the first cause that it answers, once.

    >>> parts([], [], date(2017, 3, 28), "")
    []
    """
    kinds, left, found = answering(day, place).value, list(measures), []
    for cause in causes:
        mine = [one for one in left if one.cause == cause or (not one.cause and one.kind in kinds.get(cause, ()))]
        left = [one for one in left if one not in mine]
        found.append(Part(cause, tuple(mine)))
    return [*found, *([Part("", tuple(left))] if left else [])]
