"""Background jobs of the room: each calls an action."""

from datetime import date

from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.core import areas
from hearthlight.jobs.progress import Progress
from hearthlight.jobs.work import Answer
from hearthlight.money.screening import screen_money
from hearthlight.standard.jobs import FOUND
from hearthlight.trail.act import System


def screen(progress: Progress, day: str, place: str = areas.COUNTRY) -> Answer:
    """Ask the rules of money at `place` on `day` (``2017-03-28``)."""
    changed = screen_money(System("money.screen"), date.fromisoformat(day), place).values()
    opened, resolved = sum(one.opened for one in changed), sum(one.resolved for one in changed)
    return {"words": FOUND, "values": {"opened": opened, "resolved": resolved}}


JOBS = {"money.screen": screen}
DAILY = tuple(JOBS)
TITLES = {"money.screen": N_("Screening of the villages' money")}
