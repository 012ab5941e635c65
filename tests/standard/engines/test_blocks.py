"""Screening from Parquet in portions gives what `screen` gives, and nothing half."""

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from hearthlight.checks.rule import Answer
from hearthlight.register import parquet
from hearthlight.register.parquet import NotRead, NotWritten
from hearthlight.standard import pack, screen
from hearthlight.standard.engines import blocks, portions
from hearthlight.standard.engines.values import BadRows
from tests.standard.engines import registers


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return registers.written(tmp_path_factory.mktemp("register"))


@pytest.fixture(scope="module")
def frames() -> dict[str, pl.DataFrame]:
    return registers.whole()


@pytest.mark.parametrize("day", [date(2020, 6, 30), registers.DAY, date(2026, 6, 30)])
@pytest.mark.parametrize("portion", [1, portions.BYTES])
def test_the_same_as_screening_in_memory(
    register: Path,
    frames: dict[str, pl.DataFrame],
    day: date,
    portion: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(portions, "BYTES", portion)
    law, out = pack.on(day), tmp_path / "out"
    told = blocks.screen(register, law, day, out)
    found = screen.run(frames, law, day)
    assert told.counts == found.counts()
    assert told.not_asked == found.not_asked
    open_ = screen.table(found).filter(pl.col("answer").is_in(["breaks", "unknown"]))
    assert registers.findings(out).equals(open_.sort("rule", "subject", "answer"))


def test_counts_stand_by_county_and_add_up(register: Path, frames: dict[str, pl.DataFrame], tmp_path: Path) -> None:
    law = pack.on(registers.DAY)
    told = blocks.screen(register, law, registers.DAY, tmp_path / "out")
    counted = pl.read_parquet(tmp_path / "out" / "counts.parquet")
    county = counted.filter(rule="standard.water").select("county", rows=pl.sum_horizontal(a.value for a in Answer))
    homes = frames["household"].group_by(county=pl.col("area_code").str.head(6)).agg(rows=pl.len().cast(pl.Int64))
    assert county.sort("county").equals(homes.sort("county"))
    about = json.loads((tmp_path / "out" / "screening.json").read_text(encoding="utf-8"))
    assert about["answers"]["standard.water"] == told.counts["standard.water"]
    assert about["pack"] == law.code


def test_the_order_of_rows_changes_no_count(register: Path, frames: dict[str, pl.DataFrame], tmp_path: Path) -> None:
    mixed = {name: frame.sample(fraction=1, shuffle=True, seed=3) for name, frame in frames.items()}
    parquet.write(tmp_path / "mixed", "all", mixed)
    law, counts = pack.on(registers.DAY), []
    for at, source in enumerate([register, tmp_path / "mixed"]):
        blocks.screen(source, law, registers.DAY, tmp_path / str(at))
        counts.append(pl.read_parquet(tmp_path / str(at) / "counts.parquet"))
    assert counts[0].equals(counts[1])


def test_a_rule_without_its_column_is_not_asked_and_named(frames: dict[str, pl.DataFrame], tmp_path: Path) -> None:
    file = parquet.path(tmp_path / "in", "household", "16")
    file.parent.mkdir(parents=True)
    frames["household"].drop("water_safe").write_parquet(file)
    told = blocks.screen(tmp_path / "in", pack.on(registers.DAY), registers.DAY, tmp_path / "out")
    assert told.not_asked["standard.water"] == ("water_safe",)
    assert told.not_asked["standard.id_invalid"] == ("member",)
    assert "standard.water" not in told.counts
    assert told.counts["standard.food"]["holds"] > 0


def _spoilt(frames: dict[str, pl.DataFrame], folder: Path, second: pl.DataFrame) -> None:
    first = frames["household"].with_columns(pl.col("household") + 1_000_000)
    for name, frame in (("1601", first), ("1701", second)):
        file = parquet.path(folder, "household", name)
        file.parent.mkdir(parents=True, exist_ok=True)
        frame.write_parquet(file)


@pytest.mark.parametrize("column", ["water_safe", "household", "net_fen"])
def test_blocks_that_differ_are_refused_and_nothing_is_left(
    frames: dict[str, pl.DataFrame], column: str, tmp_path: Path
) -> None:
    homes = frames["household"]
    other = homes.drop(column) if column == "water_safe" else homes.with_columns(pl.col(column).cast(pl.Float64))
    _spoilt(frames, tmp_path / "in", other)
    with pytest.raises(NotRead, match=rf"1701\.parquet, column {column}"):
        blocks.screen(tmp_path / "in", pack.on(registers.DAY), registers.DAY, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_wrong_types_and_files_are_refused(frames: dict[str, pl.DataFrame], tmp_path: Path) -> None:
    law, file = pack.on(registers.DAY), parquet.path(tmp_path / "in", "household", "16")
    with pytest.raises(NotRead, match="holds no register"):
        blocks.screen(tmp_path, law, registers.DAY, tmp_path / "out")
    file.parent.mkdir(parents=True)
    file.write_text("a letter of complaint")
    with pytest.raises(NotRead, match=r"16\.parquet is no Parquet file"):
        blocks.screen(tmp_path / "in", law, registers.DAY, tmp_path / "out")
    frames["household"].with_columns(pl.col("net_fen").cast(pl.Float64)).write_parquet(file)
    with pytest.raises(NotRead, match="net_fen: found Float64, expected Int64"):
        blocks.screen(tmp_path / "in", law, registers.DAY, tmp_path / "out")
    frames["household"].drop("area_code").write_parquet(file)
    with pytest.raises(NotRead, match="lacks the column area_code"):
        blocks.screen(tmp_path / "in", law, registers.DAY, tmp_path / "out")


def test_a_failure_midway_leaves_nothing_and_the_next_run_works(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    law, out = pack.on(registers.DAY), tmp_path / "out"

    def broken(told: object, rules: object) -> pl.DataFrame:
        raise OSError("no space left")

    with monkeypatch.context() as patched:
        patched.setattr(blocks.judging, "counts", broken)
        with pytest.raises(OSError, match="no space left"):
            blocks.screen(register, law, registers.DAY, out)
    assert list(tmp_path.iterdir()) == []
    assert blocks.screen(register, law, registers.DAY, out).counts
    with pytest.raises(NotWritten, match="not empty"):
        blocks.screen(register, law, registers.DAY, out)


def test_a_value_that_cannot_be_is_refused_with_its_file_and_row(
    frames: dict[str, pl.DataFrame], tmp_path: Path
) -> None:
    homes, fourth = frames["household"], pl.int_range(pl.len()) == 3
    for column, value, said in (("size", -1, "row 4 holds -1"), ("house_grade", "Q", "row 4 holds 'Q'")):
        spoilt = homes.with_columns(pl.when(fourth).then(pl.lit(value)).otherwise(pl.col(column)).alias(column))
        _spoilt(frames, tmp_path / column, spoilt)
        with pytest.raises(BadRows, match=rf"1701\.parquet: The household frame, column {column}: {said}"):
            blocks.screen(tmp_path / column, pack.on(registers.DAY), registers.DAY, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_home_that_stands_in_two_files_is_refused_with_both(frames: dict[str, pl.DataFrame], tmp_path: Path) -> None:
    homes = frames["household"].sort("household")
    key = homes["household"][-1]
    for name, frame in (
        ("1601", homes),
        ("1701", homes.tail(1)),
        ("1801", homes.tail(1).with_columns(pl.col("household") + 1)),
    ):
        file = parquet.path(tmp_path / "in", "household", name)
        file.parent.mkdir(parents=True, exist_ok=True)
        frame.write_parquet(file)
    with pytest.raises(NotRead, match=rf"key {key} stands in 1601\.parquet and in 1701\.parquet"):
        blocks.screen(tmp_path / "in", pack.on(registers.DAY), registers.DAY, tmp_path / "out")
    parquet.path(tmp_path / "in", "household", "1701").unlink()
    assert blocks.screen(tmp_path / "in", pack.on(registers.DAY), registers.DAY, tmp_path / "out").counts
