"""The people of the bench's invented county 样例数据: members, and their identity numbers as sealed secrets."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from hearthlight.demo import numbers
from hearthlight.people.secrets import ring

PEOPLE, START = 3, date(2014, 1, 1)
ROLES = np.array(["head", "spouse", "son", "daughter", "father", "mother"])


def members(random: Any, households: pl.DataFrame) -> pl.DataFrame:
    """One to six people a household, with their numbers in the clear."""
    count = len(households)
    sizes = np.minimum(random.poisson(PEOPLE - 1, count) + 1, len(ROLES))
    owner = np.repeat(np.arange(count), sizes)
    number = np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes) + 1
    male = random.random(len(owner)) < 0.52
    born = START - timedelta(days=1)
    births = pl.Series([born - timedelta(days=int(days)) for days in random.integers(0, 80 * 365, len(owner))])
    frame = pl.DataFrame(
        {
            "id": np.arange(1, len(owner) + 1),
            "household_id": owner + 1,
            "area_code": households["area_code"].to_numpy()[owner],
            "number": number,
            "relation": ROLES[number - 1],
            "birth": births,
            "sex": np.where(male, "male", "female"),
            "identity_number": numbers.identity_numbers(births, male).tolist(),
            "ill_serious": chosen(random, [True, False, None], [0.02, 0.978, 0.002], len(owner)),
            "joined_on": pl.Series([START] * len(owner)),
            "joined_how": pl.Series(["recorded"] * len(owner)),
            "id_valid": pl.Series([True] * len(owner)),
            "id_birth": births,
            "id_sex": np.where(male, "male", "female"),
        }
    )
    names = numbers.names(random, frame.select(household="household_id", number="number", relation="relation"))
    return frame.with_columns(name=names)


def sealed(members: pl.DataFrame) -> pl.DataFrame:
    """Each number sealed under its own key."""
    keys = ring()
    kept = zip(members["id"], members["identity_number"], strict=True)
    secrets = [keys.seal(number, f"register.member:{pk}:identity") for pk, number in kept]
    columns = dict.fromkeys(("envelope", "wrapped_key", "blind_index"), pl.Binary)
    return members.select(subject_id="id", area_code="area_code").with_columns(
        pl.DataFrame(secrets, schema=columns, orient="row").get_columns(),
        subject_kind=pl.lit("register.member"),
        kind=pl.lit("identity"),
        from_date=pl.lit(START),
    )


def chosen(random: Any, values: list[Any], shares: list[float], count: int) -> list[Any]:
    """Values drawn by their shares."""
    return [values[i] for i in random.choice(len(values), count, p=shares)]
