"""Which planned stations to build together, and what looking after the sites costs 集中选址 (R14). Pure.

The bulletin praises building together because it is easier to maintain. A visit is paid a site, not a station: sites
that may stand together are joined while they are near, those of one village first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

from hearthlight.core.money import Fen
from hearthlight.core.units import Watt

EARTH_KM = 6371.0
Pair = tuple[int, int]


@dataclass(frozen=True)
class Planned:
    """A station to be sited: its village, power (W, None unknown) and place (degrees, None unknown)."""

    station: int
    area_code: str
    power_w: Watt | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class Group:
    """Stations proposed on one site; `reach_km` the farthest two of them are apart."""

    stations: tuple[int, ...]
    area_code: str
    power_w: Watt
    power_unknown: int
    reach_km: float


@dataclass(frozen=True)
class Costs:
    """What a year's care costs 运维成本: fen a kilowatt, and fen a visit times visits; None where nobody said."""

    fen_a_kilowatt: Fen | None = None
    fen_a_visit: Fen | None = None
    visits: int | None = None


def grouped(stations: Sequence[Planned], within_km: float) -> list[Group]:
    """Groups of stations no two of which are farther apart than `within_km`, near ones first, one village before two.

    A station whose place is unknown stands alone with its village's others of unknown place: nobody can say how far.
    """
    ordered = sorted(stations, key=lambda one: (one.area_code, one.station))
    groups = {number: [one] for number, one in enumerate(ordered)}
    near = {pair: apart for pair in combinations(groups, 2) if (apart := _near(groups, pair, within_km)) is not None}
    while near:
        first, second = min(near, key=lambda pair: (_villages(groups[pair[0]], groups[pair[1]]), near[pair], pair))
        groups[first] += groups.pop(second)
        near = _joined(near, first, second)
    return [_group(one) for one in sorted(groups.values(), key=lambda one: (-len(one), one[0].area_code))]


def _near(groups: Mapping[int, Sequence[Planned]], pair: Pair, within_km: float) -> float | None:
    apart = reach(groups[pair[0]], groups[pair[1]])
    return apart if apart is not None and apart <= within_km else None


def _joined(near: Mapping[Pair, float], first: int, second: int) -> dict[Pair, float]:
    """What is near once `second` stands in `first`: of the others only those that were near to both."""
    kept = {pair: apart for pair, apart in near.items() if not {first, second} & {*pair}}
    for other in {one for pair in near for one in pair} - {first, second}:
        to_first, to_second = near.get(_pair(first, other)), near.get(_pair(second, other))
        if to_first is not None and to_second is not None:
            kept[_pair(first, other)] = max(to_first, to_second)
    return kept


def _pair(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)


def _villages(first: Sequence[Planned], second: Sequence[Planned]) -> int:
    return len({one.area_code for one in (*first, *second)})


def reach(first: Sequence[Planned], second: Sequence[Planned]) -> float | None:
    """The farthest two of both are apart, in km; 0 for unknown places of one village, None for those of two."""
    everybody = [*first, *second]
    if any(one.latitude is None or one.longitude is None for one in everybody):
        alike = all(one.latitude is None for one in everybody) and _villages(first, second) == 1
        return 0.0 if alike else None
    return max(distance_km(one, other) for one in first for other in second)


def distance_km(one: Planned, other: Planned) -> float:
    """Along the ground between two known places (haversine)."""
    north, south = radians(one.latitude or 0.0), radians(other.latitude or 0.0)
    east = radians((other.longitude or 0.0) - (one.longitude or 0.0))
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def _group(stations: Sequence[Planned]) -> Group:
    known = [one.power_w for one in stations if one.power_w is not None]
    far = [reach([one], [other]) for i, one in enumerate(stations) for other in stations[i + 1 :]]
    return Group(
        stations=tuple(one.station for one in stations),
        area_code=stations[0].area_code,
        power_w=sum(known),
        power_unknown=len(stations) - len(known),
        reach_km=max((apart or 0.0 for apart in far), default=0.0),
    )


def care(group: Group, costs: Costs) -> Fen | None:
    """A year's care of one site: its power and the visits to it; None where a price or a power is unknown."""
    if group.power_unknown or None in (costs.fen_a_kilowatt, costs.fen_a_visit, costs.visits):
        return None
    assert costs.fen_a_kilowatt is not None
    assert costs.fen_a_visit is not None
    assert costs.visits is not None
    return -(-group.power_w * costs.fen_a_kilowatt // 1000) + costs.fen_a_visit * costs.visits
