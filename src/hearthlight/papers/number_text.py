"""How a figure's integer is written in an official document: 201951200 W as 201.95 (兆瓦). Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """Divide by ten to the `power`, keep at most `decimals` places, drop trailing zeros; `unit` follows in tables."""

    power: int
    decimals: int
    unit: str


STYLES: dict[str, Style] = {
    "count": Style(0, 0, ""),
    "wan": Style(4, 2, "万"),
    "MW": Style(6, 2, "兆瓦"),
    "kW": Style(3, 1, "千瓦"),
    "kWh": Style(3, 0, "度"),
    "yuan": Style(2, 2, "元"),
    "wan_yuan": Style(6, 2, "万元"),
    "percent": Style(2, 2, "%"),
    "mu": Style(3, 1, "亩"),
}
"""Bases are the house's integers: W, Wh, fen, hundredths of a percent, thousandths of a mu."""


def show(value: int, style: str = "count") -> str:
    """The value as printed, without its unit, rounded half away from zero. Raises KeyError for an unknown style."""
    chosen = STYLES[style]
    step = 10 ** max(chosen.power - chosen.decimals, 0)
    scaled = (abs(value) + step // 2) // step
    places = min(chosen.decimals, chosen.power)
    whole, rest = divmod(scaled, 10**places)
    tail = f"{rest:0{places}d}".rstrip("0") if places else ""
    sign = "-" if value < 0 and scaled else ""
    return f"{sign}{whole}.{tail}" if tail else f"{sign}{whole}"
