"""The commands work, say what they do, and speak JSON where a program reads."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.one_database


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom hearthlight.cli import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'django', 'polars', 'numpy', 'pvlib', 'numba'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert all(word in done.stdout for word in ("demo", "serve", "load", "screen", "bulletin", "doctor"))


def test_doctor_finds_the_demo_well(home: Path, run: Run) -> None:
    done = run(home, "doctor", "--json")
    assert done.returncode == 0, done.stdout
    assert json.loads(done.stdout)["well"]


def test_screen_answers_in_json(home: Path, run: Run) -> None:
    done = run(home, "screen", "341622101", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)


def test_a_bulletin_is_written(home: Path, tmp_path: Path, run: Run) -> None:
    done = run(home, "bulletin", "22", "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert {Path(line).suffix for line in done.stdout.split()} == {".pdf", ".docx"}


@pytest.mark.requirement("R21", "overdue warning before the date")
def test_the_demo_moves_forward_and_not_back(home: Path, run: Run) -> None:
    assert run(home, "demo", "--only-build", "--day", "2017-05-02").returncode == 0
    assert (home / "day").read_text() == "2017-05-02"
    back = run(home, "demo", "--only-build", "--day", "2017-04-01")
    assert back.returncode == 1
    assert "2017-05-02" in back.stderr
    assert run(home, "doctor").returncode == 0
