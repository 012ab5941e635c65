"""The line of a day or a year at a place, with its document and how sure it is. Pure.

2014–2020 it is the poverty line 贫困线; from 2021 the range of monitoring 监测范围, a reference and no gate.
"""

from datetime import date

from hearthlight.core.parameters import NotKnown, Value
from hearthlight.standard import pack
from hearthlight.standard.income import line_day


def line_for(place: str, day: date) -> Value | None:
    """The line that the last whole year's income is compared with on `day`, in fen a head and year; None: not known."""
    try:
        law = pack.on(day).parameters
        return law.at("poverty_line", line_day(law, day), place)
    except (NotKnown, pack.NoPack):
        return None


def line_of(place: str, year: int) -> Value | None:
    """The line of a year at a place, in fen a head; None where it is not known, and nobody guesses."""
    day = date(year, 12, 31)
    try:
        return pack.on(day).parameters.at("poverty_line", day, place)
    except (NotKnown, pack.NoPack):
        return None


def is_reference(day: date) -> bool:
    """Whether the line of that day is a reference beside other facts, and not a gate by itself. Raises NoPack."""
    try:
        return bool(pack.on(day).parameters.at("line_use", day).value == "reference")
    except NotKnown:
        return False
