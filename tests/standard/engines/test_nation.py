"""An invented nation: the same by seed and block, whole by the schema, and with homes for every answer."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from hearthlight.register import parquet
from hearthlight.register.parquet import NotWritten
from hearthlight.register.schema import FRAMES, polars_schema
from hearthlight.standard import pack, screen
from hearthlight.standard.nation import block as blocks
from hearthlight.standard.nation import places, stream
from tests.standard.engines import registers

DAYS = {
    "cn_register_2014": date(2020, 6, 30),
    "cn_monitoring_2021": date(2021, 6, 30),
    "cn_routine_2026": date(2026, 6, 30),
}
LINE_NOT_KNOWN = {"cn_routine_2026": {"standard.income"}}
"""Nobody has found the line of 2026: income is unknown everywhere, and is not said to hold."""


@pytest.fixture(scope="module")
def city() -> dict[str, pl.DataFrame]:
    return blocks.block(1, 0, blocks.HOMES, registers.DAY)


def test_every_column_of_the_schema_in_its_type(city: dict[str, pl.DataFrame], tmp_path: Path) -> None:
    parquet.write(tmp_path, "16", city, parquet.SYNTHETIC)
    for name, row in FRAMES.items():
        file = parquet.path(tmp_path, name, "16")
        kinds = {column: pl.String if kind == pl.Categorical else kind for column, kind in city[name].schema.items()}
        assert list(kinds.items()) == list(polars_schema(row).items())
        assert pl.read_parquet_metadata(file)["hearthlight"] == "样例数据 synthetic"


def test_homes_and_members_belong_together(city: dict[str, pl.DataFrame]) -> None:
    homes, people = city["household"], city["member"]
    counted = people.group_by("household").agg(pl.len().cast(pl.Int64).alias("people"), pl.col("area_code").unique())
    both = homes.join(counted, on="household", how="left", validate="1:1")
    assert (both["people"] == both["size"]).all()
    assert (both["area_code"] == both["area_code_right"].list.first()).all()
    assert people["member"].is_unique().all()
    assert 2.9 < len(people) / len(homes) < 3.1
    assert homes["area_code"].is_sorted()
    assert set(homes["area_code"].str.head(12) + "000") == set(city["village"]["area_code"])


@pytest.mark.parametrize("law", pack.all_packs(), ids=lambda law: law.code)
def test_every_rule_has_homes_that_break_and_hold_it(law: pack.Pack, city: dict[str, pl.DataFrame]) -> None:
    counts = screen.run(city, law, DAYS[law.code]).counts()
    without = {code for code, told in counts.items() if not told["breaks"] or not told["holds"]}
    assert without == LINE_NOT_KNOWN.get(law.code, set())


def test_the_same_seed_gives_the_same_rows_and_another_gives_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "HOMES", 300)
    for name, homes, seed in (("one", 700, 1), ("again", 1_000, 1), ("other", 700, 2)):
        stream.nation(homes, seed, registers.DAY, tmp_path / name)
    read = {
        name: pl.read_parquet(tmp_path / name / "member.parquet" / "1601.parquet") for name in ("one", "again", "other")
    }
    assert read["one"].equals(read["again"])
    assert not read["one"].equals(read["other"])
    homes = pl.read_parquet(tmp_path / "one" / "household.parquet" / "*.parquet")
    assert len(homes) == 700
    assert homes["household"].is_unique().all()


def test_no_code_is_a_real_provinces() -> None:
    real = {code[:2] for code in ("110000", "310000", "340000", "650000", "710000", "820000")}
    assert not real & {places.city(at)[:2] for at in range(places.blocks())}
    assert len({places.city(at) for at in range(places.blocks())}) == places.blocks()


@pytest.mark.parametrize("homes", [0, -3, 10**12])
def test_a_nation_of_no_size_is_refused(homes: int, tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="cannot be made"):
        stream.nation(homes, 1, date(2020, 1, 1), tmp_path / "nation")
    assert list(tmp_path.iterdir()) == []
