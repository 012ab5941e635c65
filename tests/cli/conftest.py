"""Running the commands as a person does: a process of their own, a data folder of their own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def home(tmp_path: Path, demo_home: Path) -> Path:
    """A data folder with the whole demo, for this test alone."""
    place = tmp_path / "home"
    shutil.copytree(demo_home, place)
    return place


def environment(home: Path) -> dict[str, str]:
    """The environment of a person in a Chinese terminal."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("HEARTHLIGHT_", "DJANGO_"))}
    return kept | {"HEARTHLIGHT_HOME": str(home), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}


@pytest.fixture
def run() -> Run:
    """Run ``hearthlight`` with these words in that data folder."""

    def _run(home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "hearthlight", *words]
        return subprocess.run(command, env=environment(home), capture_output=True, text=True, timeout=120, check=False)

    return _run
