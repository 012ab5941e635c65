"""Demo help: one screening of the measures, after the last of them was written down."""

from hearthlight.demo.world import CITY, World
from hearthlight.help.screening import screen_help


def load(world: World) -> None:
    """Ask the rules of help on the demo's day."""
    screen_help(world.system, world.day, CITY)
