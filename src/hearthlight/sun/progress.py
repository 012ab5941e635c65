"""Plan against built against connected, by county and plan year 建设进度 (R17, R18, R20); joint stations apart.

Pure: rows in, sums out. A lot is counted in power and never as a station; what nobody knows is counted apart.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from hearthlight.core.units import Watt
from hearthlight.sun.orders import Building


@dataclass(frozen=True)
class Row:
    """One station or lot: where it stands, its kind, plan year, power (None unknown) and how far it is."""

    station: int
    area_code: str
    kind: str
    plan_year: int | None
    power_w: Watt | None
    building: Building


@dataclass
class Sum:
    """Stations of one kind: how many, how many of them connected and of how many nobody knows; power likewise.

    `stations` leaves lots out: their stations are not known. Powers are of those whose power is known;
    `power_unknown` counts the others.
    """

    stations: int = 0
    connected: int = 0
    begun: int = 0
    not_known: int = 0
    power_w: Watt = 0
    connected_w: Watt = 0
    power_unknown: int = 0

    def add(self, row: Row) -> None:
        """Count one more row in."""
        is_connected = row.building in (Building.CONNECTED, Building.ACCEPTED)
        if row.kind != "lot":
            self.stations += 1
            self.connected += is_connected
            self.begun += row.building in (Building.STARTED, Building.FRAME)
            self.not_known += row.building is Building.UNKNOWN
        self.power_w += row.power_w or 0
        self.connected_w += (row.power_w or 0) if is_connected else 0
        self.power_unknown += row.power_w is None


@dataclass
class Progress:
    """The sums of one place: by kind (village, joint, household, lot), by plan year, and of everything."""

    whole: Sum = field(default_factory=Sum)
    kinds: dict[str, Sum] = field(default_factory=lambda: defaultdict(Sum))
    years: dict[int | None, dict[str, Sum]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Sum)))

    def add(self, row: Row) -> None:
        """Count one more row in, once in each sum."""
        self.whole.add(row)
        self.kinds[row.kind].add(row)
        self.years[row.plan_year][row.kind].add(row)

    def year_w(self, year: int | None) -> Watt:
        """Known power of a plan year: each station once."""
        return sum(one.power_w for one in self.years[year].values()) if year in self.years else 0


def by_place(rows: Iterable[Row], width: int) -> dict[str, Progress]:
    """Sums by the first `width` digits of the place, in order."""
    found: dict[str, Progress] = defaultdict(Progress)
    for row in rows:
        found[row.area_code[:width]].add(row)
    return dict(sorted(found.items()))
