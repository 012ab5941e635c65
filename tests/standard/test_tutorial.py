"""The tutorial's walk, as it is written: a home before, its workbook loaded, its finding gone, its payment traced."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"
pytestmark = pytest.mark.one_database
Run = Callable[..., str]


@pytest.fixture
def run(demo_home: Path, tmp_path: Path) -> Run:
    """Run Python with a copy of the demo as its home, and give what it printed."""
    home = tmp_path / "home"
    shutil.copytree(demo_home, home)
    kept = {key: value for key, value in os.environ.items() if key != "HEARTHLIGHT_DATABASE"}
    around = kept | {"HEARTHLIGHT_HOME": str(home), "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings"}

    def printed(*command: str, code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, *command], env=around, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    return printed


def test_one_household_from_workbook_to_finding(run: Run) -> None:
    before = run(str(EXAMPLES / "one_household.py"), "household.xlsx")
    assert "breaks          Income per head is below the line" in before
    (place,) = re.findall(r"--place (\d{9})", before)
    load = ("-m", "hearthlight", "load", "household.xlsx", "--place", place)
    run(*load)
    run(*load, code=1)
    assert '"resolved": 1' in run("-m", "hearthlight", "screen", place, "--json")
    assert "holds           Income per head is below the line" in run(str(EXAMPLES / "one_household.py"), "again.xlsx")


def test_one_payment_back_to_its_kilowatt_hours(run: Run) -> None:
    told = run(str(EXAMPLES / "one_kilowatt_hour.py"))
    paid, parts, income = re.findall(r"(?:payment \d+: |together |: [a-z_]+, )([\d.,]+)", told)
    assert paid == parts == income
    energy, price, owed = re.search(r"([\d,]+) Wh × (\d+) = ([\d.,]+) yuan", told).groups()  # type: ignore[union-attr]
    fen = int(energy.replace(",", "")) * int(price) / 100_000
    assert abs(fen - float(owed.replace(",", "")) * 100) <= 0.5
