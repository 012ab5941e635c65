"""A grid's committee 网格成员: seats against their bounds, who may be nominated, who is elected by votes. Pure.

Source: bulletin No. 22 of 2017; the numbers are dated settings (`bounds`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from hearthlight.grids.bounds import Bounds, party_seats
from hearthlight.grids.kinds import KIND, NOTABLE, TRACK

Short = Literal["no_number", "too_few", "too_many", "party_not_above", "party_far_above", "party_short"]
Unfit = Literal["kind", "party_unknown", "not_party", "track_missing", "track_given", "went_out", "willing", "has_time"]


ADULT = 18


def grown(birth: date, day: date) -> bool:
    """Whether somebody is of age on `day`."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day)) >= ADULT


@dataclass(frozen=True)
class Lack:
    """One thing wrong with the seats of a grid: what was found, and the least and most that may stand."""

    code: Short
    found: int
    least: int = 0
    most: int = 0

    @property
    def blocks(self) -> bool:
        """Whether the seats cannot be assigned so; a shortage of party members is named and blocks nothing."""
        return self.code != "party_short"


def judge(households: int, party: int, others: int, available: int, bounds: Bounds) -> list[Lack]:
    """What is wrong with `party` and `others` seats of a grid of `households`, of whose party members at home
    `available` are known; empty when all holds.

    With too few party members for a majority the shortage is named instead; the seats never fall below the fewest.
    """
    seats = party + others
    least, most = bounds.seats(households)
    wrong: list[Lack] = []
    if least > most:
        wrong.append(Lack("no_number", households, least, most))
    elif not least <= seats <= most:
        wrong.append(Lack("too_few" if seats < least else "too_many", seats, least, most))
    return wrong + _balance(party, others, available, bounds)


def _balance(party: int, others: int, available: int, bounds: Bounds) -> list[Lack]:
    wanted = party_seats(party + others)
    if party <= others and wanted:
        short = available < wanted
        return [Lack("party_short" if short else "party_not_above", available if short else party, wanted)]
    if party - others > bounds.margin:
        return [Lack("party_far_above", party, others + 1, others + bounds.margin)]
    return []


def judge_sum(households: int, seats: int, bounds: Bounds) -> list[Lack]:
    """The same bounds for a whole village: all its households, the seats of all its grids."""
    least, most = bounds.seats(households)
    if least <= seats <= most:
        return []
    return [Lack("too_few" if seats < least else "too_many", seats, least, most)]


@dataclass(frozen=True)
class Nominee:
    """Who is put forward: kind of member, whether in the party (None: unknown), track, a notable's three conditions."""

    kind: str
    party: bool | None
    track: str = ""
    went_out: bool | None = None
    willing: bool | None = None
    has_time: bool | None = None


def unfit(nominee: Nominee) -> list[Unfit]:
    """Why somebody cannot be put forward so; empty when they can. Unknown is not yes."""
    if nominee.kind not in KIND:
        return ["kind"]
    wrong: list[Unfit] = []
    if nominee.party is None:
        wrong.append("party_unknown")
    if nominee.kind == "party_member" and nominee.party is False:
        wrong.append("not_party")
    if nominee.party is False and nominee.track not in TRACK:
        wrong.append("track_missing")
    if nominee.party and nominee.track:
        wrong.append("track_given")
    return wrong + (_notable(nominee) if nominee.kind in NOTABLE else [])


def _notable(nominee: Nominee) -> list[Unfit]:
    conditions: dict[Unfit, bool | None] = {
        "went_out": nominee.went_out,
        "willing": nominee.willing,
        "has_time": nominee.has_time,
    }
    return [name for name, holds in conditions.items() if not holds]


@dataclass(frozen=True)
class Ranking:
    """An election's outcome: who is in, who stands in reserve (both by votes), and a tie for the last `free` seats."""

    elected: list[int]
    reserve: list[int]
    tied: list[int] = field(default_factory=list)
    free: int = 0


def rank(votes: Mapping[int, int], seats: int) -> Ranking:
    """Candidates in the order of their votes up to `seats`; where the last seats are tied a person decides.

    ``rank({1: 9, 2: 5, 3: 5}, 2)`` has 1 elected, 2 and 3 tied for one seat.
    """
    order = sorted(votes, key=lambda one: (-votes[one], one))
    if len(order) <= seats:
        return Ranking(order, [])
    if not seats:
        return Ranking([], order)
    last, following = votes[order[seats - 1]], votes[order[seats]]
    if last != following:
        return Ranking(order[:seats], order[seats:])
    elected = [one for one in order if votes[one] > last]
    tied = [one for one in order if votes[one] == last]
    return Ranking(elected, order[len(elected) + len(tied) :], tied, seats - len(elected))


def decided(ranking: Ranking, chosen: set[int]) -> Ranking:
    """The ranking after a person chose among the tied. Raises ValueError unless exactly the free seats are filled."""
    if not chosen <= set(ranking.tied) or len(chosen) != ranking.free:
        raise ValueError(f"choose {ranking.free} of {ranking.tied}")
    rest = [one for one in ranking.tied if one not in chosen]
    return Ranking([*ranking.elected, *(one for one in ranking.tied if one in chosen)], [*rest, *ranking.reserve])
