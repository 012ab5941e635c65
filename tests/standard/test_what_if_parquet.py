"""What-if over a folder of Parquet: the same sums as over whole frames, whatever the files; bad folders are refused."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from hearthlight.standard import pack
from hearthlight.standard.what_if import crossings as what_if
from hearthlight.standard.what_if import parquet as what_if_parquet
from hearthlight.standard.what_if.changes import BadChange, Benefit, Change, Line
from hearthlight.standard.what_if.sums import by_place
from tests.standard.homes import homes

DAY = date(2017, 3, 28)
PACK = pack.read("cn_register_2014")
CHANGES: list[Change] = [Line(431_000), Benefit("pension", 60_000, "head", "unexited")]
HOMES = homes(
    {"area_code": "341622101201007", "net_fen": 700_000, "state": "registered"},
    {"area_code": "341622101202001", "net_fen": 1_200_000},
    {"area_code": "341623108201001", "net_fen": None},
    {"area_code": "341623108201002", "scheme": None},
)


def folder_of(tmp_path: Path, *blocks: pl.DataFrame) -> Path:
    place = tmp_path / "household.parquet"
    place.mkdir()
    for number, block in enumerate(blocks):
        block.with_columns(pl.col("area_code", "scheme", "state").cast(pl.Categorical)).write_parquet(
            place / f"{number}.parquet"
        )
    return tmp_path


@pytest.mark.parametrize("place", ["", "34", "341622", "341623108"])
def test_blocks_add_up_to_the_whole(tmp_path: Path, place: str) -> None:
    folder = folder_of(tmp_path, HOMES[:1], HOMES[1:3], HOMES[3:])
    here = HOMES.filter(pl.col("area_code").str.starts_with(place))
    found = what_if_parquet.sums(folder, PACK, DAY, CHANGES, place)
    assert found.equals(by_place(what_if.compare({"household": here}, PACK, DAY, CHANGES), place))


def test_items_beside_the_homes_tell_who_has_one(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, HOMES)
    items = pl.DataFrame({"household": [1, 9], "item": ["pension", "pension"], "fen": [100, 100]})
    items.write_parquet(folder / "item.parquet")
    found = what_if_parquet.sums(folder, PACK, DAY, [Benefit("pension", 1_000)], "341622")
    assert found["brought_fen"].to_list() == [3_000]


def test_what_is_not_there_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadChange, match=r"has no household\.parquet"):
        what_if_parquet.sums(tmp_path, PACK, DAY, CHANGES, "")
    (tmp_path / "household.parquet").write_bytes(b"no parquet")
    with pytest.raises(BadChange, match=r"household\.parquet cannot be read"):
        what_if_parquet.sums(tmp_path, PACK, DAY, CHANGES, "")
    HOMES.drop("size").write_parquet(tmp_path / "household.parquet")
    with pytest.raises(BadChange, match="no column size"):
        what_if_parquet.sums(tmp_path, PACK, DAY, CHANGES, "")
    HOMES.with_columns(pl.col("net_fen").cast(pl.Float64)).write_parquet(tmp_path / "household.parquet")
    with pytest.raises(BadChange, match=r"net_fen .* holds Float64"):
        what_if_parquet.sums(tmp_path, PACK, DAY, CHANGES, "")
    HOMES.write_parquet(tmp_path / "household.parquet")
    with pytest.raises(BadChange, match="no frame `item`"):
        what_if_parquet.sums(tmp_path, PACK, DAY, [Benefit("pension", 1_000)], "")
