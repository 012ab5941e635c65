"""Physical units as integers: watts, watt-hours, thousandths of a mu. Formatting is for reading only."""

from decimal import Decimal

Watt = int
WattHour = int
MuMilli = int

MU_IN_THIRDS_OF_M2 = 2000
"""1 mu 亩 is 2000/3 m²."""


class NotExact(ValueError):
    """A quantity finer than the integer unit that stores it."""


def watts(kilowatts: str | int) -> Watt:
    """Watts of a power written in kW 千瓦: ``watts("187.2") == 187200``. Raises NotExact."""
    return _scaled(kilowatts, 1000, "watt")


def watt_hours(kilowatt_hours: str | int) -> WattHour:
    """Watt-hours of an energy written in kWh 度. Raises NotExact."""
    return _scaled(kilowatt_hours, 1000, "watt-hour")


def mu_milli(mu: str | int) -> MuMilli:
    """Thousandths of a mu of an area written in mu 亩: ``mu_milli("13.5") == 13500``. Raises NotExact."""
    return _scaled(mu, 1000, "thousandth of a mu")


def _scaled(value: str | int, factor: int, unit: str) -> int:
    scaled = Decimal(value) * factor
    if scaled != scaled.to_integral_value():
        raise NotExact(f"{value} is finer than one {unit}")
    return int(scaled)


def format_thousandths(value: int, decimals: int = 1) -> str:
    """``format_thousandths(187200) == "187.2"``: kW of W, kWh of Wh, mu of thousandths; half away from zero."""
    step = 1000 // 10**decimals
    whole, rest = divmod((abs(value) + step // 2) // step, 10**decimals)
    return ("-" if value < 0 else "") + f"{whole:,}" + (f".{rest:0{decimals}d}" if decimals else "")


def format_megawatts(power: Watt, decimals: int = 2) -> str:
    """``format_megawatts(97_531_200) == "97.53"``."""
    step = 1_000_000 // 10**decimals
    whole, rest = divmod((power + step // 2) // step, 10**decimals)
    return f"{whole:,}.{rest:0{decimals}d}"


def format_percent(part: int, whole: int, decimals: int = 2) -> str:
    """``format_percent(1921, 90100) == "2.13"``; an empty string when there is no base."""
    if not whole:
        return ""
    scale = 100 * 10**decimals
    shown, rest = divmod((2 * part * scale + whole) // (2 * whole), 10**decimals)
    return f"{shown}.{rest:0{decimals}d}" if decimals else str(shown)
