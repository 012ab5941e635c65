"""A drawn sample of exited and of unregistered homes 错退、漏评抽样: what its event keeps, what the records say.

The event keeps seed, strata and sizes, never whom it drew: the same list gives the same homes again. Reads only, past
sight: callers see to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from hearthlight.checks import sampling
from hearthlight.checks.estimates import Counted, Estimate, estimate
from hearthlight.checks.rule import Answer
from hearthlight.core import areas
from hearthlight.register.models import Household
from hearthlight.standard.exits import read
from hearthlight.standard.queries import one_of
from hearthlight.trail.models import Event

KIND = "standard.sample"
KINDS: tuple[read.Kind, ...] = ("exited", "unregistered")
"""错退率 = wrong exits / exits in the sample; 漏评率 = missed / unregistered in the sample."""


@dataclass(frozen=True)
class Drawn:
    """The sample of one kind: its homes in the order drawn, with `stratum` and verdict; what it says of the whole.

    Where the list is not the `same_list` any more, those of a stratum that is gone or has shrunk cannot be drawn.
    """

    kind: read.Kind
    homes: pl.DataFrame
    strata: dict[str, Counted]
    whole: Estimate
    same_list: bool

    def of(self, stratum: str) -> Estimate:
        """The estimate of one stratum."""
        return estimate([self.strata[stratum]])


def strata_of(homes: pl.DataFrame, place: str) -> dict[str, dict[str, int]]:
    """{stratum: {household number: id}} of homes at `place`: a stratum is the place one level below, or the place."""
    level = areas.child_level(place)
    width = level.width if level else areas.WIDTH
    numbers = _numbers(homes["household"].to_list())
    found: dict[str, dict[str, int]] = {}
    for pk, code in homes.select("household", "area_code").sort("area_code", "household").iter_rows():
        found.setdefault(code[:width].ljust(areas.WIDTH, "0"), {})[numbers[pk]] = pk
    return found


def _numbers(homes: list[int]) -> dict[int, str]:
    """By id: a home of a past day may live elsewhere now."""
    return dict(Household.whole.filter(pk__in=one_of(homes)).values_list("pk", "number"))


def plan(
    strata: Mapping[str, Mapping[str, int]], total: int, seed: int, allocation: sampling.Allocation
) -> dict[str, Any]:
    """What the event keeps of one kind: how many each stratum holds and gives, and the digest of the list."""
    held = {name: len(homes) for name, homes in strata.items()}
    return {
        "held": held,
        "wanted": sampling.allocate(held, total, allocation),
        "list": sampling.list_digest(strata),
    }


def drawn(event: Event, kind: read.Kind) -> Drawn | None:
    """The sample of one kind drawn again from what `event` keeps; None where none of that kind was asked.

    Of a list that was corrected meanwhile what can still be drawn: as many of a stratum as it holds. Raises NoPack.
    """
    kept = event.summary["kinds"].get(kind)
    if kept is None:
        return None
    judged = read.judged(event.area_code, event.day, kind)
    strata = strata_of(judged, event.area_code)
    wanted = {name: min(number, len(strata.get(name, ()))) for name, number in kept["wanted"].items()}
    found = sampling.draw(strata, wanted, event.summary["seed"])
    homes = _listed(judged, strata, found)
    counts = {name: _counted(homes.filter(stratum=name), held) for name, held in kept["held"].items()}
    same = sampling.list_digest(strata) == kept["list"]
    return Drawn(kind, homes, counts, estimate(counts.values()), same)


def _listed(
    judged: pl.DataFrame, strata: Mapping[str, Mapping[str, int]], found: Mapping[str, list[str]]
) -> pl.DataFrame:
    rows = [(strata[name][number], number, name) for name, numbers in found.items() for number in numbers]
    order = pl.DataFrame(rows, schema={"household": pl.Int64, "number": pl.String, "stratum": pl.String}, orient="row")
    return order.join(judged, on="household", how="left", maintain_order="left")


def _counted(homes: pl.DataFrame, held: int) -> Counted:
    verdicts = homes["verdict"].to_list()
    return Counted(held, len(verdicts), verdicts.count(Answer.BREAKS), verdicts.count(Answer.UNKNOWN))


def draws(place: str, day: date) -> list[Event]:
    """The draws at a place by `day`, the newest first."""
    return list(Event.objects.filter(kind=KIND, area_code=place, day__lte=day).order_by("-pk")[:20])


def draw_of(pk: int, place: str) -> Event | None:
    """One draw of the place."""
    return Event.objects.filter(kind=KIND, area_code=place, pk=pk).first()
