"""Measures of the register at 100,000 households on one database; ``tools/bench.py register`` runs each on both.

``python tools/bench_register.py PART OUT``: PART is county (build it), lists, past or export. Works in
HEARTHLIGHT_HOME, on SQLite there or on the PostgreSQL that HEARTHLIGHT_DATABASE names; rows go to OUT as JSON.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
Row = dict[str, Any]


def prepare() -> Any:
    """Load the rooms and fill the database if it is new; gives the county's clerk."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "hearthlight.site.settings"
    from hearthlight.site.home import Home

    home = Home.of_environment().prepare()
    (home.folder / "demo").write_text('{"seed": 1}')
    home.day.write_text("2017-03-28")
    import django

    django.setup()
    from django.db import connection

    from hearthlight.people.models import Person
    from hearthlight.site import database
    from tools import bench_register_county as county

    database.migrate()
    clerk = Person.objects.filter(username="clerk").first() or _built(county)
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze" if connection.vendor == "postgresql" else "analyze")
    return clerk


def _built(county: Any) -> Any:
    """A half-built county is thrown away, so nothing need be flushed before the end."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("pragma synchronous=off")
    started = time.monotonic()
    clerk = county.build(lambda step: print(f"  {time.monotonic() - started:5.0f} s  {step}", flush=True))
    print(f"  {time.monotonic() - started:5.0f} s  built", flush=True)
    return clerk


def measured(part: str, clerk: Any) -> list[Row]:
    """The rows of one part; the county is built with its exports, so that writing them counts in no measure."""
    if part == "county":
        from tools import bench_register_export

        bench_register_export.files(Path(os.environ["HEARTHLIGHT_HOME"]))
    if part == "lists":
        from tools import bench_register_lists

        return bench_register_lists.measures(clerk)
    if part == "past":
        from tools import bench_register_past

        return bench_register_past.measures()
    if part == "export":
        from tools import bench_register_export

        return bench_register_export.measures(clerk, Path(os.environ["HEARTHLIGHT_HOME"]))
    return []


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(measured(sys.argv[1], prepare())))
