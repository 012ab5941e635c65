"""Demo duty: the tasks that follow from what the demo's screening found and from its open matters."""

from hearthlight.demo.world import CITY, World
from hearthlight.duty.meeting.judging import judge_ended
from hearthlight.duty.opening import refresh


def load(world: World) -> None:
    """Open the tasks of the demo's day, and judge the weeks that are over; the screening has run before."""
    refresh(world.system, CITY, world.day)
    judge_ended(world.system, world.day, CITY)
