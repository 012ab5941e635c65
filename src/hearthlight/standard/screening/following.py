"""Findings follow the register: after every act that touched homes their rules are asked again, whoever acted where."""

import logging
from typing import Any

from hearthlight.core import areas
from hearthlight.jobs.queue import enqueue
from hearthlight.jobs.words import where
from hearthlight.standard.pack import NoPack
from hearthlight.standard.screening import runs, touched
from hearthlight.standard.screening.saving import screen_household
from hearthlight.trail.act import System
from hearthlight.trail.models import Event

LOG = logging.getLogger(__name__)
FOLLOWED = ("register.", "decisions.step", "money.pay", "money.return_payment")
"""Beginnings of the kinds of act that write facts the rules read."""

WITHOUT_FACTS = {
    "register.receive_workbook",
    "register.map_workbook",
    "register.export",
    "register.make_keying_list",
    "register.explain_difference",
    "register.withdraw_case",
}
IN_BULK = {"register.apply_workbook", "register.undo_workbook", "money.pay"}
MOST = 12
"""Homes that are screened at once; more of them are a job."""


def after_act(sender: Any, event: Event, **_: Any) -> None:
    """Receiver of `acted`, outside the transaction of whoever saved.

    The save stands even when its rules cannot be asked: that is written to the log, and the next run mends it.
    """
    if not event.kind.startswith(FOLLOWED) or event.kind in WITHOUT_FACTS:
        return
    try:
        follow(event)
    except NoPack:
        LOG.info("act %s: no standard is in force on %s, so nothing was screened", event.pk, event.day)
    except Exception as error:
        LOG.error("act %s (%s): its homes were not screened: %s", event.pk, event.kind, where(error))


def follow(event: Event) -> None:
    """Ask the rules of the homes that an act touched; of many homes later, as a job."""
    if not _was_screened(event.area_code):
        return
    homes = {} if event.kind in IN_BULK else touched.of(event)
    if event.kind in IN_BULK or len(homes) > MOST:
        asked = {"day": event.day.isoformat(), "place": event.area_code, "act": event.pk}
        enqueue(runs.CHANGED, at=event.area_code, **asked)
        return
    for home, columns in homes.items():
        screen_household(System(runs.SAVED), home, event.day, columns)


def _was_screened(place: str) -> bool:
    """Whether any run saw this place: where none did, the first one will see everything."""
    above = [*areas.ancestors(place), place]
    return Event.objects.filter(kind=runs.WHOLE, area_code__in=above).exists()
