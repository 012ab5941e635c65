"""Background jobs of the sun."""

from datetime import date

from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.core import areas
from hearthlight.jobs.progress import Progress
from hearthlight.sun import expect
from hearthlight.trail.act import System


def expect_energy(progress: Progress, place: str) -> None:
    """Make the expected energy of every station of a place anew; pvlib is imported here and in no web worker."""
    expect.expect_all(System("sun.expect"), place)


def screen_day(progress: Progress, day: str, place: str = areas.COUNTRY) -> None:
    """Ask the rules of the sun on a day (2017-03-28) and bring their findings in line."""
    from hearthlight.sun.screen import screen_sun

    screen_sun(System("sun.screen"), place, date.fromisoformat(day))


def judge_day(progress: Progress, day: str, place: str = areas.COUNTRY) -> None:
    """Judge the stations by their neighbours with the readings up to a day; Polars is loaded in no web worker."""
    from hearthlight.sun.judging import judge_all

    judge_all(System("sun.judge"), place, date.fromisoformat(day))


JOBS = {"sun.expect": expect_energy, "sun.screen": screen_day, "sun.judge": judge_day}
DAILY = ("sun.screen", "sun.judge")
TITLES = {
    "sun.judge": N_("Health of the stations"),
    "sun.expect": N_("Expected energy of the stations"),
    "sun.screen": N_("Screening of the stations"),
}
