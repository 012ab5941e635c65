"""How strict the exit gates are and how many years of income they ask: dated settings of the county. Pure."""

from datetime import date
from functools import cache
from pathlib import Path

from hearthlight.core.parameters import Parameters, Value

BLOCK = "block"


@cache
def settings() -> Parameters:
    """Every setting of settings.toml."""
    return Parameters.read(Path(__file__).parent / "settings.toml")


def gate_mode(day: date, place: str) -> Value:
    """``caution`` (said before the review) or ``block`` (none is begun while an item fails). Raises NotKnown."""
    return settings().at("exit_gate", day, place)


def income_years(day: date, place: str) -> Value:
    """For how many whole years running income must stand above the line: 1 or 2. Raises NotKnown."""
    return settings().at("exit_income_years", day, place)
