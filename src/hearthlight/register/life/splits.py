"""Splitting and merging households 分户与并户: people go on, the state goes on, nobody is counted twice."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.register.actions import refuse_real
from hearthlight.register.life.belonging import Relations, go, go_on, only_head, present_in, refuse_ended, settle_head
from hearthlight.register.life.endings import close
from hearthlight.register.life.states import carry_on, refuse_at, refuse_day
from hearthlight.register.models import Household, Member
from hearthlight.register.refusals import Impossible
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add
from hearthlight.trail.models import Event


@once
def split_household(
    user: Actor,
    household: Household,
    going: Sequence[Member],
    number: str,
    day: date,
    *,
    head: Member,
    new_head: Member | None = None,
    relations: Relations | None = None,
    key: UUID | None = None,
) -> Household:
    """Some members form a household of their own under `number` 分户, whose head is `head`; once a key.

    The state of the old household goes on in the new one from `day` (way split, since when it began); how the new
    one lives and earns is unknown until somebody looks. `new_head` of the old one where its head goes. `relations`
    of those who go to `head`, of those who stay to `new_head`. Raises Refused, Impossible.
    """
    said = {"going": [one.pk for one in going], "number": number, "on": day, "head": head.pk}
    said |= {"new_head": new_head and new_head.pk, "relations": dict(relations or {})}
    with act(user, "register.split", at=household.area_code, key=key, subject=household, **said) as event:
        staying = _refuse_split(event, household, going, number, day, head)
        home = _part(event, household, number, day)
        for one in going:
            go(event, one, day, "split")
            go_on(event, one, home, day, "split", "head" if one.pk == head.pk else (relations or {}).get(one.pk))
        if only_head(going):
            settle_head(event, staying, day, new_head, relations or {})
        carry_on(event, household, home, day, "split", home.area_code)
        return home


def _refuse_split(
    event: Event, household: Household, going: Sequence[Member], number: str, day: date, head: Member
) -> list[Member]:
    """Who stays. Raises Impossible where there is nothing to split."""
    refuse_day(event, household.area_code, day)
    refuse_ended(household, day)
    present, chosen = present_in(household, day), {one.pk for one in going}
    if not chosen or not chosen <= {one.pk for one in present}:
        raise Impossible(_("Choose who goes among those who belong to the household on that day."))
    if head.pk not in chosen:
        raise Impossible(_("The head of the new household is one of those who go."))
    staying = [one for one in present if one.pk not in chosen]
    if not staying:
        raise Impossible(_("Somebody must stay: a household does not split into itself."))
    if not number or Household.whole.filter(number=number).exists():
        raise Impossible(
            _("The number %(number)s is taken or empty: give the new household its own.") % {"number": number}
        )
    return staying


def _part(event: Event, household: Household, number: str, day: date) -> Household:
    home = Household(number=number, area_code=household.area_code, synthetic=household.synthetic, from_date=day)
    home.recognised_by, home.attribute = household.recognised_by, household.attribute
    refuse_real(home)
    return add(event, home)


@once
def merge_household(
    user: Actor,
    household: Household,
    into: Household,
    day: date,
    *,
    relations: Relations | None = None,
    key: UUID | None = None,
) -> None:
    """Everybody of a household goes on in another 并户, and it ends; once a key. Raises Refused, Impossible.

    `relations` to the head of the other; its state stays its own.
    """
    said = {"into": into.pk, "on": day, "relations": dict(relations or {})}
    with act(user, "register.merge", at=household.area_code, key=key, subject=household, **said) as event:
        if into.pk == household.pk:
            raise Impossible(_("A household does not merge with itself: choose another."))
        refuse_ended(household, day)
        refuse_ended(into, day)
        refuse_at(event, into, day)
        for one in present_in(household, day):
            go(event, one, day, "merged")
            go_on(event, one, into, day, "merged", (relations or {}).get(one.pk))
        close(event, household, day, "merged")
