"""Background jobs of duty."""

from datetime import date

from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.core import areas
from hearthlight.duty.meeting.judging import judge_ended
from hearthlight.duty.opening import NAME, refresh
from hearthlight.jobs.progress import Progress
from hearthlight.jobs.work import Answer
from hearthlight.trail.act import System

CHANGED = N_("{opened} tasks are new, {done} are done.")
NOBODY = N_("{opened} tasks are new, {done} are done. Nobody answers for {nobody} matters: appoint somebody there.")


def refresh_tasks(progress: Progress, day: str, place: str = areas.COUNTRY) -> Answer:
    """Bring the tasks at `place` in line on `day` (``2017-03-28``), and judge the weeks and months that are over."""
    counted = refresh(System(NAME), place, date.fromisoformat(day))
    judge_ended(System(NAME), date.fromisoformat(day), place)
    words = NOBODY if counted["nobody"] else CHANGED
    return {"words": words, "values": {name: counted[name] for name in ("opened", "done", "nobody")}}


JOBS = {NAME: refresh_tasks}
DAILY = (NAME,)
TITLES = {NAME: N_("Tasks brought in line")}
