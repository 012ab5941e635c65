"""The poverty line 贫困线 of a year at a place, with its document and how sure it is. Pure."""

from datetime import date

from hearthlight.core.parameters import NotKnown, Value
from hearthlight.standard import pack


def line_of(place: str, year: int) -> Value | None:
    """The line of a year at a place, in fen a head; None where it is not known, and nobody guesses."""
    day = date(year, 12, 31)
    try:
        return pack.on(day).parameters.at("poverty_line", day, place)
    except (NotKnown, pack.NoPack):
        return None
