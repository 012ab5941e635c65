"""Moving a household to another place 迁移: left there, joined here, and nothing changes in what holds both."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.places.queries import UnknownArea, area
from hearthlight.register.life.belonging import refuse_ended, secrets_of
from hearthlight.register.life.states import carry_on, refuse_day
from hearthlight.register.models import Household, Member, Status
from hearthlight.register.refusals import Impossible
from hearthlight.trail.act import Actor, Refused, act, once
from hearthlight.trail.history import amend
from hearthlight.trail.models import Event


@once
def move_household(user: Actor, household: Household, to: str, day: date, *, key: UUID | None = None) -> None:
    """A household moves to the village or group `to` from `day`, with its people and its states; once a key.

    The one who enters it must be in charge of both places. Raises Refused, Impossible.
    """
    said, place = {"to": to, "on": day}, household.area_code
    with act(user, "register.move", at=place, key=key, subject=household, **said) as event:
        _refuse_move(event, user, household, to, day)
        amend(event, household, day, area_code=to)
        for member in Member.whole.filter(household=household, left_on=None):
            amend(event, member, max(day, member.joined_on), area_code=to)
            for secret in secrets_of(member):
                amend(event, secret, event.day, area_code=to)
        _move_states(event, household, to, day)


def _refuse_move(event: Event, user: Actor, household: Household, to: str, day: date) -> None:
    if not user.may("register.move", to):
        raise Refused(f"{user.name} may not do register.move at {to}")
    refuse_day(event, household.area_code, day)
    refuse_day(event, to, day)
    refuse_ended(household, day)
    try:
        level = area(to).level
    except UnknownArea:
        level = ""
    if level not in ("village", "group"):
        raise Impossible(_("Choose the village or the group where the household lives now."))
    if areas.full(to) == household.area_code:
        raise Impossible(_("The household lives there already: choose another place."))


def _move_states(event: Event, household: Household, to: str, day: date) -> None:
    """The states go on there from the day; what was entered from later days stands there, too."""
    for row in Status.whole.filter(household=household, from_date__gte=day).exclude(way="mistaken"):
        amend(event, row, row.from_date, area_code=to)
    carry_on(event, household, household, day, "moved_in", to)
