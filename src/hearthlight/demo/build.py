"""Building the demo: each room's loader in turn. Everybody in it is invented 样例数据 synthetic."""

from importlib import import_module

from django.db import connection

from hearthlight.core.clock import pinned
from hearthlight.demo.world import World
from hearthlight.people.sight import EVERYTHING, viewing

LOADERS = (
    "places",
    "people",
    "register",
    "villages",
    "sun",
    "daily",
    "help",
    "money",
    "lives",
    "measures",
    "standard",
    "papers",
    "household_files",
    "help_screening",
    "decisions",
    "grids",
    "helpers",
    "visits",
    "meetings",
    "supervision",
    "voice",
    "duty",
)


def build(world: World) -> None:
    """Fill an empty, migrated database with the demo on its working day."""
    with pinned(world.day), viewing(EVERYTHING):
        for room in LOADERS:
            world.progress(room)
            import_module(f"hearthlight.demo.{room}").load(world)
            if room == "register":
                _tell_sizes()


def _tell_sizes() -> None:
    """PostgreSQL plans by what it knows of its tables, and nobody else tells it while a demo is built."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("analyze")
