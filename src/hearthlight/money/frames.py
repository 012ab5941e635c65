"""The frame of villages' money 村级资金表, one row a village with money: what the rules read. Past every sight."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

import polars as pl

from hearthlight.core import areas
from hearthlight.help.fitting import ABLE
from hearthlight.money.arrears import idle
from hearthlight.money.models import Payment
from hearthlight.money.planning import limits
from hearthlight.places.models import Area
from hearthlight.register.models import Household
from hearthlight.register.schema import polars_schema
from hearthlight.register.standing import unexited

GIVEN = ("grant", "set_amount", "reward")


@dataclass(frozen=True)
class Funds:
    """One village: `area` and `area_code`; of `year`: how many homes got the same sum from grants, set amounts and
    rewards and how much that is, registered homes; people able to work who got grants or set amounts, and how much;
    money without a plan and how many days its oldest part lies; the limits (null where none is known)."""

    funds: int
    area_code: str
    year: int
    alike_homes: int
    alike_fen: int
    registered_homes: int
    granted_able: int
    granted_fen: int
    idle_fen: int
    idle_days: int
    equal_percent: int | None
    held_days: int | None


def funds(day: date, place: str) -> pl.DataFrame:
    """One row a village at or below `place` with money or payments; five queries."""
    waiting = {one.village: one for one in idle(place, day)}
    alike, able = _alike(place, day), _able(place, day)
    villages = sorted({*waiting, *alike, *able})
    ids = dict(Area.objects.filter(code__in=villages).values_list("code", "pk"))
    homes = _homes(place, day)
    rows = []
    for code in villages:
        most, held = limits.found("equal_share", day, code), limits.found("held_days", day, code)
        one, same, grants = waiting.get(code), alike.get(code, (0, 0)), able.get(code, (0, 0))
        lies = (one.fen, one.days(day)) if one else (0, 0)
        known = (most.value if most else None, held.value if held else None)
        rows.append((ids[code], code, day.year, *same, homes[code], *grants, *lies, *known))
    return pl.DataFrame(rows, schema=polars_schema(Funds), orient="row")


def _of_year(place: str, day: date):  # type: ignore[no-untyped-def]
    low, high = areas.subtree(place)
    rows = Payment.whole.filter(area_code__gte=low, area_code__lt=high, line__plan__year=day.year, state="paid")
    return rows.filter(entry__day__lte=day, household__isnull=False)


def _alike(place: str, day: date) -> dict[str, tuple[int, int]]:
    """{village: (homes that got the commonest sum, that sum)} of what was given, not earned."""
    sums: dict[tuple[str, int], int] = defaultdict(int)
    rows = _of_year(place, day).filter(line__kind__in=GIVEN)
    for village, home, fen in rows.values_list("area_code", "household", "fen"):
        sums[village, home] += fen
    by_village: dict[str, Counter[int]] = defaultdict(Counter)
    for (village, _home), fen in sums.items():
        by_village[village][fen] += 1
    commonest = {village: counted.most_common(1)[0] for village, counted in by_village.items()}
    return {village: (homes, fen) for village, (fen, homes) in commonest.items()}


def _able(place: str, day: date) -> dict[str, tuple[int, int]]:
    """{village: (people able to work who got grants or set amounts, fen)}."""
    rows = _of_year(place, day).filter(line__kind__in=("grant", "set_amount"), member__labour__in=ABLE)
    people: dict[str, set[int]] = defaultdict(set)
    sums: dict[str, int] = defaultdict(int)
    for village, member, fen in rows.values_list("area_code", "member", "fen"):
        people[village].add(member)
        sums[village] += fen
    return {village: (len(found), sums[village]) for village, found in people.items()}


def _homes(place: str, day: date) -> Counter[str]:
    """Registered homes by village: those that have not exited by the day."""
    low, high = areas.subtree(place)
    rows = Household.whole.filter(pk__in=unexited(day), area_code__gte=low, area_code__lt=high)
    return Counter(areas.at(code, "village") for code in rows.values_list("area_code", flat=True))
