"""A seeded stratified sample 分层随机抽样: the same seed draws the same on any machine. Pure: no Django.

Who is drawn is decided by SHA-256 over seed, stratum and key, so it depends on no library, platform or order of input;
each set of a size is equally likely, and a larger sample holds the smaller one of the same seed.
"""

import hashlib
from collections.abc import Collection, Mapping
from typing import Literal

from hearthlight.core.split import split

Allocation = Literal["proportional", "equal"]


class BadSample(ValueError):
    """The sample cannot be drawn as it was asked: how many were `asked` for, and the `most` that can be."""

    def __init__(self, asked: int, most: int, stratum: str = "") -> None:
        where = f" of stratum {stratum!r}" if stratum else ""
        super().__init__(f"{asked} were asked for{where}: choose a number from 0 to {most}")
        self.asked, self.most = asked, most


def allocate(sizes: Mapping[str, int], total: int, allocation: Allocation = "proportional") -> dict[str, int]:
    """How many to draw of each stratum so that they add up to `total`, by largest remainders; ties to the smaller name.

    `sizes`: what each stratum holds. *proportional*: by size. *equal*: the same of each, what a small stratum lacks
    going to the others. No stratum gives more than it has. Raises BadSample for a negative total or more than there is.
    """
    names, whole = sorted(sizes), sum(sizes.values())
    if not 0 <= total <= whole:
        raise BadSample(total, whole)
    if allocation == "proportional":
        return dict(zip(names, split(total, [sizes[name] for name in names], names), strict=True))
    return _equal({name: sizes[name] for name in names}, total)


def _equal(sizes: dict[str, int], total: int) -> dict[str, int]:
    """The same of each, the smallest first: what one lacks is shared by those that hold more."""
    wanted, left = {}, total
    for place, name in enumerate(sorted(sizes, key=lambda name: (sizes[name], name))):
        wanted[name] = min(sizes[name], left // (len(sizes) - place))
        left -= wanted[name]
    return wanted


def draw(strata: Mapping[str, Collection[str]], wanted: Mapping[str, int], seed: int) -> dict[str, list[str]]:
    """The keys drawn of each stratum, in the order in which they were drawn; `wanted` is what `allocate` gave.

    A key is a text that stays the same everywhere, a household's number. Raises BadSample for more than there is.
    """
    return {name: _drawn(name, strata.get(name, ()), number, seed) for name, number in sorted(wanted.items())}


def _drawn(stratum: str, keys: Collection[str], number: int, seed: int) -> list[str]:
    if number > len(keys):
        raise BadSample(number, len(keys), stratum)
    return sorted(set(keys), key=lambda key: (_ticket(seed, stratum, key), key))[:number]


def _ticket(seed: int, stratum: str, key: str) -> bytes:
    """The lot of one key: whoever has the lowest is drawn first."""
    return hashlib.sha256(f"{seed}\0{stratum}\0{key}".encode()).digest()


def list_digest(strata: Mapping[str, Collection[str]]) -> str:
    """SHA-256 over the whole list that is drawn from: whether a second draw had the same list before it."""
    lines = [f"{name}\0{key}" for name in sorted(strata) for key in sorted(strata[name])]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
