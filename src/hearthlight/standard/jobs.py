"""Background jobs of the room: each calls an action."""

from datetime import date

from hearthlight.core import areas
from hearthlight.standard.actions import screen_register
from hearthlight.trail.act import System


def screen(day: str, place: str = areas.COUNTRY) -> None:
    """Screen the register at `place` on `day` (``2017-03-28``)."""
    screen_register(System("standard.screen"), date.fromisoformat(day), place)


JOBS = {"standard.screen": screen}
