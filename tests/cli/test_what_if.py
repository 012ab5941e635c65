"""``hearthlight what-if``: a table, JSON by flag, Parquet without a database, one sentence for bad words."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.standard.homes import homes

pytestmark = pytest.mark.one_database


def test_it_answers_in_json_of_the_register_and_in_one_sentence(home: Path, run: Run) -> None:
    done = run(home, "what-if", "--place", "341622", "--line", "4310", "--benefit", "minimum_living=+600", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["total"]["down"] == told["places"]["341622101000000"]["down"] > 0
    bad = run(home, "what-if", "--place", "341622", "--line", "much")
    assert bad.returncode == 1
    assert bad.stderr.strip().splitlines() == ["“much”不是以元计的金额：请填最多两位小数的数，例如 4310。"]


def test_a_folder_needs_no_database(tmp_path: Path, run: Run) -> None:
    (tmp_path / "frames").mkdir()
    homes({"net_fen": 1_000_000}).write_parquet(tmp_path / "frames" / "household.parquet")
    words = ["what-if", "--from", str(tmp_path / "frames"), "--day", "2017-03-28", "--place", "3416"]
    done = run(tmp_path / "nothing", *words, "--line", "4310")
    assert done.returncode == 0, done.stderr
    assert "341622" in done.stdout
    assert "降到线下" in done.stdout.replace("\n", "")
    assert not os.path.exists(tmp_path / "nothing" / "hearthlight.sqlite3")


def test_nothing_changed_is_one_sentence(tmp_path: Path, run: Run) -> None:
    done = run(tmp_path / "nothing", "what-if", "--place", "341622")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip().splitlines() == ["假设什么变了？请给 --line、--benefit 或 --tariff 中的至少一项。"]
