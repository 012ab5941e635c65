"""What accounts hold, apart by what it came from: statements, and in a village's book contributions too.

Whole books, past every sight: acts ask here.
"""

from collections import defaultdict

from django.db.models import Sum

from hearthlight.core.money import Fen
from hearthlight.money.chart import Code
from hearthlight.money.entries import Origin
from hearthlight.money.models import Leg

ORIGINS = ("statement", "contribution")


def held_by_village(name: str, code: Code) -> dict[str, dict[int, Fen]]:
    """What the accounts of a book hold, by village and statement, the oldest month first; empty ones are left out.

    A statement that was corrected downwards after it was passed on stands as a minus.
    """
    legs = Leg.whole.filter(account__book=name, account__code=code, entry__number__isnull=False)
    rows = (
        legs.filter(statement__isnull=False).values_list("account__area_code", "statement_id").annotate(held=Sum("fen"))
    )
    found: dict[str, dict[int, Fen]] = defaultdict(dict)
    for village, statement, fen in rows.order_by("account__area_code", "statement__month", "statement_id"):
        if fen:
            found[village][statement] = fen
    return found


def available(village: str) -> dict[Origin, Fen]:
    """What a village may still plan, by origin, the oldest month first; two queries."""
    legs = Leg.whole.filter(account__book=village, account__code=Code.AVAILABLE, entry__number__isnull=False)
    rows: list[tuple[str, str, int, Fen]] = []
    for name in ORIGINS:
        there = legs.filter(**{f"{name}__isnull": False}).order_by()
        summed = there.values_list(f"{name}__month", f"{name}_id").annotate(held=Sum("fen"))
        rows += [(month, name, pk, fen) for month, pk, fen in summed if fen]
    return {(name, pk): fen for _month, name, pk, fen in sorted(rows, key=_oldest_first)}


def _oldest_first(row: tuple[str, str, int, Fen]) -> tuple[str, int, int]:
    month, name, pk, _fen = row
    return month, -ORIGINS.index(name), pk
