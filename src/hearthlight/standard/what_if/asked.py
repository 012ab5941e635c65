"""What a person wrote, as changes of a what-if: the same words on the page and on the command line. Pure.

``4310`` is a line; ``minimum_living=+600``, ``solar_wage=+3000/household@no_labour`` a benefit; ``+0.05``,
``+0.05@0.98`` another price of solar power. Amounts are yuan, refused in one sentence of BadChange.
"""

from decimal import Decimal, InvalidOperation

from hearthlight.core.money import Fen, NotMoney, yuan
from hearthlight.standard.marks import N_
from hearthlight.standard.what_if.changes import BadChange, Benefit, Line, Tariff
from hearthlight.standard.what_if.groups import RECEIVING

MOST_YUAN = 10_000_000
"""No amount a head, household or kWh is larger; a larger one would not fit a sum over a nation."""
PARTS_OF_A_YUAN = 10_000
LONGEST = 20
"""Characters of an amount."""


def line(text: str, place: str = "") -> Line:
    """``line("4310")``: another line, yuan a head and year."""
    return Line(_yuan(text), place)


def benefit(text: str) -> Benefit:
    """``ITEM=AMOUNT[/household][@GROUP]``, yuan a year; unsaid, for each head of the homes that have the item."""
    item, equals, rest = text.partition("=")
    amount, _at, whom = rest.partition("@")
    amount, _slash, per = amount.partition("/")
    if not (item.strip() and equals):
        raise BadChange(
            N_("{text} is no benefit: write ITEM=AMOUNT, such as minimum_living=+600 or solar_wage=+3000/household."),
            text=text,
        )
    return benefit_of(item.strip(), amount, per.strip() or "head", whom.strip() or RECEIVING)


def benefit_of(item: str, amount: str, per: str, whom: str) -> Benefit:
    """The same of its parts."""
    if not item:
        raise BadChange(N_("Choose the item of income that becomes more or less."))
    return Benefit(item, _yuan(amount), per, whom)  # type: ignore[arg-type]


def tariff(text: str) -> Tariff:
    """``CHANGE[@PRICE]``, yuan per kWh; without a price each village's own is taken."""
    change, at, price = text.partition("@")
    return Tariff(_price(change), _price(price) if at else None)


def _yuan(text: str) -> Fen:
    try:
        fen = yuan(_digits(text).removeprefix("+"))
    except NotMoney:
        fen = None
    if fen is None or abs(fen) > MOST_YUAN * 100:
        raise BadChange(
            N_("{text} is no amount in yuan: write one with at most two decimals, such as 4310."), text=text
        )
    return fen


def _digits(text: str) -> str:
    """The text without spaces; nothing for one too long or with an exponent, which would be worked out for ever."""
    bare = text.strip()
    return bare if len(bare) <= LONGEST and "e" not in bare.lower() else ""


def _price(text: str) -> int:
    try:
        parts = Decimal(_digits(text)) * PARTS_OF_A_YUAN
        whole = int(parts) if parts.is_finite() and parts == int(parts) else None
    except InvalidOperation:
        whole = None
    if whole is None or abs(whole) > MOST_YUAN:
        raise BadChange(
            N_("{text} is no price in yuan per kWh: write one with at most four decimals, such as +0.05."), text=text
        )
    return whole
