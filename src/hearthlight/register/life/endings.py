"""The end of a household 销户: nobody left, moved out of the county, merged, or entered by mistake."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.register.life.belonging import go, present_in, refuse_ended
from hearthlight.register.life.states import end_states, never_were, refuse_mistake
from hearthlight.register.models import Household, Member
from hearthlight.register.refusals import Impossible
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import amend
from hearthlight.trail.models import Event

WAY = {"merged": "merged", "moved_out": "moved_out"}
"""How a household ended, as its status says it."""


@once
def end_household(user: Actor, household: Household, day: date, how: str, *, key: UUID | None = None) -> None:
    """A household ends on `day`: moved out with everybody, or nobody is left; once a key. Raises Refused, Impossible.

    One that was entered by mistake never was, nor its people and states; `day` says nothing then.
    """
    said = {"on": day, "how": how}
    with act(user, "register.end", at=household.area_code, key=key, subject=household, **said) as event:
        if how == "mistaken":
            _never_was(event, household)
            return
        refuse_ended(household, day)
        people = present_in(household, day)
        if people and how != "moved_out":
            raise Impossible(
                _("People still belong to household %(number)s: enter first where they went.") % _of(household)
            )
        for member in people:
            go(event, member, day, "moved_out")
        close(event, household, day, how)


def _of(household: Household) -> dict[str, str]:
    return {"number": household.number}


def close(event: Event, household: Household, day: date, how: str) -> None:
    """The household ends, and with it its states; its people have gone already."""
    end_states(event, household, day, WAY.get(how, ""))
    amend(event, household, day, until=day, ended_how=how)


def _never_was(event: Event, household: Household) -> None:
    refuse_mistake(event, household, household.from_date)
    for member in Member.whole.filter(household=household).exclude(left_how="mistaken"):
        amend(event, member, member.joined_on, left_on=member.joined_on, left_how="mistaken")
    never_were(event, household)
    amend(event, household, household.from_date, until=household.from_date, ended_how="mistaken")
