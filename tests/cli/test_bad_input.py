"""Bad input: one sentence, a non-zero exit, nothing half-written, the next run works."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hearthlight.demo import folder
from hearthlight.site.home import Home
from hearthlight.site.problem import Problem
from tests.cli.conftest import Run, environment

pytestmark = pytest.mark.one_database


def _one_sentence(done: "subprocess.CompletedProcess[str]", *words: str) -> None:
    assert done.returncode != 0
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    for word in words:
        assert word in lines[0]


def _edit(home: Path, statement: str) -> None:
    connection = sqlite3.connect(home / "hearthlight.sqlite3")
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_port_in_use(home: Path, run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        _one_sentence(run(home, "serve", "--port", port), port, "HEARTHLIGHT_PORT")
        _one_sentence(run(home, "demo", "--port", port), port, "HEARTHLIGHT_PORT")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="a POSIX test")
def test_a_home_that_cannot_be_written(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    _one_sentence(run(file / "home", "demo", "--only-build"), "HEARTHLIGHT_HOME", str(file))
    _one_sentence(run(file / "home", "serve", "--port", "0"), "HEARTHLIGHT_HOME", str(file))


def test_a_database_of_a_newer_version(home: Path, run: Run) -> None:
    _edit(home, "insert into django_migrations(app, name, applied) values ('trail', '0999_future', '2030-01-01')")
    _one_sentence(run(home, "serve", "--port", "0"), "trail.0999_future")


def test_a_database_that_is_none(home: Path, run: Run) -> None:
    (home / "hearthlight.sqlite3").write_bytes(b"this is no database, it is a letter of complaint" * 100)
    done = run(home, "serve", "--port", "0")
    _one_sentence(done, "数据库")


def test_a_guard_missing_from_the_database(home: Path, run: Run) -> None:
    _edit(home, "drop trigger guard_trail_event_delete")
    _one_sentence(run(home, "serve", "--port", "0"), "guard_trail_event_delete")
    report = run(home, "doctor", "--json")
    assert report.returncode == 1
    told = json.loads(report.stdout)
    assert not told["well"]
    assert any("guard_trail_event_delete" in one["text"] for one in told["remarks"])


def test_an_unknown_division_code(home: Path, run: Run) -> None:
    _one_sentence(run(home, "screen", "990099"), "990099")
    _one_sentence(run(home, "load", "x.xlsx", "--place", "三十四"), "三十四")


def test_a_workbook_that_is_none(home: Path, tmp_path: Path, run: Run) -> None:
    letter = tmp_path / "letter.xlsx"
    letter.write_text("dear colleague")
    done = run(home, "load", str(letter), "--place", "341622101")
    assert done.returncode == 1
    assert "letter.xlsx" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_commands_without_data(tmp_path: Path, run: Run) -> None:
    _one_sentence(run(tmp_path / "empty", "doctor"), "hearthlight demo")


def test_a_real_installation_is_not_overwritten_by_a_demo(home: Path, run: Run) -> None:
    (home / "demo").unlink()
    before = (home / "hearthlight.sqlite3").read_bytes()
    _one_sentence(run(home, "demo", "--only-build"), "真实数据")
    assert (home / "hearthlight.sqlite3").read_bytes() == before


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_build_killed_half_way_leaves_nothing_and_the_next_works(tmp_path: Path, number: signal.Signals) -> None:
    home = tmp_path / "home"
    command = [sys.executable, "-m", "hearthlight", "demo", "--only-build"]
    build = subprocess.Popen(command, env=environment(home), start_new_session=True, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(".home-demo-*/new/hearthlight.sqlite3")) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(build.pid, number)
    assert build.wait(20) != 0
    assert not home.exists()
    assert folder._folder_beside(home).exists()
    assert len(list(tmp_path.glob(".home-demo-*"))) == 1


def test_nobody_elses_folder_is_touched(tmp_path: Path, home: Path, run: Run) -> None:
    for name in ("home.old", "home.building", ".home-demo-mine"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "county.sqlite3").write_text("precious")
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "letter.txt").write_text("precious")
    _one_sentence(run(documents, "demo", "--only-build"), "documents", "HEARTHLIGHT_HOME")
    folder._folder_beside(home)
    assert (documents / "letter.txt").read_text() == "precious"
    assert all(
        (tmp_path / name / "county.sqlite3").exists() for name in ("home.old", "home.building", ".home-demo-mine")
    )


def test_a_demo_is_not_written_into_a_database_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTHLIGHT_DATABASE", "postgresql://nobody@127.0.0.1:1/county")
    with pytest.raises(Problem, match="HEARTHLIGHT_DATABASE"):
        folder.prepare(Home(tmp_path / "home"), 1, fresh=True)
