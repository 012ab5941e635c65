"""Demo help and money: one screening of each, after the last measure and payment was written down."""

from hearthlight.demo.world import CITY, World
from hearthlight.help.screening import screen_help
from hearthlight.money.screening import screen_money


def load(world: World) -> None:
    """Ask the rules of both on the demo's day."""
    screen_help(world.system, world.day, CITY)
    screen_money(world.system, world.day, CITY)
