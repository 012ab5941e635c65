"""What a what-if 假设测算 may change: the line, an item of income for a group, the price of solar power. Pure.

Amounts are integer fen a year, prices 1/10,000 yuan per kWh. Each change is plain data and refuses nonsense when made.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from hearthlight.core.money import Fen
from hearthlight.standard.marks import N_
from hearthlight.standard.what_if.groups import GROUPS, RECEIVING, Group

Per = Literal["head", "household"]
SOLAR = ("solar_wage", "solar_share", "solar_grant")
"""The items of income that come from solar power 光伏收益 and move with its price."""


class BadChange(ValueError):
    """A change that cannot be worked out: `words` is a message id with names in braces that `values` fill."""

    def __init__(self, words: str, **values: str | int) -> None:
        super().__init__(words.format(**values))
        self.words, self.values = words, values


@dataclass(frozen=True)
class Line:
    """Another line 标准线, in fen a head and year, at the places whose codes begin with `place` (empty: everywhere).

    Raises BadChange for a line that is not above nothing.
    """

    fen: Fen
    place: str = ""

    def __post_init__(self) -> None:
        if self.fen <= 0:
            raise BadChange(N_("A line is an amount above 0 yuan a head and year: give one such as 4310."))


@dataclass(frozen=True)
class Benefit:
    """More (or less, when `fen` is negative) of an item of income, a head or a household and year, for a group.

    `item` is a code of the pack's income items; `whom` a code of GROUPS or a group of the reader's own.
    Raises BadChange for no amount, an unknown group or another unit than head and household.
    """

    item: str
    fen: Fen
    per: Per = "head"
    whom: str | Group = RECEIVING

    def __post_init__(self) -> None:
        if self.fen == 0:
            raise BadChange(N_("A benefit changes by an amount other than 0 yuan: give one such as +600."))
        if self.per not in ("head", "household"):
            raise BadChange(N_("A benefit is for each head or each household, not for each {unit}."), unit=self.per)
        if isinstance(self.whom, str) and self.whom not in GROUPS:
            known = ", ".join(GROUPS)
            raise BadChange(N_("There is no group {group}: choose one of {known}."), group=self.whom, known=known)

    @property
    def group(self) -> Group:
        """Whom it is for."""
        return GROUPS[self.whom] if isinstance(self.whom, str) else self.whom

    @property
    def needs_items(self) -> bool:
        """Whether each home's items of income must be known: who has the item, or how much a cut can take."""
        return self.whom == RECEIVING or self.fen < 0


@dataclass(frozen=True)
class Tariff:
    """Another price of solar power 上网电价: `change` per kWh on top of `price`, which is each village's own when None.

    Each home's solar income moves in proportion to the price. Raises BadChange when nothing changes or the price
    would fall below nothing.
    """

    change: int
    price: int | None = None

    def __post_init__(self) -> None:
        if self.change == 0:
            raise BadChange(N_("A price changes by an amount other than 0 yuan per kWh: give one such as +0.05."))
        if self.price is not None and (self.price <= 0 or self.price + self.change < 0):
            raise BadChange(N_("A price of solar power is above 0 yuan per kWh and cannot fall below nothing."))


Change = Line | Benefit | Tariff

HELD: Mapping[type, tuple[str, ...]] = {
    Line: (N_("People, income and everything else of each home stay as they are recorded."),),
    Benefit: (
        N_("The home's other income stays: nobody is taken to work or earn less because of it."),
        N_("A cut takes no more than the home has of the item."),
        N_("It counts as income as the law of the day counts the item."),
    ),
    Tariff: (
        N_("Energy, costs and who gets what stay: each home's solar income moves in proportion to the price."),
        N_("Only homes with a solar item in their account move; whom a village would newly give to cannot be told."),
        N_("Where the price of a village's stations is not known, its homes with solar income cannot be told."),
    ),
}
"""What each kind of change holds constant, and what it cannot tell: message ids for every page that shows a result."""
