"""What came out of the generator, as a table to be read for sense. Pure."""

import polars as pl

from hearthlight.demo.households import Invented, generate

COUNTED = ("relation", "education", "schooling", "labour", "away_place", "insured_resident", "ill_chronic", "disabled")


def outcome(seed: int) -> str:
    """Totals by town and the shares that came out, ordinary beside registered homes."""
    invented = generate(seed)
    return "\n\n".join([_totals(invented), *(_shares(invented.members, column) for column in COUNTED)])


def _totals(invented: Invented) -> str:
    homes = invented.households.with_columns(town=pl.col("area_code").str.slice(0, 9))
    people = homes.group_by("town", "exited", "registered").agg(pl.len().alias("households"), pl.col("size").sum())
    return str(people.sort("town", "registered", "exited"))


def _shares(members: pl.DataFrame, column: str) -> str:
    counted = members.group_by(column).agg(
        ordinary=(~pl.col("registered")).sum(),
        registered=pl.col("registered").sum(),
        youngest=pl.col("age").min(),
        middle=pl.col("age").median(),
        oldest=pl.col("age").max(),
    )
    with pl.Config(tbl_rows=30):
        return str(counted.sort("ordinary", descending=True))
