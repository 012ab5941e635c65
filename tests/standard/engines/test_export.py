"""The register goes out as Parquet: exactly the columns of the schema, and what is screened from it is the same."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from hearthlight.demo.world import LIXIN, SHUANGJIAN
from hearthlight.people.sight import EVERYTHING, viewing
from hearthlight.register import parquet
from hearthlight.register.parquet import NotWritten
from hearthlight.register.schema import FRAMES, Household, polars_schema
from hearthlight.standard import pack, parquet_out, queries, screen
from hearthlight.standard.engines import blocks
from hearthlight.trail.act import System
from hearthlight.trail.models import Event
from tests.standard.engines import registers

SYSTEM = System("test")
PERSONAL = {"name", "number_of_identity", "identity", "phone", "telephone", "card", "birth", "address", "account"}


def test_a_county_goes_out_a_block_a_township(county: date, tmp_path: Path) -> None:
    with viewing(EVERYTHING):
        rows = parquet_out.export(SYSTEM, county, LIXIN, tmp_path / "out")
        held = queries.read(LIXIN, county)
    assert rows == {name: len(frame) for name, frame in held.items()}
    for name, frame in held.items():
        again = pl.read_parquet(tmp_path / "out" / f"{name}.parquet" / "*.parquet")
        assert set(parquet.blocks(tmp_path / "out", name)) == set(frame["area_code"].str.head(9))
        assert again.sort(name).with_columns(pl.col(pl.Categorical()).cast(pl.String)).equals(frame.sort(name))
    sent = Event.objects.filter(kind="register.export").latest("pk")
    assert sent.summary == {"table": "parquet", "names": False, **rows}
    assert sent.area_code == LIXIN


def test_a_village_is_screened_from_its_files_as_here(county: date, tmp_path: Path) -> None:
    law = pack.on(county)
    with viewing(EVERYTHING):
        parquet_out.export(SYSTEM, county, SHUANGJIAN, tmp_path / "in")
        found = screen.run(queries.read(SHUANGJIAN, county), law, county)
    told = blocks.screen(tmp_path / "in", law, county, tmp_path / "out")
    assert told.counts == found.counts()
    open_ = screen.table(found).filter(pl.col("answer").is_in(["breaks", "unknown"]))
    assert registers.findings(tmp_path / "out").equals(open_.sort("rule", "subject", "answer"))


def test_no_column_of_a_person_is_in_the_schema() -> None:
    for row in FRAMES.values():
        assert not PERSONAL & set(polars_schema(row))


@pytest.mark.parametrize("column", ["name", "telephone", "line_fen"])
def test_no_column_beyond_the_schema_can_be_written(column: str, tmp_path: Path) -> None:
    homes = pl.DataFrame(schema=polars_schema(Household))
    with pytest.raises(NotWritten, match=f"differs from the schema in {column}"):
        parquet.write(tmp_path, "34", {"household": homes.with_columns(pl.lit("张三").alias(column))})
    with pytest.raises(NotWritten, match="differs from the schema in size"):
        parquet.write(tmp_path, "34", {"household": homes.drop("size")})
    assert list(tmp_path.iterdir()) == []
