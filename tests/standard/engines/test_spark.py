"""Spark gives the rows that Polars gives. `make spark` runs these in an environment that has Spark."""

import os
import shutil
from pathlib import Path

import polars as pl
import pytest

from hearthlight.standard import pack
from hearthlight.standard.engines import blocks, spark
from tests.standard.engines import registers

pytest.importorskip("pyspark", reason="Spark is not in this environment: make spark has one")
JAVA = shutil.which("java") or os.environ.get("JAVA_HOME") or os.environ.get("HEARTHLIGHT_STRICT")
pytestmark = [pytest.mark.one_database, pytest.mark.skipif(not JAVA, reason="Java is not installed here")]


def test_the_same_rows_and_counts_on_both_engines(tmp_path: Path) -> None:
    register, law = registers.written(tmp_path / "register"), pack.on(registers.DAY)
    ours = blocks.screen(register, law, registers.DAY, tmp_path / "polars")
    theirs = spark.screen(register, law, registers.DAY, tmp_path / "spark", "local[2]")
    assert theirs.counts == ours.counts
    assert theirs.not_asked == ours.not_asked
    assert registers.findings(tmp_path / "spark").equals(registers.findings(tmp_path / "polars"))
    counts = [pl.read_parquet(tmp_path / engine / "counts.parquet") for engine in ("polars", "spark")]
    assert counts[0].equals(counts[1])
