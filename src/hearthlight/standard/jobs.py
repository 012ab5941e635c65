"""Background jobs of the room: each calls an action."""

from datetime import date

from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.core import areas
from hearthlight.jobs.progress import Progress
from hearthlight.jobs.words import NotDone
from hearthlight.jobs.work import Answer
from hearthlight.standard.actions import screen_register
from hearthlight.standard.pack import NoPack
from hearthlight.trail.act import System

NO_LAW = N_("No standard is in force on {day}: add the one of that year. Nothing was screened.")
FOUND = N_("{opened} findings are new, {resolved} are mended.")


def screen(progress: Progress, day: str, place: str = areas.COUNTRY) -> Answer:
    """Screen the register at `place` on `day` (``2017-03-28``)."""
    try:
        changed = screen_register(System("standard.screen"), date.fromisoformat(day), place).differences.values()
    except NoPack as error:
        raise NotDone(NO_LAW, day=day) from error
    opened, resolved = sum(one.opened for one in changed), sum(one.resolved for one in changed)
    return {"words": FOUND, "values": {"opened": opened, "resolved": resolved}}


JOBS = {"standard.screen": screen}
DAILY = tuple(JOBS)
TITLES = {"standard.screen": N_("Screening of the register")}
