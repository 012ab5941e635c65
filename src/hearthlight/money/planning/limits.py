"""What a plan is held to, as dated data: caps of costs, the floor of labour with its base, days, shares. Pure."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from hearthlight.core.money import Fen
from hearthlight.core.parameters import Certainty, NotKnown, Parameters, Value


@cache
def limits() -> Parameters:
    """The limits of this room. Raises BadParameter when the file is not whole."""
    return Parameters.read(Path(__file__).with_name("costs.toml"))


@dataclass(frozen=True)
class Floor:
    """The least share of labour: `percent` of a base, which is said aloud (``gross`` or ``net`` of costs)."""

    percent: int
    base: str
    document: str
    certainty: Certainty


def labour_floor(day: date, place: str = "", given: Parameters | None = None) -> Floor | None:
    """The floor that holds on `day` at `place`; None where no rule is known."""
    value = found("labour_floor", day, place, given)
    if value is None:
        return None
    return Floor(value.value["percent"], value.value["base"], value.document, value.certainty)


def found(key: str, day: date, place: str = "", given: Parameters | None = None, **said: str) -> Value | None:
    """The value of a limit, None where none is known."""
    try:
        return (given or limits()).at(key, day, place, **said)
    except NotKnown:
        return None


def cap(cost: str, income: Fen, day: date, place: str = "") -> Fen | None:
    """The most a kind of cost may take of a year's `income` in fen, cut down to the fen; None where none is known."""
    value = found("cost_cap", day, place, cost=cost)
    return None if value is None else income * int(value.value) // 1000
