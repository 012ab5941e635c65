"""Demo standard: one screening of the whole register, so that findings stand from the first page."""

from hearthlight.demo.world import CITY, World
from hearthlight.standard.actions import screen_register


def load(world: World) -> None:
    """Screen every home on the demo's day."""
    screen_register(world.system, world.day, CITY)
