"""The database of a session: fresh, or with the whole demo in it; and copies for tests that commit.

Guards refuse a flush, so no test uses transaction=True. A test that must commit works on a copy of the database.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections

from hearthlight.core.clock import pinned
from hearthlight.demo.world import DAY
from hearthlight.people import secrets
from hearthlight.site import database
from tests.plugins.references import Written

ROOT = Path(__file__).parents[2]
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")


def on_sqlite() -> bool:
    """Whether this session runs on SQLite."""
    return connection.vendor == "sqlite"


def sources_digest() -> str:
    """A hash of everything that the demo is made of: a cached one is used only for the same sources."""
    hashed = hashlib.sha256()
    for path in sorted((ROOT / "src").rglob("*")):
        if path.suffix in (".py", ".toml", ".csv") and path.is_file():
            hashed.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return hashed.hexdigest()[:16]


@contextmanager
def one_at_a_time(name: str) -> Iterator[Path]:
    """The folder ``build/name``, while no other process of the suite is in it."""
    folder = ROOT / "build" / name
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder


@pytest.fixture(scope="session")
def demo_home() -> Path:
    """A data folder with the whole demo, built by its own command, kept for the next run of the same sources."""
    with one_at_a_time("test-demo") as folder:
        place = folder / sources_digest()
        if not (place / "demo").exists():
            _forget_older(folder)
            kept = {key: value for key, value in os.environ.items() if key != "HEARTHLIGHT_DATABASE"}
            command = [sys.executable, "-m", "hearthlight", "demo", "--only-build"]
            subprocess.run(command, env=kept | {"HEARTHLIGHT_HOME": str(place)}, check=True)
        return place


def _forget_older(folder: Path) -> None:
    for child in folder.iterdir():
        if child.is_dir():
            shutil.rmtree(child)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that want the demo come last: the session's database is empty until the first of them.

    On a second database only tests that open one are run again.
    """
    items.sort(key=lambda item: "county_database" in getattr(item, "fixturenames", ()))
    if not on_sqlite():
        alike = [item for item in items if not _opens_a_database(item)]
        config.hook.pytest_deselected(items=alike)
        items[:] = [item for item in items if item not in set(alike)]


def _opens_a_database(item: pytest.Item) -> bool:
    wanted = {"db", "django_db_setup"} & set(getattr(item, "fixturenames", ()))
    return bool(wanted or item.get_closest_marker("django_db"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: object) -> Iterator[None]:
    """Make the session's database: migrated, guarded, empty."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        if on_sqlite():
            connection.settings_dict["NAME"] = settings.DATABASES["default"]["TEST"]["NAME"]
            _empty(Path(connection.settings_dict["NAME"]))
            Written(connection)
            yield
            return
        creation = connection.creation
        connection.settings_dict["TEST"]["NAME"] = f"test_hearthlight_{WORKER}"
        creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        yield
        connections.close_all()
        creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


def _empty(name: Path) -> None:
    """Migrate once for all processes of the suite; the others copy what the first one made."""
    with one_at_a_time("test-empty") as folder:
        made = folder / f"{sources_digest()}.sqlite3"
        if made.exists():
            copy_sqlite(made, name)
            return
        for older in folder.glob("*.sqlite3"):
            older.unlink()
        database.migrate()
        connection.close()
        copy_sqlite(name, made.with_suffix(".new"))
        made.with_suffix(".new").rename(made)


@pytest.fixture(scope="session")
def county_database(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: object) -> None:
    """Put the whole demo into the session's database, for this test and all that follow."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        if on_sqlite():
            _take(request.getfixturevalue("demo_home"))
        else:
            connection.close()
            _build()


def _take(demo: Path) -> None:
    name = str(settings.HOME.folder / "county.sqlite3")
    copy_sqlite(demo / "hearthlight.sqlite3", Path(name))
    connection.close()
    connection.settings_dict["NAME"] = name
    for kept in ("keys", "readings"):
        shutil.copytree(demo / kept, settings.HOME.folder / kept, dirs_exist_ok=True)
    secrets.ring.cache_clear()


def copy_sqlite(source: Path, target: Path) -> None:
    """A consistent copy, write-ahead log included."""
    with sqlite3.connect(source) as old, sqlite3.connect(target) as new:
        old.backup(new)
    old.close()
    new.close()


def _build() -> None:
    """Build the demo on this server once; every other process of the suite copies the database and its keys."""
    from hearthlight.demo.build import build
    from hearthlight.demo.world import World

    demo = f"hearthlight_demo_{sources_digest()}"
    with one_at_a_time("test-demo-postgresql") as folder:
        if _exists(demo) and (folder / demo).exists():
            _copy(demo, connection.settings_dict["NAME"])
            shutil.copytree(folder / demo, settings.HOME.folder / "keys", dirs_exist_ok=True)
            secrets.ring.cache_clear()
            return
        _forget_older(folder)
        build(World())
        with connection.cursor() as cursor:
            cursor.execute("analyze")
        connection.close()
        _copy(connection.settings_dict["NAME"], demo)
        shutil.copytree(settings.HOME.folder / "keys", folder / demo)


def _exists(name: str) -> bool:
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("select 1 from pg_database where datname = %s", [name])
        return cursor.fetchone() is not None


@contextmanager
def own_copy(folder: Path) -> Iterator[None]:
    """Work on a copy of the session's database; the copy goes afterwards."""
    name = connection.settings_dict["NAME"]
    copy = str(folder / "copy.sqlite3") if on_sqlite() else f"{name}_copy"
    connection.close()
    _copy(str(name), copy)
    connection.settings_dict["NAME"] = copy
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name
        if not on_sqlite():
            _administer(f'drop database if exists "{copy}"')


def _copy(name: str, copy: str) -> None:
    if on_sqlite():
        copy_sqlite(Path(name), Path(copy))
    else:
        _administer(f'drop database if exists "{copy}"')
        _administer(f'create database "{copy}" template "{name}"')


def _administer(statement: str) -> None:
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(statement)


@pytest.fixture
def county(county_database: None, db: None) -> Iterator[date]:
    """The whole demo on its working day; what a test writes is rolled back."""
    with pinned(DAY) as day:
        yield day


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: object, tmp_path: Path) -> Iterator[None]:
    """A copy of the session's database on which a test may commit."""
    with django_db_blocker.unblock(), own_copy(tmp_path):  # type: ignore[attr-defined]
        yield
