"""What the demo's villages do with their solar income 样例数据: the state each is in, its lines. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from hearthlight.core.money import Fen, yuan

PAID, LISTED, UNPLANNED, HELD = "paid", "listed", "unplanned", "held"
"""Paid to people; adopted and listed but not paid; in the village's book without a plan; still with the county."""

OTHERS = (LISTED, LISTED, UNPLANNED, UNPLANNED, HELD)
"""The states of villages that are not all the way through; the rest have paid."""

MONTHS = 3
"""A plan covers January to March 2017."""


@dataclass(frozen=True)
class Work:
    """One kind of opening in every planning village: its seats, unit and pay, days a month where paid by the day."""

    kind: str
    title: str
    seats: int
    unit: str
    fen_unit: Fen
    days: int | None = None
    ability: str = ""
    group_work: bool = False


WORKS = (
    Work("station_keeper", "光伏电站看护", 1, "month", yuan("300"), ability="有劳动能力"),
    Work("cleaning", "村内道路保洁", 3, "month", yuan("240"), ability="有劳动能力或弱劳动能力"),
    Work("care", "卧床人员照料", 2, "month", yuan("200"), ability="能照料家人"),
    Work("light", "广播和看门", 2, "month", yuan("150"), ability="力所能及"),
    Work("assigned", "村集体派工", 3, "day", yuan("60.50"), days=4, ability="弱劳动能力", group_work=True),
)


REWARD, WORKS_LINE, COST = "勤劳致富奖励", "田间路修补", "电站清洗和保险"
REWARD_FEN, COST_FEN = yuan("66.66"), yuan("415.80")
REWARDED = 6


def states(villages: Sequence[str], first: str, random: Random) -> dict[str, str]:
    """Each village's state; `first` has paid."""
    rest = [village for village in sorted(villages) if village != first]
    chosen = random.sample(rest, min(len(OTHERS), len(rest)))
    odd = dict(zip(chosen, OTHERS, strict=False))
    return {village: odd.get(village, PAID) for village in sorted(villages)}


def works_of(village: str, first: str, random: Random) -> list[Work]:
    """The openings of a village: as listed in `first`, more or fewer seats and days elsewhere."""
    if village == first:
        return list(WORKS)
    return [_varied(work, random) for work in WORKS]


def _varied(work: Work, random: Random) -> Work:
    seats = work.seats if work.seats == 1 else work.seats + random.randrange(0, 5)
    return replace(work, seats=seats, days=random.randrange(4, 9) if work.days else None)


def for_works(left: Fen, random: Random) -> Fen:
    """What of the money left after people a village sets aside for its works: a half to four fifths, to the fen."""
    return left * random.randrange(50, 80) // 100
