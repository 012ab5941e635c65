"""A nation settled by the scalar code, one statement and one village after another."""

from collections import defaultdict

from hearthlight.core.split import split
from hearthlight.money.nation.tables import Nation
from hearthlight.money.pricing import amount
from hearthlight.money.splitting import by_share


def credited(nation: Nation) -> list[int]:
    """Fen of each village."""
    shares: dict[int, dict[str, int]] = defaultdict(dict)
    rows = zip(
        *(one.tolist() for one in (nation.share_station, nation.share_village, nation.share_weight)), strict=True
    )
    for station, village, weight in rows:
        shares[station][f"{village:09d}"] = weight
    fen = [0] * nation.villages
    for station, energy, price in zip(
        nation.station.tolist(), nation.energy.tolist(), nation.price.tolist(), strict=True
    ):
        for village, part in by_share(amount(energy, price).fen, shares[station]).items():
            fen[int(village)] += part
    return fen


def paid(nation: Nation, held: list[int]) -> list[int]:
    """Fen of each payment."""
    planned: dict[int, list[int]] = defaultdict(list)
    for village, fen in zip(nation.payment_village.tolist(), nation.payment_planned.tolist(), strict=True):
        planned[village].append(fen)
    return [part for village, row in sorted(planned.items()) for part in split(min(sum(row), held[village]), row)]
