"""Demo duty: the tasks that follow from what the demo's screening found and from its open matters."""

from hearthlight.demo.world import CITY, World
from hearthlight.duty.opening import refresh


def load(world: World) -> None:
    """Open the tasks of the demo's day; the screening has run before."""
    refresh(world.system, CITY, world.day)
