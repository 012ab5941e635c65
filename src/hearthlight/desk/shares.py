"""Of every 100 yuan due, how many stand where: the leaves add up to 100, and every gate is the sum of its leaves."""

from dataclasses import dataclass

from hearthlight.core.split import split
from hearthlight.money.queries import Flow

LEAVES = ("late", "held_by_county", "unplanned", "unpaid", "wages", "grants", "works")
"""Not arrived, with the county, waits for a plan, waits to be paid, and the three ends."""

ENDS = LEAVES[4:]
GATES = {"due": LEAVES, "in_village_books": LEAVES[2:], "planned": LEAVES[3:], "paid": ENDS}
"""The leaves that have passed each gate."""


@dataclass(frozen=True)
class Share:
    """Whole yuan of 100; `some` says that there is money, however little."""

    of_hundred: int
    some: bool

    @property
    def words(self) -> str:
        """The share as it is read: a small amount is never said to be none."""
        return "<1" if self.some and not self.of_hundred else str(self.of_hundred)


def shares(flow: Flow) -> dict[str, Share]:
    """The share of every leaf and gate, by its name; all 0 where nothing is due."""
    amounts = [max(0, getattr(flow, leaf)) for leaf in LEAVES]
    parts = split(100 if any(amounts) and flow.due > 0 else 0, amounts, LEAVES)
    leaves = {leaf: Share(part, amount > 0) for leaf, part, amount in zip(LEAVES, parts, amounts, strict=True)}
    return leaves | {gate: _sum([leaves[leaf] for leaf in passed]) for gate, passed in GATES.items()}


def _sum(found: list[Share]) -> Share:
    return Share(sum(one.of_hundred for one in found), any(one.some for one in found))
