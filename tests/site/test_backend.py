"""The write gate: writers of several processes wait for each other, and nothing is lost."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

WRITER = """
import sys, django
django.setup()
from django.db import connection, transaction
for _ in range(40):
    with transaction.atomic(), connection.cursor() as cursor:
        (number,) = cursor.execute("select number from counter").fetchone()
        cursor.execute("update counter set number = %s", [number + 1])
"""
HOLDER = """
import sys, time, django
django.setup()
from django.db import transaction
with transaction.atomic():
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with sqlite3.connect(tmp_path / "hearthlight.sqlite3") as connection:
        connection.execute("create table counter(number integer)")
        connection.execute("insert into counter values (0)")
    connection.close()
    return tmp_path


def _environment(home: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key != "HEARTHLIGHT_DATABASE"}
    return kept | {"HEARTHLIGHT_HOME": str(home), "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings"}


def test_read_then_write_in_three_processes_loses_nothing(home: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER], env=_environment(home)) for _ in range(3)]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    connection = sqlite3.connect(home / "hearthlight.sqlite3")
    assert connection.execute("select number from counter").fetchone() == (120,)
    connection.close()


def test_a_killed_writer_leaves_the_gate_open(home: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER], env=_environment(home), stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    holder.kill()
    holder.wait()
    holder.stdout.close()
    done = subprocess.run([sys.executable, "-c", WRITER], env=_environment(home), timeout=60, check=False)
    assert done.returncode == 0
