"""The process that builds a demo in an empty data folder, saying what it is doing."""

import json
import sys
import time
from collections.abc import Callable
from datetime import date

from hearthlight.site.home import Home

STEPS = {
    "tables": "建表 tables",
    "places": "区划 places",
    "people": "岗位 offices",
    "register": "农户 households",
    "villages": "行政村 villages",
    "sun": "电站 stations",
    "help": "岗位与派工 openings",
    "money": "资金 money",
    "lives": "人口增减 lives",
    "measures": "帮扶措施 measures",
    "standard": "筛查 screening",
    "papers": "简报 bulletin",
    "household_files": "户档案 household files",
    "help_screening": "帮扶筛查 help screening",
    "decisions": "办理 decisions",
    "grids": "网格 grids",
    "helpers": "结对 helpers",
    "visits": "走访 visits",
    "meetings": "会议 meetings",
    "supervision": "督察 supervision",
    "voice": "满意度 voice",
    "duty": "任务 tasks",
}


def main(seed: int) -> None:
    """Build, then leave the marks that say: a whole demo, of this seed, on this day."""
    home = Home.of_environment().prepare()
    say = _progress()
    say("tables")
    (home.folder / "demo").write_text(json.dumps({"seed": seed}))
    home.day.write_text(_build(seed, say).isoformat())
    say("")


def _build(seed: int, say: Callable[[str], None]) -> date:
    import django

    django.setup()
    from django.db import connection

    from hearthlight.demo.build import build
    from hearthlight.demo.world import World
    from hearthlight.site import database
    from hearthlight.trail.models import Event

    connection.ensure_connection()
    _hurry(connection)
    database.migrate()
    if Event.objects.exists():
        raise SystemExit("this database holds facts already: a demo is built in an empty one")
    world = World(seed=seed, progress=say)
    build(world)
    _settle(connection)
    return world.day


def _hurry(connection: object) -> None:
    """A half-built demo is thrown away, so nothing need be flushed before the end."""
    if connection.vendor == "sqlite":  # type: ignore[attr-defined]
        with connection.cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute("pragma synchronous=off")


def _settle(connection: object) -> None:
    with connection.cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("analyze")
        if connection.vendor == "sqlite":  # type: ignore[attr-defined]
            cursor.execute("pragma wal_checkpoint(truncate)")
    connection.close()  # type: ignore[attr-defined]


def _progress() -> Callable[[str], None]:
    started = time.monotonic()
    names = list(STEPS)

    def say(step: str) -> None:
        seconds = time.monotonic() - started
        if step in STEPS:
            print(f"  [{names.index(step) + 1}/{len(names)}] {STEPS[step]} …  {seconds:.0f} s", flush=True)
        else:
            print(f"  样例数据已建成 demo built · {seconds:.0f} s", flush=True)

    return say


if __name__ == "__main__":
    main(int(sys.argv[1]))
