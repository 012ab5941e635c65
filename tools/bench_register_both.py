"""The register's measures on SQLite and on PostgreSQL, each part in a process of its own, the export on a copy."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "build" / "bench" / "register"
PORT = 54996
COUNTY, COPY = "county", "export"
Row = dict[str, Any]


def rows() -> list[Row]:
    """Every measure of both databases; PostgreSQL is left out, and said so, where it is not installed."""
    from run_tests import server

    shutil.rmtree(FOLDER, ignore_errors=True)
    found = list(_named("SQLite", _on_sqlite()))
    with server(PORT) as address:
        if not address:
            print("PostgreSQL is not installed here: its half of the bench was not run.", flush=True)
            return found
        return [*found, *_named("PostgreSQL", _on_postgresql(address))]


def _named(database: str, measured: Iterator[Row]) -> Iterator[Row]:
    for row in measured:
        yield row | {"name": f"{database}, {row['name']}"}


def _on_sqlite() -> Iterator[Row]:
    home = FOLDER / "sqlite"
    yield from _built_and_read(home, "")
    shutil.copytree(home, home.with_name("sqlite-copy"))
    yield from _part("export", home.with_name("sqlite-copy"), "")


def _on_postgresql(address: str) -> Iterator[Row]:
    home, server = FOLDER / "postgresql", address.rpartition("/")[0]
    _administer(address, f"create database {COUNTY}")
    yield from _built_and_read(home, f"{server}/{COUNTY}")
    _administer(address, f"create database {COPY} template {COUNTY}")
    shutil.copytree(home, home.with_name("postgresql-copy"))
    yield from _part("export", home.with_name("postgresql-copy"), f"{server}/{COPY}")


def _built_and_read(home: Path, address: str) -> Iterator[Row]:
    for part in ("county", "lists", "past"):
        yield from _part(part, home, address)


def _part(part: str, home: Path, address: str) -> list[Row]:
    """Run one part; HEARTHLIGHT_DATABASE names PostgreSQL, or is not there."""
    home.mkdir(parents=True, exist_ok=True)
    print(f"{home.name}: {part} …", flush=True)
    out = home / f"{part}.json"
    kept = {name: value for name, value in os.environ.items() if name != "HEARTHLIGHT_DATABASE"}
    environment = kept | {"HEARTHLIGHT_HOME": str(home)} | ({"HEARTHLIGHT_DATABASE": address} if address else {})
    command = [sys.executable, str(ROOT / "tools" / "bench_register.py"), part, str(out)]
    subprocess.run(command, env=environment, check=True)
    measured: list[Row] = json.loads(out.read_text())
    return measured


def _administer(address: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement)
