"""What else the dictionary asks of invented homes and people: recognition, fuel, organisation, support. Pure.

Drawn apart from everything else, so that nobody's house, health or income moves; some of it is unknown, as in life.
"""

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from hearthlight.demo.distributions import NOT_KNOWN, Choice

RECOGNISED_BY = Choice("recognised by", {"national": 83, "provincial": 11, "city": 4, None: 2}, "registered homes")
ATTRIBUTE = Choice(
    "attribute of a poor home",
    {"general": 57, "minimum_living": 24, "minimum_living_poor": 9, "five_guarantees": 9, None: 1},
    "registered homes",
)
FUELS = Choice(
    "main fuels",
    {
        "bottled_gas electricity": 38,
        "firewood electricity": 24,
        "firewood bottled_gas electricity": 19,
        "electricity": 9,
        "firewood": 6,
        "biogas electricity": 1,
        None: 3,
    },
    "at most three of nine",
)
FUEL_NAMES = (
    "firewood",
    "coal",
    "bottled_gas",
    "coal_gas",
    "natural_gas",
    "electricity",
    "fuel_oil",
    "biogas",
    "other",
)
SUPPORT = Choice("on social assistance", {"none": 955, "minimum_living": 30, "five_guarantees": 5, None: 10}, "")
SUPPORT_REGISTERED = Choice(
    "on social assistance, registered", {"none": 62, "minimum_living": 28, "five_guarantees": 7, None: 3}, ""
)
OPENING, OPENING_WITHOUT_MONTHS, MONTHS_WITHOUT_OPENING, OPENING_NOT_KNOWN = 0.09, 0.02, 0.0004, 0.003
"""Shares: of who could hold a public-welfare opening those who do, of these those without months; of all registered
people those with months and no opening, and those of whom nothing is entered."""
BANK = "样例农村商业银行"


def of_homes(random: np.random.Generator, homes: pl.DataFrame) -> pl.DataFrame:
    """`homes` (registered, water_minutes, size) with the columns of the household table that homes.py leaves out."""
    count, registered = len(homes), homes["registered"].to_numpy()
    columns: dict[str, NDArray[Any]] = {
        "recognised_by": np.where(registered, RECOGNISED_BY.draw(random, count), NOT_KNOWN),
        "attribute": np.where(registered, ATTRIBUTE.draw(random, count), NOT_KNOWN),
        "bank": np.where(registered, BANK, ""),
        "military_family": _yes(random, count, 0.02, 0.01),
        "only_child": _yes(random, count, 0.04, 0.02),
        "two_daughters": _yes(random, count, 0.05, 0.02),
        "water_difficult": homes["water_minutes"].to_numpy() > 20,
        "power_production": _yes(random, count, 0.71, 0.01),
        "broadcast": _yes(random, count, 0.93, 0.01),
        "cooperative": _yes(random, count, 0.17, 0.01),
        "enterprise_led": _yes(random, count, 0.08, 0.01),
        "relocated": _yes(random, count, 0.0, 0.005),
        **_fuels(random, count),
    }
    return homes.with_columns(**{name: pl.Series(values.tolist()) for name, values in columns.items()})


def _fuels(random: np.random.Generator, count: int) -> dict[str, NDArray[Any]]:
    drawn = FUELS.draw(random, count)
    unknown = np.array([one is None for one in drawn])
    used = [set((one or "").split()) for one in drawn]
    return {
        f"fuel_{name}": np.where(unknown, NOT_KNOWN, np.array([name in one for one in used])) for name in FUEL_NAMES
    }


def of_people(random: np.random.Generator, people: pl.DataFrame) -> pl.DataFrame:
    """`people` (member, registered, age, labour, schooling, disabled) with what traits.py leaves out."""
    count, registered, age = len(people), people["registered"].to_numpy(), people["age"].to_numpy()
    able = np.isin(people["labour"].to_numpy().astype(str), ["ordinary", "skilled"])
    pupil = (age >= 6) & (age <= 15)
    at_home = pupil & (people["disabled"].to_numpy() == True) & (random.random(count) < 0.3)  # noqa: E712
    number = np.array([f"S99{one:010d}" for one in people["member"].to_list()], object)
    columns: dict[str, NDArray[Any]] = {
        "master_number": np.where(registered, number, NOT_KNOWN),
        "support": np.where(registered, SUPPORT_REGISTERED.draw(random, count), SUPPORT.draw(random, count)),
        "soldier": np.where((age >= 18) & (age <= 30), _yes(random, count, 0.006, 0.0), False),
        "plans_away": np.where(able, _yes(random, count, 0.58, 0.03), False),
        "taught_at_home": at_home,
        **_openings(random, people),
    }
    return people.with_columns(**{name: pl.Series(values.tolist()) for name, values in columns.items()})


def _openings(random: np.random.Generator, people: pl.DataFrame) -> dict[str, NDArray[Any]]:
    """公益性岗位 by the national export, which holds registered people only; of a few the months are not entered."""
    count, registered = len(people), people["registered"].to_numpy()
    age, labour = people["age"].to_numpy(), people["labour"].to_numpy().astype(str)
    fit = (age >= 18) & (age <= 65) & np.isin(labour, ["ordinary", "weak"])
    fit &= (people["away_place"] == "none").to_numpy()
    holds = fit & (random.random(count) < OPENING)
    months = np.where(holds, random.integers(2, 13, count), 0).astype(object)
    months = np.where(holds & (random.random(count) < OPENING_WITHOUT_MONTHS), NOT_KNOWN, months)
    stray = registered & ~holds & (random.random(count) < MONTHS_WITHOUT_OPENING)
    unknown = ~registered | (random.random(count) < OPENING_NOT_KNOWN)
    return {
        "public_opening": np.where(unknown, NOT_KNOWN, holds),
        "public_opening_months": np.where(unknown, NOT_KNOWN, np.where(stray, 6, months)),
    }


def _yes(random: np.random.Generator, count: int, share: float, unknown: float) -> NDArray[Any]:
    """Yes with this share, unknown with that, else no."""
    drawn = random.random(count)
    return np.where(drawn < unknown, NOT_KNOWN, drawn < unknown + share * (1 - unknown))
