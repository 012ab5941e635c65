"""What each home of a village lacks to the line 收入差距, and what a plan's wages would leave of it. Pure; fen a year.

gap = max(0, line x heads - expected income without the work that is to be sized). Unknown income is no gap of nought:
such homes are counted apart and asked about.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hearthlight.core.money import Fen


@dataclass(frozen=True)
class Home:
    """A home of the register: people, last year's net income, of which this system paid for village work."""

    pk: int
    size: int
    net: Fen | None
    village_work: Fen = 0
    line: Fen | None = None

    @property
    def gap(self) -> Fen | None:
        """What it lacks; None where income or line is unknown."""
        if self.net is None or self.line is None:
            return None
        return max(0, self.line * self.size - (self.net - self.village_work))


@dataclass(frozen=True)
class Left:
    """What a plan leaves: the gap of all known homes, homes covered by it, homes whose gap is unknown."""

    gap: Fen
    covered: int
    unknown: int


def left(homes: Iterable[Home], planned: Mapping[int, Fen]) -> Left:
    """What stays open when each home (id) gets what the plan means for it."""
    rows = list(homes)
    known = [(one, one.gap) for one in rows]
    gap = sum(max(0, lacking - planned.get(one.pk, 0)) for one, lacking in known if lacking is not None)
    covered = sum(bool(planned.get(one.pk)) for one in rows)
    return Left(gap, covered, sum(lacking is None for _one, lacking in known))
