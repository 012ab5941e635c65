"""Who sits or stands in a grid, and its joint branch 联合支部, read from seats and register. Past sight."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hearthlight.core import areas
from hearthlight.grids import bounds, queries
from hearthlight.grids.branch import Branches, Comrade, at_home, branches
from hearthlight.grids.committee import Lack, judge, judge_sum
from hearthlight.grids.kinds import PARTY
from hearthlight.grids.models import Seat
from hearthlight.grids.partition import Group
from hearthlight.people.models import Secret
from hearthlight.places.models import Zone
from hearthlight.register.models import Member
from hearthlight.register.standing import present
from hearthlight.trail.dated import in_force

MEMBER = "register.member"


def seats(zone: Zone, day: date, *states: str) -> list[Seat]:
    """The seats of a grid on `day`, by votes; of these states, or all."""
    rows = Seat.whole.filter(in_force(day), zone=zone).select_related("member", "member__household")
    rows = rows.filter(state__in=states) if states else rows
    return sorted(rows, key=lambda seat: (not seat.party, -(seat.votes or 0), seat.pk))


def reserves(zone: Zone, day: date) -> list[Seat]:
    """Who follows when a seat falls free, most votes first."""
    return [seat for seat in seats(zone, day, Seat.State.RESERVE) if not seat.party]


def comrades(village: str, day: date) -> list[Comrade]:
    """The village's party members 党员 on `day`, probationary ones too, as the register knows them."""
    low, high = areas.subtree(village)
    rows = Member.whole.filter(present(day), area_code__gte=low, area_code__lt=high, political__in=PARTY)
    found = list(rows.order_by("pk").values_list("pk", "area_code", "away_place", "away_months"))
    people = _people([pk for pk, *_ in found])
    return [Comrade(pk, people.get(pk, str(pk)), code, at_home(place, months)) for pk, code, place, months in found]


def _people(members: Iterable[int]) -> dict[int, str]:
    """The blind index of each one's identity number: the same for two rows of one person."""
    kept = Secret.whole.filter(kind=Secret.Kind.IDENTITY, subject_kind=MEMBER, subject_id__in=list(members), until=None)
    return {pk: bytes(index).hex() for pk, index in kept.values_list("subject_id", "blind_index")}


def branches_of(village: str, day: date) -> Branches:
    """Every party member of the village in the branch of one grid, or named because in none or in two (R69)."""
    return branches(comrades(village, day), queries.plan_of(village, day))


def political_unknown(village: str, day: date) -> int:
    """Grown members whose political status nobody entered: they may be party members."""
    low, high = areas.subtree(village)
    grown = date(day.year - 18, day.month, min(day.day, 28))
    rows = Member.whole.filter(present(day), area_code__gte=low, area_code__lt=high, political=None)
    return rows.filter(birth__lte=grown).count()


@dataclass(frozen=True)
class Village:
    """What the grids of a village are judged by on a day, read once: groups, their grid, party members at home."""

    groups: list[Group]
    plan: dict[str, int]
    branches: Branches
    bounds: bounds.Bounds

    def households(self, number: int) -> int:
        """All households of a grid."""
        return sum(group.households for group in self.groups if self.plan.get(group.code) == number)


def read(village: str, day: date) -> Village:
    """The village on `day`."""
    plan = queries.plan_of(village, day)
    limits = bounds.in_force(day, village)
    return Village(queries.groups_of(village, day), plan, branches(comrades(village, day), plan), limits)


@dataclass(frozen=True)
class Committee:
    """A grid's seats against their bounds: households, seats of party members and others, party members at home."""

    households: int
    party: int
    others: int
    available: int
    least: int
    most: int
    lacks: tuple[Lack, ...]


def committee(zone: Zone, day: date, extra: tuple[int, int] = (0, 0), known: Village | None = None) -> Committee:
    """How the seats of a grid stand on `day`, with `extra` (party, others) on top."""
    village, sitting = known or read(zone.area_code, day), seats(zone, day, Seat.State.ELECTED)
    held = sum(seat.party for seat in sitting)
    party, others = held + extra[0], len(sitting) - held + extra[1]
    households, available = village.households(zone.number), len(village.branches.grids.get(zone.number, []))
    lacks = judge(households, party, others, available, village.bounds)
    return Committee(households, party, others, available, *village.bounds.seats(households), tuple(lacks))


def village_sum(village: str, day: date, known: Village | None = None) -> tuple[int, int, list[Lack]]:
    """(households, seats, what is wrong) of all grids of a village together (R67)."""
    found = known or read(village, day)
    households = sum(group.households for group in found.groups)
    held = Seat.whole.filter(in_force(day), zone__area_code=village, state=Seat.State.ELECTED).count()
    return households, held, judge_sum(households, held, found.bounds)


def changes(village: str, day: date) -> list[Seat]:
    """Seats of the village that ended before their time, each with its reason, newest first (R72)."""
    rows = Seat.whole.filter(zone__area_code=village, state=Seat.State.ELECTED, until__lte=day)
    return list(rows.select_related("zone", "member").order_by("-until", "-pk"))
