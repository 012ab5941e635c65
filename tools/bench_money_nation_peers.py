"""A nation settled by two libraries that many use: Polars to the fen, pandas by rounding each part by itself."""

from typing import Any

import numpy as np
import pandas as pd
import polars as pl

from hearthlight.money.nation.tables import Nation, Settled
from hearthlight.money.nation.whole_numbers import Ints
from hearthlight.money.pricing import PARTS_OF_A_FEN

POLARS = f"Polars {pl.__version__}"
PANDAS = f"pandas {pd.__version__}"
FEN = pl.col("worth") // PARTS_OF_A_FEN
TWICE = 2 * (pl.col("worth") % PARTS_OF_A_FEN)


def by_polars(made: Nation) -> tuple[Ints, Ints]:
    """(credited by village, paid by payment), largest remainder by windows. Nothing is checked."""
    shares = pl.DataFrame({"station": made.share_station, "key": made.share_village, "weight": made.share_weight})
    stated = pl.DataFrame({"station": made.station, "energy": made.energy, "price": made.price}).lazy()
    up = (TWICE > PARTS_OF_A_FEN) | ((TWICE == PARTS_OF_A_FEN) & (FEN % 2 == 1))
    amount = stated.with_columns(worth=pl.col("energy") * pl.col("price")).with_columns(total=FEN + up.cast(pl.Int64))
    owed = _windows(amount.with_row_index("group").join(shares.lazy(), on="station"))
    credited = owed.group_by("key").agg(pl.col("part").sum()).collect()
    held = np.zeros(made.villages, np.int64)
    held[credited["key"].to_numpy()] = credited["part"].to_numpy()
    return held, _paid_by_polars(made, held)


def _paid_by_polars(made: Nation, held: Ints) -> Ints:
    payments = (
        pl.DataFrame({"group": made.payment_village, "weight": made.payment_planned}).lazy().with_row_index("key")
    )
    accounts = pl.DataFrame({"group": np.arange(made.villages), "held": held}).lazy()
    planned = pl.col("weight").sum().over("group")
    lines = payments.join(accounts, on="group").with_columns(total=pl.min_horizontal("held", planned))
    return _windows(lines).sort("key").collect()["part"].to_numpy()


def _windows(lines: pl.LazyFrame) -> pl.LazyFrame:
    """`part` of each row's `total` within its `group` by `weight`, ties to the smaller `key`."""
    whole, product = pl.col("weight").sum().over("group"), pl.col("total") * pl.col("weight")
    lines = lines.with_columns(part=product // whole, rest=product % whole)
    lines = lines.sort("group", "rest", "key", descending=[False, True, False])
    place = pl.int_range(pl.len()).over("group")
    missing = pl.col("total") - pl.col("part").sum().over("group")
    return lines.with_columns(pl.col("part") + (place < missing).cast(pl.Int64))


def by_pandas(made: Nation) -> tuple[Any, Ints]:
    """(parts of each statement with their `row` and `village`, paid by payment), each part a float that is rounded."""
    columns = {"station": made.share_station, "village": made.share_village, "weight": made.share_weight}
    shares = pd.DataFrame(columns)
    shares["share"] = shares["weight"] / shares.groupby("station")["weight"].transform("sum")
    stated = pd.DataFrame({"station": made.station, "fen": (made.energy * made.price / PARTS_OF_A_FEN).round()})
    owed = stated.rename_axis("row").reset_index().merge(shares, on="station")
    owed["part"] = (owed["fen"] * owed["share"]).round().astype("int64")
    held = owed.groupby("village")["part"].sum().reindex(range(made.villages), fill_value=0)
    payments = pd.DataFrame({"village": made.payment_village, "planned": made.payment_planned})
    planned = payments.groupby("village")["planned"].transform("sum")
    spent = np.minimum(payments["village"].map(held), planned)
    return owed, (spent * (payments["planned"] / planned)).round().astype("int64").to_numpy()


def astray(made: Nation, found: Settled, owed: Any, paid: Ints) -> tuple[int, int, int, int]:
    """(statements, their fen, villages, their fen) by which rounded parts miss what there was to split."""
    apart = owed.groupby("row")["part"].sum().to_numpy() - found.stated
    held = owed.groupby("village")["part"].sum().reindex(range(made.villages), fill_value=0).to_numpy()
    planned, spent = np.zeros(made.villages, np.int64), np.zeros(made.villages, np.int64)
    np.add.at(planned, made.payment_village, made.payment_planned)
    np.add.at(spent, made.payment_village, paid)
    short = spent - np.minimum(planned, held)
    return (
        int(np.count_nonzero(apart)),
        int(np.abs(apart).sum()),
        int(np.count_nonzero(short)),
        int(np.abs(short).sum()),
    )
