"""How many people a grid holds and how many seats its committee has 网格规模与推选名额. Pure: no Django.

Source: bulletin No. 22 of 2017 (1000-1500人; 不低于十户一人，不高于五户一人; 党员代表比例略高于党外群众). The numbers
are dated settings in ``settings.toml``.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from hearthlight.core.parameters import Parameters, Value


@dataclass(frozen=True)
class Bounds:
    """The settings of a day: people of a grid (both inclusive), households a seat, the party members' margin in seats.

    `unconfirmed` names the settings that no document gives as a number.
    """

    least: int = 1000
    most: int = 1500
    dense: int = 5
    thin: int = 10
    margin: int = 2
    unconfirmed: tuple[str, ...] = ()

    def outside(self, people: int) -> int:
        """How many people a grid of that size is short of, or over, what is allowed; 0 within the bounds."""
        return max(self.least - people, people - self.most, 0)

    def seats(self, households: int) -> tuple[int, int]:
        """(fewest, most) seats of `households`: 10n ≥ h and 5n ≤ h. ``seats(239) == (24, 47)``.

        Below five households the second is smaller than the first: no number fits.
        """
        return -(-households // self.thin), households // self.dense

    def least_outside(self, people: int) -> int:
        """The fewest people outside the bounds that any number of grids leaves, by the total alone."""
        fewest = max(1, people // self.most)
        return min(self._outside_of(people, grids) for grids in (fewest, fewest + 1))

    def _outside_of(self, people: int, grids: int) -> int:
        return max(grids * self.least - people, people - grids * self.most, 0)


def party_seats(seats: int) -> int:
    """The smallest number of party members that is strictly above the others: ``party_seats(24) == 13``."""
    return seats // 2 + 1 if seats else 0


@cache
def settings() -> Parameters:
    """The dated settings of this room."""
    return Parameters.parse((files("hearthlight.grids") / "settings.toml").read_text(encoding="utf-8"))


def in_force(day: date, place: str = "") -> Bounds:
    """The bounds of a day and place. Raises NotKnown."""
    people, households, margin = (
        settings().at(key, day, place) for key in ("grid_people", "households_a_seat", "party_margin")
    )
    (least, most), (dense, thin) = people.value, households.value
    return Bounds(least, most, dense, thin, margin.value, _unconfirmed(people, households, margin))


def _unconfirmed(*values: Value) -> tuple[str, ...]:
    return tuple(value.key for value in values if value.certainty != "sourced")
