"""The demo's folder: built beside its place and renamed when whole, so that a killed build leaves nothing. Pure."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from hearthlight.site.home import Home, not_writable
from hearthlight.site.problem import Problem


def prepare(home: Home, seed: int, fresh: bool) -> None:
    """Make the demo at `home` unless a whole one of that seed is there. Raises Problem."""
    _refuse_foreign(home)
    if home.is_demo and not fresh and _kept(home).get("seed") == seed:
        return
    beside = home.folder.with_name(home.folder.name + ".building")
    _clear(beside, home)
    _run(beside, seed)
    _swap(beside, home.folder)


def _kept(home: Home) -> dict[str, int]:
    kept: dict[str, int] = json.loads((home.folder / "demo").read_text())
    return kept


def _refuse_foreign(home: Home) -> None:
    if home.database.exists() and not home.is_demo:
        raise Problem(
            f"{home.folder} 里是真实数据，不是样例：请用 HEARTHLIGHT_HOME 给样例另指一个文件夹。",
            f"{home.folder} holds real data, no demo: set HEARTHLIGHT_HOME to another folder for the demo.",
        )


def _clear(beside: Path, home: Home) -> None:
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        if home.folder.exists() and not os.access(home.folder, os.W_OK):
            raise PermissionError(13, "Permission denied")
    except OSError as error:
        raise not_writable(home.folder, error) from error


def _run(beside: Path, seed: int) -> None:
    """Build in a process of its own: its memory goes when it ends, and a killed one leaves only `beside`."""
    environment = os.environ | {"HEARTHLIGHT_HOME": str(beside), "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings"}
    done = subprocess.run([sys.executable, "-m", "hearthlight.demo.builder", str(seed)], env=environment, check=False)
    if done.returncode:
        shutil.rmtree(beside, ignore_errors=True)
        raise Problem(
            "样例没有建成，什么也没留下：请看上面的错误。",
            "The demo was not built and nothing was left: see the error above.",
        )


def _swap(beside: Path, place: Path) -> None:
    old = place.with_name(place.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    beside.rename(place)
    shutil.rmtree(old, ignore_errors=True)
