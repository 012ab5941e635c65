"""The scheme of a month 考评方案: its items, and what it must be before it may be issued."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core.money import Fen
from hearthlight.oversight.refusals import NotSeen

TRIGGERS = ("measure_imprecise", "case_error")
"""凡是措施不精准，个案有差错的，一律进行绩效兑现 (R55): every scheme has a rate for these two."""


@dataclass(frozen=True)
class Item:
    """One item: full mark, deduction a finding and floor in hundredths of a mark, money a finding, its evidence.

    `kinds` are the kinds of observation that it answers to; an item without any is told, not deducted.
    """

    code: str
    title: str
    full: int
    unit: int
    floor: int
    fen: Fen
    evidence: str
    kinds: tuple[str, ...] = ()

    def stored(self) -> dict[str, Any]:
        """As the scheme keeps it."""
        return asdict(self) | {"kinds": list(self.kinds)}


def read(stored: Iterable[Mapping[str, Any]]) -> list[Item]:
    """The items of a stored scheme."""
    return [Item(**{**one, "kinds": tuple(one["kinds"])}) for one in stored]


def refuse_wrong(items: list[Item]) -> None:
    """Raises NotSeen naming the first item that is not whole, or the trigger that has no rate."""
    if len({one.code for one in items}) < len(items) or not items:
        raise NotSeen(_("A scheme has items, each with a code of its own."))
    for one in items:
        if not one.title.strip() or not one.evidence.strip() or not 0 <= one.floor <= one.full:
            raise NotSeen(_("“%(item)s”: give a title, its evidence, a full mark and a floor.") % {"item": one.title})
        if one.kinds and (one.unit <= 0 or (one.full - one.floor) % one.unit or one.fen < 0):
            raise NotSeen(
                _("“%(item)s”: whole deductions must lead from the full mark to the floor.") % {"item": one.title}
            )
    rated = [kind for one in items for kind in one.kinds]
    if len(set(rated)) < len(rated):
        raise NotSeen(_("A kind of problem stands in one item only."))
    if not set(TRIGGERS) <= set(rated):
        raise NotSeen(_("A scheme has a rate for measures that are not precise and for errors in a case."))


def of_kind(items: Iterable[Item], kind: str) -> Item | None:
    """The item that answers to a kind of observation."""
    return next((one for one in items if kind in one.kinds), None)


def next_line(item: Item, taken: int) -> tuple[int, Fen]:
    """(marks in hundredths, fen) of one more finding when `taken` hundredths are gone: nothing below the floor."""
    return (0, Fen(0)) if item.full - taken <= item.floor else (item.unit, item.fen)
