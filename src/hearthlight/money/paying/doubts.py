"""What speaks against paying a person, before money moves 发放前核查. Pure: facts of one payment in, doubts out.

A doubt blocks, or waits to be explained by a person in words. Unknown is said as unknown, never taken for well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hearthlight.core.money import Fen


@dataclass(frozen=True)
class PayeeFacts:
    """What is known of one payment and its payee.

    `card`: what tells a card apart without its number, empty where there is none. `holder`: the name the bank has.
    `same_person`: other open placements of whoever has the same identity number. `signed`: units the village signed
    for the month; None where nothing was signed. `able`: whether the payee can work; None unknown.
    """

    payment: int
    kind: str
    fen: Fen
    month: str
    name: str = ""
    present: bool = True
    left_how: str = ""
    card: str = ""
    holder: str = ""
    kin_of: str = ""
    placed: bool = True
    same_person: int = 0
    units: int = 0
    signed: int | None = None
    signed_fen: Fen | None = None
    fen_unit: Fen = 0
    able: bool | None = None
    connected: bool = True
    to_person: bool = True


@dataclass(frozen=True)
class Doubt:
    """One doubt about one payment."""

    payment: int
    rule: str
    blocks: bool
    values: Mapping[str, Any] = field(default_factory=dict)


BLOCKS = {
    "gone": True,
    "no_card": True,
    "shared_card": False,
    "other_holder": False,
    "kin": False,
    "two_openings": True,
    "not_placed": True,
    "not_signed": True,
    "more_than_signed": True,
    "never_connected": True,
    "able_gets_grant": False,
    "ability_unknown": False,
}
"""Every rule, and whether it blocks; the others wait for words."""


def doubts(payments: Iterable[PayeeFacts]) -> list[Doubt]:
    """All doubts of a run's payments, in their order."""
    rows = list(payments)
    cards: dict[str, set[str]] = {}
    for one in rows:
        cards.setdefault(one.card, set()).add(one.name)
    return [doubt for one in rows for doubt in _of(one, len(cards[one.card]))]


def _of(one: PayeeFacts, names_on_card: int) -> list[Doubt]:
    asked = {**_connected(one), **(_payee(one, names_on_card) if one.to_person else {})}
    if one.kind == "job":
        asked |= _work(one)
    elif one.kind in ("grant", "set_amount"):
        asked |= {"able_gets_grant": one.able is True, "ability_unknown": one.able is None}
    return [Doubt(one.payment, rule, BLOCKS[rule], _values(rule, one)) for rule, holds in asked.items() if holds]


def _connected(one: PayeeFacts) -> dict[str, bool]:
    return {"never_connected": not one.connected}


def _payee(one: PayeeFacts, names_on_card: int) -> dict[str, bool]:
    return {
        "gone": not one.present,
        "no_card": not one.card,
        "shared_card": bool(one.card) and names_on_card > 1,
        "other_holder": bool(one.card) and one.holder != one.name,
        "kin": bool(one.kin_of),
    }


def _work(one: PayeeFacts) -> dict[str, bool]:
    signed = one.signed_fen if one.signed_fen is not None else (one.signed or 0) * one.fen_unit
    return {
        "not_placed": not one.placed,
        "two_openings": one.same_person > 0,
        "not_signed": one.signed is None,
        "more_than_signed": one.signed is not None and one.fen > signed,
    }


def _values(rule: str, one: PayeeFacts) -> dict[str, Any]:
    if rule == "more_than_signed":
        return {"units": one.units, "signed": one.signed or 0}
    if rule == "gone":
        return {"how": one.left_how}
    return {"office": one.kin_of} if rule == "kin" else {}
