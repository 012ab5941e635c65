"""Which statements a sum at the bank pays: a whole quarter and stream, a month, the oldest in order, or a part. Pure.

A proposal is only shown; a person confirms it. Amounts are fen.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from hearthlight.core.money import Fen
from hearthlight.core.period import Month

How = Literal["quarter", "month", "whole", "statement", "oldest", "part", "none"]


@dataclass(frozen=True)
class Claim:
    """An open statement: id, month, stream and what is open of it; in the order in which they fall due."""

    pk: int
    month: str
    stream: str
    open: Fen


@dataclass(frozen=True)
class Proposal:
    """What the sum seems to pay and how that was found; `left` is what no statement takes."""

    how: How
    parts: dict[int, Fen]
    left: Fen = 0


def propose(fen: Fen, claims: Sequence[Claim]) -> Proposal:
    """The first of these that fits to the fen: one quarter and stream, one month and stream, one quarter, all, the only
    statement of that sum, the oldest ones; else the oldest with the last in part."""
    ways: list[tuple[How, Callable[[Claim], tuple[str, ...]]]] = [
        ("quarter", lambda one: (_quarter(one.month), one.stream)),
        ("month", lambda one: (one.month, one.stream)),
        ("quarter", lambda one: (_quarter(one.month),)),
        ("whole", lambda one: ()),
    ]
    for how, key in ways:
        for group in _grouped(claims, key):
            if sum(one.open for one in group) == fen:
                return Proposal(how, {one.pk: one.open for one in group})
    alone = [one for one in claims if one.open == fen]
    if len(alone) == 1:
        return Proposal("statement", {alone[0].pk: fen})
    return _oldest(fen, claims)


def _quarter(month: str) -> str:
    return str(Month.parse(month).quarter_end)


def _grouped(claims: Sequence[Claim], key: Callable[[Claim], tuple[str, ...]]) -> list[list[Claim]]:
    found: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for one in claims:
        found[key(one)].append(one)
    return list(found.values())


def _oldest(fen: Fen, claims: Sequence[Claim]) -> Proposal:
    parts = {one.pk: one.open for one in claims if one.open < 0}
    left = fen - sum(parts.values())
    how: How = "oldest"
    for one in claims:
        if left > 0 and one.open > 0:
            parts[one.pk] = min(one.open, left)
            how = "oldest" if parts[one.pk] == one.open else "part"
            left -= parts[one.pk]
    return Proposal(how if parts else "none", parts, left)
