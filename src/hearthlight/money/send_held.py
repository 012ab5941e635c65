"""Sending every village of a county what its account holds for it 拨付, in one act."""

from uuid import UUID

from hearthlight.core.money import Fen
from hearthlight.money.chart import Code
from hearthlight.money.holdings import held_by_village
from hearthlight.money.statements import send_all
from hearthlight.trail.act import Actor, act, once


def held(county: str) -> dict[str, Fen]:
    """What each village would be sent now."""
    sums = {village: sum(parts.values()) for village, parts in held_by_village(county, Code.SETTLEMENT).items()}
    return {village: fen for village, fen in sums.items() if fen > 0}


@once
def send_held(user: Actor, county: str, *, key: UUID | None = None) -> int:
    """Send all of it; the number of villages. Nothing held is nothing sent."""
    with act(user, "money.send", at=county, key=key) as event:
        return len({entry.book for entry in send_all(event, county)} - {county})
