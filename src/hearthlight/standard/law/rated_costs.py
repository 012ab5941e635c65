"""Business costs 生产经营性支出: as they were spent, or by the place's rates per crop and animal. Pure: no Django.

Which of the two counts is dated data (``business_cost_method``), and so are the rates (``cost_rate`` with the condition
``item``). No rate is shipped: a county enters its own with their document.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hearthlight.core.money import Fen
from hearthlight.core.parameters import Parameters, Value

ACTUAL, RATED = "actual", "rated"
SCALE = 1000
"""Quantities are whole thousandths of the rate's unit: 2.5 mu of wheat are 2500, 3 pigs are 3000."""


class BadQuantity(ValueError):
    """A quantity below nothing."""


@dataclass(frozen=True)
class Quantity:
    """How much of a crop or an animal a household had in the year, in thousandths of the unit of its rate."""

    item: str
    thousandths: int


@dataclass(frozen=True)
class Cost:
    """A year's business cost of a household, None = unknown; the method and what it rests on, for showing."""

    fen: Fen | None
    method: str
    rests_on: tuple[Value, ...]

    @property
    def sure(self) -> bool:
        """Whether everything behind it was read in a document."""
        return all(value.sure for value in self.rests_on)


def business_cost(
    law: Parameters, day: date, place: str, *, spent: Fen | None = None, quantities: Iterable[Quantity] | None = None
) -> Cost:
    """The cost by the method of `place` on `day`; unknown where what the method needs was not given.

    Raises NotKnown where the method, or a rate that it needs, is not known: nobody guesses, and nothing costs nothing.
    """
    method = law.at("business_cost_method", day, place)
    if method.value == ACTUAL:
        return Cost(spent, ACTUAL, (method,))
    if quantities is None:
        return Cost(None, RATED, (method,))
    given = list(quantities)
    rates = tuple(law.at("cost_rate", day, place, item=one.item) for one in given)
    fen = sum(_rated(one, rate) for one, rate in zip(given, rates, strict=True))
    return Cost(fen, RATED, (method, *rates))


def _rated(quantity: Quantity, rate: Value) -> Fen:
    """One item's cost, rounded half up to the fen, once."""
    if quantity.thousandths < 0:
        raise BadQuantity(f"{quantity.item}: the quantity is {quantity.thousandths}, below nothing; enter 0 or more")
    return (int(rate.value) * quantity.thousandths + SCALE // 2) // SCALE
