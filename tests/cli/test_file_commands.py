"""A nation made and screened by the commands, without a data folder; what goes wrong is one sentence."""

import json
from pathlib import Path

import pytest

from hearthlight.site.problem import Problem
from tests.cli.conftest import Run

pytestmark = pytest.mark.one_database
DAY = ["--day", "2021-06-30"]


def test_a_nation_is_made_and_screened(tmp_path: Path, run: Run) -> None:
    made = run(tmp_path / "home", "nation", "--households", "900", "--out", str(tmp_path / "nation"), *DAY)
    assert made.returncode == 0, made.stderr
    words = ["screen", "--from", str(tmp_path / "nation"), "--out", str(tmp_path / "found"), "--json", *DAY]
    screened = run(tmp_path / "home", *words)
    assert screened.returncode == 0, screened.stderr
    told = json.loads(screened.stdout)
    assert sum(told["rules"]["standard.water"].values()) == 900
    assert not (tmp_path / "home").exists()
    again = run(tmp_path / "home", *words)
    assert again.returncode == 1
    assert again.stderr.strip().count("\n") == 0
    assert "已经存在" in again.stderr


def _refused(*words: str) -> str:
    from typer.testing import CliRunner

    from hearthlight.cli import app

    told = CliRunner().invoke(app, words)
    assert isinstance(told.exception, Problem)
    return told.exception.english


def test_what_goes_wrong_is_said_with_what_to_do(tmp_path: Path) -> None:
    there = ["screen", "--from", str(tmp_path), *DAY]
    out = ["--out", str(tmp_path / "out")]
    assert "Add --out" in _refused(*there)
    assert "Give a division code, or --from" in _refused("screen")
    assert "use polars or spark" in _refused(*there, *out, "--engine", "abacus")
    assert "holds no register" in _refused(*there, *out)
    assert "no pack.toml" in _refused(*there, *out, "--pack", str(tmp_path / "law"))
    assert "no pack is in force" in _refused("screen", "--from", str(tmp_path), *out, "--day", "1999-01-01")
    assert "ask for 1 to" in _refused("nation", "--households", "0", "--out", str(tmp_path / "nation"))
