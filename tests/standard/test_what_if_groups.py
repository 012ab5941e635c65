"""Who a benefit may be for: unknown is neither in nor out, and never registered is out."""

from typing import Any

import narwhals as nw
import polars as pl
import pytest

from hearthlight.standard.what_if.groups import GROUPS

SCHEMA = {"scheme": pl.String, "state": pl.String, "net_fen": pl.Int64, "size": pl.Int64, "line_fen": pl.Int64}
SCHEMA |= {"labour_full": pl.Int64, "labour_weak": pl.Int64}
HOME = {"scheme": "registration", "state": "registered", "net_fen": 1, "size": 1, "line_fen": 2}

CASES = [
    ("unexited", {}, True),
    ("unexited", {"scheme": None, "state": None}, False),
    ("unexited", {"state": None}, None),
    ("below_line", {}, True),
    ("below_line", {"size": 0, "net_fen": -1}, None),
    ("below_line", {"net_fen": None}, None),
    ("no_labour", {"labour_full": 0, "labour_weak": 0}, True),
    ("no_labour", {"labour_full": None, "labour_weak": None}, None),
    ("weak_labour", {"labour_full": None, "labour_weak": 1}, None),
]


@pytest.mark.parametrize(("group", "facts", "expected"), CASES)
def test_who_belongs(group: str, facts: dict[str, Any], expected: bool | None) -> None:
    home = nw.from_native(pl.DataFrame([HOME | facts], schema=SCHEMA))
    assert home.select(answer=GROUPS[group].belongs)["answer"].to_list() == [expected]
