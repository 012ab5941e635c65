"""A joint station's 联建电站 income to its owners, to the fen, by their shares of its power. Pure."""

from collections.abc import Mapping

from hearthlight.core.money import Fen
from hearthlight.core.split import split
from hearthlight.core.units import Watt


def by_share(fen: Fen, shares: Mapping[str, Watt]) -> dict[str, Fen]:
    """What each owner (area code) gets of `fen`; the parts add up to it exactly.

    Largest remainder, ties to the smaller area code. Raises ValueError when nobody owns a share.
    """
    owners = sorted(shares)
    return dict(zip(owners, split(fen, [shares[owner] for owner in owners], owners), strict=True))
