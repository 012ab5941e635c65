"""The suite, in as many processes as there are cores: everything on SQLite, then what opens a database on PostgreSQL.

PostgreSQL is a throw-away cluster of the programs found here (collation C, a folder of its own), or the server named
by HEARTHLIGHT_TEST_POSTGRES. Without either the second run is skipped, or fails when HEARTHLIGHT_STRICT is set.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PYTEST = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal"]
PORT = 54999


def main(arguments: list[str]) -> int:
    """Exit code of the first run that failed."""
    first = subprocess.run([*PYTEST, *arguments], check=False).returncode
    if first:
        return first
    with server() as address:
        if not address:
            return _without_postgresql()
        print("the database tests again, on PostgreSQL", flush=True)
        only = ["-m", "not browser and not one_database"]
        environment = os.environ | {"HEARTHLIGHT_DATABASE": address}
        return subprocess.run([*PYTEST, *only, *arguments], env=environment, check=False).returncode


def _without_postgresql() -> int:
    print("PostgreSQL is not installed here: its half of the suite was not run.", flush=True)
    return 1 if os.environ.get("HEARTHLIGHT_STRICT") else 0


@contextmanager
def server(port: int = PORT) -> Iterator[str]:
    """The address of a PostgreSQL to test on, or an empty text."""
    given = os.environ.get("HEARTHLIGHT_TEST_POSTGRES", "")
    programs = _programs()
    if given or not programs:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="hearthlight-postgres-") as folder:
        start(programs, Path(folder), port)
        try:
            yield f"postgresql://hearthlight@127.0.0.1:{port}/postgres"
        finally:
            _run([programs / "pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "stop"])


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    here = shutil.which("initdb")
    return found[-1].parent if found else (Path(here).parent if here else None)


def start(programs: Path, folder: Path, port: int = PORT) -> None:
    """Make a cluster with collation C and start it.

    Without autovacuum: between tests that are rolled back it would count tables as empty that are full in the next.
    """
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    _run([programs / "initdb", "-D", data, "-U", "hearthlight", "-A", "trust", "-E", "UTF8", "--locale=C"])
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    options += " -c autovacuum=off"
    _run([programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"])


def _run(command: list[Path | str]) -> None:
    """Run as the user postgres when we are root, since PostgreSQL refuses root."""
    who = {"user": pwd.getpwnam("postgres").pw_uid} if os.geteuid() == 0 else {}
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, cwd="/", **who)  # type: ignore[call-overload]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
