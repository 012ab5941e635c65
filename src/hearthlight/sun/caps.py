"""How large a station may be, as dated gates 规模上限. Pure: law is read from caps.toml."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from hearthlight.core.parameters import NotKnown, Parameters, Value
from hearthlight.core.units import Watt, format_thousandths


@dataclass(frozen=True)
class Crossed:
    """A cap that a station is beyond: `allowed` and `found` in W; `refused` by the gate, or only said."""

    cap: Value
    allowed: Watt
    found: Watt
    refused: bool

    @property
    def sentence(self) -> str:
        """What is crossed, with the document that says so."""
        found, allowed = format_thousandths(self.found), format_thousandths(self.allowed)
        return f"{found} kW is more than the {allowed} kW of {self.cap.document} ({self.cap.note})"


@cache
def parameters() -> Parameters:
    """The caps that ship with the program."""
    return Parameters.read(Path(__file__).with_name("caps.toml"))


def crossed(
    kind: str,
    power: Watt | None,
    filed_on: date,
    place: str,
    households: int | None = None,
    near_the_grid: bool = False,
    given: Parameters | None = None,
) -> list[Crossed]:
    """The caps that a station of this kind and power (W) crosses on the day it is filed; refusals first.

    An unknown power or number of households crosses nothing: unknown is not no. `near_the_grid`: somebody states that
    the line nearby takes more (就近接入), which opens the wider cap.
    """
    if power is None:
        return []
    station = "most_a_station_by_grid" if near_the_grid else "most_a_station"
    asked = [(station, 1, True), ("most_a_household", households, True), ("about_a_household", households, False)]
    found = [
        _beyond(key, power, count, kind, filed_on, place, given or parameters()) for key, count, _ in asked if count
    ]
    refuses = {key: refused for key, _, refused in asked}
    over = [Crossed(cap, allowed, power, refuses[cap.key]) for cap, allowed in filter(None, found)]
    hard = any(one.refused and one.cap.key == "most_a_household" for one in over)
    return [one for one in over if not (hard and one.cap.key == "about_a_household")]


def _beyond(
    key: str, power: Watt, count: int, kind: str, day: date, place: str, given: Parameters
) -> tuple[Value, Watt] | None:
    try:
        cap = given.at(key, day, place, kind=kind)
    except NotKnown:
        return None
    allowed = cap.value * count
    return (cap, allowed) if power > allowed else None
