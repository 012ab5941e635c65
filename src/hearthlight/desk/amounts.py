"""How a figure's integer is read: in the unit people use, with its word; and how a day is written."""

from datetime import date
from fractions import Fraction

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.core.money import format_wan, format_yuan
from hearthlight.core.units import format_megawatts, format_percent, format_thousandths


def in_words(number: int | None, unit: str) -> str:
    """``in_words(201951200, "W") == "201.95 MW"``; a dash where nothing is known."""
    if number is None:
        return "—"
    if unit in LARGE:
        return LARGE[unit](number)
    word = UNITS[unit]() if unit in UNITS else unit
    return f"{number:,} {word}".strip()


def percent(part: int, whole: int) -> str:
    """A share with two decimals, or a dash without a base."""
    return f"{format_percent(part, whole)}%" if whole else "—"


MOSTLY = Fraction(1, 2)
"""A range wider than this is told by its lower end: the upper one only says that nobody knows."""


def between(least: Fraction, most: Fraction, decimals: int = 2) -> str:
    """``12.34%``, ``12.34% – 15.00%`` where somebody is unknown, or only what is known at the least."""
    if most - least > MOSTLY:
        return _("at least %(share)s, most is not on record") % {"share": share(least, decimals)}
    return " – ".join(share(one, decimals) for one in dict.fromkeys([least, most]))


def share(one: Fraction, decimals: int = 2) -> str:
    """``share(Fraction(1, 8)) == "12.50%"``."""
    return f"{format_percent(one.numerator, one.denominator, decimals)}%"


def money(fen: int) -> str:
    """Money as it is said: 963.6 万元, 9.64m yuan; below 10,000 yuan to the fen."""
    if abs(fen) < 10_000_00:
        return f"{format_yuan(fen)} " + _("yuan")
    if get_language() == "zh-hans":
        return f"{format_wan(fen)} 万元"
    millions = (fen + 500_000) // 1_000_000
    return (f"{millions // 100}.{millions % 100:02d}m " if fen >= 100_000_000 else f"{(fen + 50) // 100:,} ") + _(
        "yuan"
    )


def energy(watt_hours: int) -> tuple[str, str]:
    """Energy as a number and its unit: 度 or 万度 in Chinese, kWh or MWh in English."""
    chinese = get_language() == "zh-hans"
    if watt_hours < 1_000_000_000:
        return f"{watt_hours // 1000:,}", "度" if chinese else "kWh"
    return (f"{watt_hours // 10_000_000:,}", "万度") if chinese else (f"{watt_hours // 1_000_000:,}", "MWh")


def day_words(day: date) -> str:
    """A day as it is written in the language of the page."""
    return f"{day.year}年{day.month}月{day.day}日" if get_language() == "zh-hans" else f"{day:%-d %B %Y}"


def _power(number: int) -> str:
    return f"{format_megawatts(number)} MW" if number >= 1_000_000 else f"{format_thousandths(number)} kW"


def _energy(number: int) -> str:
    return f"{format_thousandths(number, 0)} kWh"


LARGE = {
    "fen": money,
    "W": _power,
    "Wh": _energy,
    "mu_milli": lambda number: f"{format_thousandths(number)} " + _("mu"),
    "1/100 percent": lambda number: f"{number // 100}.{number % 100:02d}%",
}
UNITS = {
    "household": lambda: _("households"),
    "person": lambda: _("people"),
    "village": lambda: _("villages"),
    "station": lambda: _("stations"),
    "county": lambda: _("counties and districts"),
    "township": lambda: _("townships"),
    "group": lambda: _("villager groups"),
    "zone": lambda: _("work zones"),
    "grid": lambda: _("grids"),
    "seat": lambda: _("seats"),
    "finding": lambda: _("findings"),
    "measure": lambda: _("measures"),
    "milestone": lambda: _("milestones"),
    "observation": lambda: _("observations"),
    "question": lambda: _("questions"),
    "visit": lambda: _("visits"),
    "request": lambda: _("requests"),
    "gathering": lambda: _("gatherings"),
    "lesson": lambda: _("lessons"),
    "item": lambda: _("items"),
    "set": lambda: _("sets"),
    "mu": lambda: _("mu"),
    "designation": lambda: "",
}
