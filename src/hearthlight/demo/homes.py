"""What is true of an invented home: land, house, water, road, food and clothes, why it is poor. Pure."""

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from hearthlight.demo import distributions as drawn_from


def homes(random: np.random.Generator, sizes: NDArray[np.int64], registered: NDArray[np.bool_]) -> pl.DataFrame:
    """A row a household: the columns of the household table that no total rests on."""
    count = len(sizes)
    grade = np.where(
        registered, drawn_from.HOUSE_GRADE_REGISTERED.draw(random, count), drawn_from.HOUSE_GRADE.draw(random, count)
    )
    land = drawn_from.LAND.draw(random, count) * sizes
    columns = {
        "land_arable_mu_milli": land,
        "land_irrigated_mu_milli": land * random.integers(60, 96, count) // 100,
        "house_grade": grade,
        "house_repaired": _repaired(random, grade),
        "house_area": drawn_from.HOUSE_AREA.draw(random, count) * np.minimum(sizes, 5),
        "house_structure": drawn_from.STRUCTURE.draw(random, count),
        "house_year": random.integers(1978, 2016, count),
        "road_kind": drawn_from.ROAD.draw(random, count),
        "road_metres": drawn_from.ROAD_METRES.draw(random, count),
        **_water(random, count),
        "power": np.ones(count, bool),
        "toilet": random.random(count) < 0.83,
        "food_ok": _mostly(random, count, 0.997),
        "clothes_ok": _mostly(random, count, 0.996),
    }
    return pl.DataFrame({name: pl.Series(values.tolist()) for name, values in columns.items()})


def _repaired(random: np.random.Generator, grade: NDArray[Any]) -> NDArray[Any]:
    unsafe = np.isin(grade.astype(str), ["C", "D"])
    return np.where(unsafe, random.random(len(grade)) < 0.82, drawn_from.NOT_KNOWN)


def _water(random: np.random.Generator, count: int) -> dict[str, NDArray[Any]]:
    source = drawn_from.WATER.draw(random, count)
    litres, minutes = drawn_from.WATER_LITRES.draw(random, count), drawn_from.WATER_MINUTES.draw(random, count)
    safe = (source != "open_well") & (litres >= 20) & (minutes <= 20)
    return {"water_source": source, "water_litres": litres, "water_minutes": minutes, "water_safe": safe}


def _mostly(random: np.random.Generator, count: int, share: float) -> NDArray[Any]:
    return np.where(random.random(count) < 0.004, drawn_from.NOT_KNOWN, random.random(count) < share)


def causes(random: np.random.Generator, count: int) -> pl.DataFrame:
    """cause_1 and cause_2 of registered homes 致贫原因; the second is another one or empty."""
    first, second = drawn_from.CAUSE.draw(random, count), drawn_from.CAUSE.draw(random, count)
    second = np.where((first == second) | (random.random(count) < 0.6), drawn_from.NOT_KNOWN, second)
    return pl.DataFrame({"cause_1": first.tolist(), "cause_2": second.tolist()})
