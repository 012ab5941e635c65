"""Building the demo: each room's loader in turn. Everybody in it is invented 样例数据 synthetic."""

from importlib import import_module

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
    "duty",
)


def build(world: World) -> None:
    """Fill an empty, migrated database with the demo on its working day."""
    with pinned(world.day), viewing(EVERYTHING):
        for room in LOADERS:
            world.progress(room)
            import_module(f"hearthlight.demo.{room}").load(world)
