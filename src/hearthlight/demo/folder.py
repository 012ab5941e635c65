"""The demo's folder: built beside its place and renamed when whole, so that a killed build leaves nothing. Pure."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from hearthlight.site.home import Home, not_writable
from hearthlight.site.problem import Problem

MARK = "being-built"
"""The file by which a half-built folder of ours is known; no other folder is ever removed."""


def prepare(home: Home, seed: int, fresh: bool) -> None:
    """Make the demo at `home` unless a whole one of that seed is there. Raises Problem."""
    _refuse_foreign(home)
    if home.is_demo and not fresh and _kept(home).get("seed") == seed:
        return
    try:
        beside = _folder_beside(home.folder)
    except OSError as error:
        raise not_writable(home.folder, error) from error
    try:
        _run(beside, seed)
        _swap(beside, home.folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _kept(home: Home) -> dict[str, int]:
    kept: dict[str, int] = json.loads((home.folder / "demo").read_text())
    return kept


def _refuse_foreign(home: Home) -> None:
    """A demo never goes where real data or somebody's files are, nor into a database of its own server."""
    if os.environ.get("HEARTHLIGHT_DATABASE"):
        raise Problem(
            "HEARTHLIGHT_DATABASE 指着一个数据库服务器，样例不会写进去：请先取消这个设置。",
            "HEARTHLIGHT_DATABASE names a database server, and a demo is never written into one: unset it first.",
        )
    if home.folder.is_dir() and not home.is_demo and any(home.folder.iterdir()):
        raise Problem(
            f"{home.folder} 里有真实数据或别的文件，不是样例：请用 HEARTHLIGHT_HOME 给样例另指一个文件夹。",
            f"{home.folder} holds real data or other files, no demo: set HEARTHLIGHT_HOME to another folder.",
        )


def _folder_beside(place: Path) -> Path:
    """A new folder of ours beside the place; what a killed build has left there is cleared."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(13, "Permission denied")
    prefix = f".{place.name}-demo-"
    for left in place.parent.glob(f"{prefix}*/{MARK}"):
        shutil.rmtree(left.parent, ignore_errors=True)
    beside = Path(tempfile.mkdtemp(prefix=prefix, dir=place.parent))
    (beside / MARK).touch()
    return beside


def _run(beside: Path, seed: int) -> None:
    """Build in a process of its own: its memory goes when it ends, and a killed one leaves only `beside`."""
    environment = os.environ | {
        "HEARTHLIGHT_HOME": str(beside / "new"),
        "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings",
    }
    done = subprocess.run([sys.executable, "-m", "hearthlight.demo.builder", str(seed)], env=environment, check=False)
    if done.returncode:
        raise Problem(
            "样例没有建成，什么也没留下：请看上面的错误。",
            "The demo was not built and nothing was left: see the error above.",
        )


def _swap(beside: Path, place: Path) -> None:
    if place.exists():
        place.rename(beside / "old")
    (beside / "new").rename(place)
