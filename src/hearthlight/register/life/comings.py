"""Comings and goings of people 人口增减: births, marriages, arrivals, deaths, departures; moving to another home."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.register.life.belonging import (
    Relations,
    go,
    go_on,
    next_number,
    only_head,
    present_in,
    refuse_ended,
    settle_head,
)
from hearthlight.register.life.endings import close
from hearthlight.register.life.states import refuse_day
from hearthlight.register.models import Household, Member
from hearthlight.register.refusals import Impossible
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add
from hearthlight.trail.models import Event

BETWEEN = {"moved": ("moved_out", "moved_in"), "married": ("married_out", "married_in")}
"""How a person goes from one household to another: (left, joined)."""


@once
def join(user: Actor, member: Member, *, key: UUID | None = None) -> Member:
    """A new member of a household 增员: born, married in, moved in, other; once a key. Raises Refused, Impossible.

    Without a number they get the first free one.
    """
    home = member.household
    said = {"joined_on": member.joined_on, "number": member.number, "name": member.name}
    with act(user, "register.join", at=home.area_code, key=key, subject=home, **said) as event:
        refuse_day(event, home.area_code, member.joined_on)
        refuse_ended(home, member.joined_on)
        _refuse_second_head(home, member)
        _check_birth(member)
        member.area_code, member.number = home.area_code, member.number or next_number(home)
        return add(event, member)


def _check_birth(member: Member) -> None:
    """A child belongs to its household from the day of its birth."""
    if member.joined_how != "born":
        return
    if member.birth is None:
        member.birth = member.joined_on
    if member.birth != member.joined_on:
        raise Impossible(_("A child joins on the day of its birth: %(day)s.") % {"day": member.birth})


def _refuse_second_head(home: Household, member: Member) -> None:
    if member.relation == "head" and only_head(present_in(home, member.joined_on)):
        raise Impossible(_("Household %(number)s has a head: say how the new member is related.") % _named(home))


def _named(home: Household) -> dict[str, str]:
    return {"number": home.number}


@once
def leave(
    user: Actor,
    member: Member,
    left_on: date,
    how: str,
    *,
    new_head: Member | None = None,
    relations: Relations | None = None,
    key: UUID | None = None,
) -> None:
    """A member leaves the household 减员: died, married out, moved out, other; once a key.

    When the head goes and others stay, `new_head` is one of them, `relations` theirs to the new head. With the last
    person the household ends (户内无人, or 迁出). Entered by mistake (mistaken): the member never was there, and
    `left_on` says nothing. Raises Refused, Impossible.
    """
    said = {"left_on": left_on, "how": how}
    said |= {"new_head": new_head.pk, "relations": dict(relations or {})} if new_head else {}
    with act(user, "register.leave", at=member.area_code, key=key, subject=member, **said) as event:
        go(event, member, left_on, how)
        _without(event, member, left_on, how, new_head, relations or {})


def _without(event: Event, member: Member, day: date, how: str, new_head: Member | None, relations: Relations) -> None:
    home, staying = member.household, present_in(member.household, day)
    if member.relation == "head":
        settle_head(event, staying, day, new_head, relations)
    if not staying:
        close(event, home, day, "died_out" if how == "died" else "moved_out")


@once
def move_member(
    user: Actor,
    member: Member,
    home: Household,
    day: date,
    *,
    how: str = "moved",
    relation: str | None = None,
    new_head: Member | None = None,
    relations: Relations | None = None,
    key: UUID | None = None,
) -> Member:
    """A person goes from one household to another, by a move or by marriage; their numbers go along. Once a key.

    `relation` to the head of the new household, unknown when not given. Raises Refused, Impossible.
    """
    said = {"home": home.pk, "on": day, "how": how, "relation": relation, "new_head": new_head and new_head.pk}
    with act(user, "register.move_member", at=member.area_code, key=key, subject=member, **said) as event:
        if home.pk == member.household_id:
            raise Impossible(_("That is the household where the member is: choose another."))
        refuse_ended(home, day)
        refuse_day(event, home.area_code, day)
        left, joined = BETWEEN[how]
        go(event, member, day, left)
        _without(event, member, day, left, new_head, relations or {})
        return go_on(event, member, home, day, joined, relation)
