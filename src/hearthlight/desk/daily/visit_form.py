"""A visit in steps 走访登记: how, whether anything changed, how it feels, what is asked for; three taps at the least.

What was answered before rides along in hidden fields: nothing is kept on the server until it is written down.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.desk.matters.idempotent import key_of
from hearthlight.duty.visiting.questions import ANSWERS
from hearthlight.duty.visiting.refusals import NotVisited

HOW, CHANGED, LAST = "how", "changed", "last"
"""The steps of the form."""


@dataclass(frozen=True)
class Given:
    """What was answered so far."""

    key: UUID
    how: str
    changed: str
    on: str
    what: str
    problem: str
    feelings: Mapping[str, str]

    @property
    def step(self) -> str:
        """Which question comes next; nobody at home has nothing to change."""
        if not self.how:
            return HOW
        return LAST if self.how == "absent" or self.changed else CHANGED

    @property
    def asked(self) -> str:
        """What is written down to be answered: what changed, and what they ask for."""
        told = [_("Changed: %(what)s") % {"what": self.what}] if self.what and self.changed == "yes" else []
        return "；".join([*told, *([self.problem] if self.problem else [])])


def read(posted: Mapping[str, str], day: date) -> Given:
    """The form as it was sent."""
    felt = {name.removeprefix("felt-"): posted[name] for name in posted if name.startswith("felt-")}
    return Given(
        key_of(posted),
        posted.get("how", ""),
        posted.get("changed", ""),
        posted.get("on", "") or day.isoformat(),
        posted.get("what", "").strip(),
        posted.get("problem", "").strip(),
        {code: answer for code, answer in felt.items() if answer in ANSWERS},
    )


def day_of(given: Given) -> date:
    """The day of the visit. Raises NotVisited."""
    try:
        return date.fromisoformat(given.on)
    except ValueError:
        raise NotVisited(_("Write the day like 2017-03-28, not “%(found)s”.") % {"found": given.on}) from None
