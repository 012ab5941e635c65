"""Background jobs of the room: each calls an action."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.core import areas
from hearthlight.jobs.progress import Progress
from hearthlight.jobs.words import NotDone
from hearthlight.jobs.work import Answer
from hearthlight.standard.actions import Run, screen_changed, screen_day, screen_register
from hearthlight.standard.pack import NoPack
from hearthlight.standard.screening.runs import CHANGED, WHOLE
from hearthlight.trail.act import System

NO_LAW = N_("No standard is in force on {day}: add the one of that year. Nothing was screened.")
FOUND = N_("{opened} findings are new, {resolved} are mended.")


def screen(progress: Progress, day: str, place: str = areas.COUNTRY) -> Answer:
    """Screen the register on `day` (``2017-03-28``): what the day asks, or all of a `place` that is named.

    Homes that somebody changed meanwhile are asked once more at the end.
    """

    def run() -> Run:
        action, on = screen_day if place == areas.COUNTRY else screen_register, date.fromisoformat(day)
        found = action(System(WHOLE), on, place)
        screen_changed(System(CHANGED), on, place)
        return found

    return _told(run, day)


def screen_homes(progress: Progress, day: str, place: str = areas.COUNTRY, act: int | None = None) -> Answer:
    """Screen the homes at `place` that changed since the last run, and those of `act` that may have ended after it."""
    return _told(lambda: screen_changed(System(CHANGED), date.fromisoformat(day), place, act), day)


def _told(action: Callable[[], Run], day: str) -> Answer:
    try:
        run = action()
    except NoPack as error:
        raise NotDone(NO_LAW, day=day) from error
    changes = run.differences.values()
    opened, resolved = sum(one.opened for one in changes), sum(one.resolved for one in changes)
    told = {"words": FOUND, "values": {"opened": opened, "resolved": resolved}}
    return told | ({"open": ["findings-run", run.event]} if run.event else {})


JOBS = {WHOLE: screen, CHANGED: screen_homes}
DAILY = (WHOLE,)
TITLES = {WHOLE: N_("Screening of the register"), CHANGED: N_("Screening of the homes that changed")}
