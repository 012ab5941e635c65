"""Money as integer fen 分, the currency's minor unit. No float ever holds an amount."""

from decimal import Decimal, InvalidOperation

Fen = int

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")


class NotMoney(ValueError):
    """The text or value is not an amount that fen can hold exactly."""


def yuan(value: str | int | Decimal) -> Fen:
    """Fen of an amount written in yuan 元: ``yuan("12.34") == 1234``.

    Raises NotMoney for floats, text that is no number, and amounts finer than one fen.
    """
    if isinstance(value, float | bool):
        raise NotMoney(f"{value!r} is not an exact amount: give text, an integer or a Decimal")
    try:
        fen = Decimal(_plain(value)) * 100
        exact = fen == fen.to_integral_value()
        if not fen.is_finite():
            raise ValueError("an amount is finite")
    except (InvalidOperation, ValueError) as error:
        raise NotMoney(f"{value!r} is not an amount in yuan") from error
    if not exact:
        raise NotMoney(f"{value!r} is finer than one fen")
    return int(fen)


def _plain(value: str | int | Decimal) -> str | int | Decimal:
    if not isinstance(value, str):
        return value
    return value.translate(_FULL_WIDTH).replace(",", "").strip().removesuffix("元")


def format_yuan(fen: Fen) -> str:
    """``format_yuan(9827000) == "98,270.00"``: yuan with two decimals and thousands."""
    return format_amount(fen, 2)


def format_amount(smallest: int, decimals: int) -> str:
    """An amount counted in a currency's smallest coin: ``format_amount(1234567, decimals=3) == "1,234.567"``."""
    sign, (whole, rest) = "-" if smallest < 0 else "", divmod(abs(smallest), 10**decimals)
    return f"{sign}{whole:,}" + (f".{rest:0{decimals}d}" if decimals else "")


def format_wan(fen: Fen, decimals: int = 1) -> str:
    """An amount in 万元 (10,000 yuan), rounded half away from zero for reading only, never for adding up."""
    step = 1_000_000 // 10**decimals
    rounded = (abs(fen) + step // 2) // step
    whole, rest = divmod(rounded, 10**decimals)
    sign = "-" if fen < 0 and rounded else ""
    return f"{sign}{whole:,}" + (f".{rest:0{decimals}d}" if decimals else "")
