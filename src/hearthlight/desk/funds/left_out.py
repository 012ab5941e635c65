"""The homes that a village's plan leaves out: with a gap to the line and nobody placed, no payment."""

from dataclasses import dataclass
from datetime import date

from hearthlight.core.money import Fen
from hearthlight.help.models import Placement
from hearthlight.money.models import Payment
from hearthlight.money.planning.reading import homes
from hearthlight.standard.pack import NoPack
from hearthlight.trail.dated import in_force


@dataclass(frozen=True)
class LeftOut:
    """How many homes and how much they lack together, and those whose income nobody knows."""

    homes: int
    gap: Fen
    unknown: int


def of_village(village: str, day: date) -> LeftOut | None:
    """None where no law of that day is known; no home is named here."""
    try:
        rows = homes(village, day)
    except NoPack:
        return None
    placed = set(Placement.whole.filter(in_force(day), area_code=village).values_list("household", flat=True))
    paid = Payment.whole.filter(area_code=village, line__plan__year=day.year).exclude(state="returned")
    helped = placed | set(paid.values_list("household", flat=True))
    out = [one for one in rows if one.pk not in helped]
    gaps = [one.gap for one in out if one.gap]
    return LeftOut(len(gaps), sum(gaps), sum(one.gap is None for one in out))
