"""Background jobs of the room: each calls an action."""

from datetime import date

from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.core import areas
from hearthlight.help.screening import screen_help
from hearthlight.jobs.progress import Progress
from hearthlight.jobs.words import NotDone
from hearthlight.jobs.work import Answer
from hearthlight.standard.jobs import FOUND, NO_LAW
from hearthlight.standard.pack import NoPack
from hearthlight.trail.act import System


def screen(progress: Progress, day: str, place: str = areas.COUNTRY) -> Answer:
    """Ask the rules of help at `place` on `day` (``2017-03-28``)."""
    try:
        changed = screen_help(System("help.screen"), date.fromisoformat(day), place).values()
    except NoPack as error:
        raise NotDone(NO_LAW, day=day) from error
    opened, resolved = sum(one.opened for one in changed), sum(one.resolved for one in changed)
    return {"words": FOUND, "values": {"opened": opened, "resolved": resolved}}


JOBS = {"help.screen": screen}
DAILY = tuple(JOBS)
TITLES = {"help.screen": N_("Screening of the measures of help")}
