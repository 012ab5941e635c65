"""Who belongs to a household 家庭成员增减, inside an act: leaving it, going on in another, who is its head."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from hearthlight.people.models import Secret
from hearthlight.people.secrets import opened, sealed
from hearthlight.register.life.states import refuse_at, refuse_mistake
from hearthlight.register.models import Household, Member
from hearthlight.register.refusals import Impossible
from hearthlight.register.standing import present
from hearthlight.trail.history import add, amend
from hearthlight.trail.models import Event
from hearthlight.trail.subject import kind_of

_OF_THE_ROW = {"id", "made", "event", "household", "area_code", "number", "continues", "relation"}
_OF_THE_STAY = {"joined_on", "joined_how", "left_on", "left_how"}
_GOING_ALONG = {field.name for field in Member._meta.local_concrete_fields} - _OF_THE_ROW - _OF_THE_STAY
"""What is true of a person wherever they live."""

Relations = Mapping[int, str]
"""Id of a member to their relation to the new head; one who is not named has an unknown relation."""


def present_in(household: Household, day: date) -> list[Member]:
    """Who belongs to the household on `day`, by number."""
    return list(Member.whole.filter(present(day), household=household).order_by("number"))


def refuse_ended(household: Household, day: date) -> None:
    """Raises Impossible when the household did not exist on `day`."""
    if household.from_date > day or (household.until and household.until <= day):
        said = {"number": household.number, "day": day}
        raise Impossible(_("Household %(number)s does not exist on %(day)s: look whether it has ended.") % said)


def go(event: Event, member: Member, day: date, how: str) -> None:
    """A member leaves on `day`; by mistake 录入有误 on the day of joining, never having been there.

    Raises Impossible for one who has left already or joins later.
    """
    day = member.joined_on if how == "mistaken" else day
    refused = refuse_mistake if how == "mistaken" else refuse_at
    refused(event, member.household, day)
    said = {"number": member.number, "day": member.left_on}
    if member.left_on is not None:
        dead = _("Member %(number)s died on %(day)s: the dead do not leave again.")
        left = _("Member %(number)s has left already, on %(day)s.")
        raise Impossible((dead if member.left_how == "died" else left) % said)
    if day <= member.joined_on and how != "mistaken":
        said["day"] = member.joined_on
        raise Impossible(_("Member %(number)s belongs to the household since %(day)s: give a later day.") % said)
    amend(event, member, day, left_on=day, left_how=how)


def go_on(event: Event, member: Member, home: Household, day: date, joined: str, relation: str | None) -> Member:
    """The same person goes on in another household: a new row that continues the old, with their numbers."""
    kept = {name: getattr(member, name) for name in _GOING_ALONG}
    row = Member(household=home, area_code=home.area_code, number=next_number(home), continues=member, **kept)
    row.relation, row.joined_on, row.joined_how = relation, day, joined
    add(event, row)
    _take_secrets(event, member, row, day)
    return row


def next_number(household: Household) -> int:
    """The first free running number of a member."""
    return int(Member.whole.filter(household=household).aggregate(last=Max("number"))["last"] or 0) + 1


def secrets_of(member: Member) -> "list[Secret]":
    """The numbers that are kept of a person, sealed."""
    return list(Secret.whole.filter(subject_kind=kind_of(Member), subject_id=member.pk, until=None))


def _take_secrets(event: Event, old: Member, new: Member, day: date) -> None:
    """A seal names its owner, so the numbers are sealed anew."""
    for secret in secrets_of(old):
        value = opened(old, secret.kind)
        amend(event, secret, event.day, until=max(day, secret.from_date + timedelta(days=1)))
        add(event, sealed(event, new, new.area_code, secret.kind, value, day))


def settle_head(event: Event, staying: Iterable[Member], day: date, head: Member | None, relations: Relations) -> None:
    """The head has gone: somebody who stays is head from `day`. Raises Impossible when nobody is named."""
    rest = list(staying)
    if not rest:
        return
    if head is None or head.pk not in {one.pk for one in rest}:
        raise Impossible(_("The head goes: say who of those that stay is head from that day."))
    for one in rest:
        amend(event, one, day, relation="head" if one.pk == head.pk else relations.get(one.pk))


def only_head(members: Iterable[Any]) -> bool:
    """Whether the head is among them."""
    return any(one.relation == "head" for one in members)
