"""kill -9 in the middle of applying: nothing half-written, and the next try takes the file in."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from hearthlight.register.workbooks import upload
from tests.plugins.databases import copy_sqlite
from tests.register import homes
from tests.register.homes import DAY, SYSTEM, TOWN
from tests.register.workbooks.books import OTHER_ID, row
from tests.sheets.books import book

pytestmark = pytest.mark.one_database

SCRIPT = """
import os, signal, sys
from datetime import date
import django
django.setup()
from hearthlight.register.workbooks.applying import apply
from hearthlight.trail.act import System
from hearthlight.trail.models import Source
last = int(sys.argv[2])
def progress(done, everything):
    if done == last:
        os.kill(os.getpid(), signal.SIGKILL)
report = apply(System("clerk"), Source.objects.get(pk=int(sys.argv[1])), date(2017, 3, 28), progress=progress)
sys.exit(0 if report.applied else 3)
"""
TABLES = ("trail_event", "trail_change", "register_member", "register_income", "people_secret")


def counts(database: Path) -> list[int]:
    with sqlite3.connect(database) as opened:
        return [opened.execute(f"select count(*) from {table}").fetchone()[0] for table in TABLES]


def state(database: Path) -> str:
    with sqlite3.connect(database) as opened:
        return str(opened.execute("select state from trail_source where kind = 'workbook'").fetchone()[0])


def run(home: Path, source: int, last: int) -> int:
    environment = os.environ | {"HEARTHLIGHT_HOME": str(home), "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings"}
    command = [sys.executable, "-c", SCRIPT, str(source), str(last)]
    return subprocess.run(command, env=environment, check=False).returncode


def test_nothing_is_half_written(committed: None, tmp_path: Path) -> None:
    homes.home([{"name": "赵样禾"}, {"name": "钱样麦", "relation": "spouse"}], number="S9001")
    headings = ["户编号", "姓名", "证件号码", "与户主关系", "健康状况", "工资性收入"]
    rows = [row("S9001", "赵样禾", "", "户主", "残疾", "500"), row("S9001", "孙样晴", OTHER_ID, "之子", "", "")]
    source = upload.receive(SYSTEM, TOWN, DAY, "样例.xlsx", book([headings, *rows]))
    home = tmp_path / "home"
    home.mkdir()
    connection.close()
    database = home / "hearthlight.sqlite3"
    copy_sqlite(Path(str(connection.settings_dict["NAME"])), database)
    for folder in ("keys", "sources"):
        shutil.copytree(settings.HOME.folder / folder, home / folder)
    before = counts(database)
    for last in (1, 3, 6):
        assert run(home, source.pk, last) == -signal.SIGKILL
        assert counts(database) == before
        assert state(database) == "dry"
    assert run(home, source.pk, 99) == 0
    assert state(database) == "applied"
    assert counts(database)[2] == before[2] + 1
