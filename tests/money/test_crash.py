"""Killed at every statement of every act of a pay run: nothing is paid twice, nothing lost, the file stays the same."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.one_database


@pytest.mark.requirement("R12", "the same line booked once")
def test_a_run_survives_its_death_at_every_statement(demo_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(demo_home, home)
    kept = {key: value for key, value in os.environ.items() if key != "HEARTHLIGHT_DATABASE"}
    environment = kept | {"HEARTHLIGHT_HOME": str(home), "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings"}
    command = [sys.executable, "-m", "tests.money.crashing"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert min(told["deaths"].values()) > 8
    assert told["paid"] + told["returned"] == told["wanted"]
    assert (told["same_file"], told["faults"]) == (True, 0)
