"""Handing homes over 交接: a helper leaves, another takes over, both sign; until then nothing moves."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.duty.actions import carried
from hearthlight.duty.helping import gates
from hearthlight.duty.helping.pairing import ended, row_of, store
from hearthlight.duty.helping.refusals import NotPaired
from hearthlight.duty.models import Handover, Pairing, Task
from hearthlight.people.models import Person
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Event, Source


@once
def hand_over(
    user: Actor, pairings: Sequence[Pairing], taking: Person, reason: str, *, key: UUID | None = None
) -> Handover:
    """Write down that the homes of one helper shall pass to another. Raises Refused, NotPaired."""
    people = {one.person_id for one in pairings}
    if len(people) != 1 or None in people or any(one.until for one in pairings):
        raise NotPaired(_("Choose open pairings of the second layer, all of one helper."))
    place, ids = areas.around([one.area_code for one in pairings]), sorted(one.pk for one in pairings)
    with act(user, "duty.hand_over", at=place, pairings=ids, to=taking, reason=reason, key=key) as event:
        leaving = people.pop()
        _refuse_wrong(pairings, leaving, taking, reason, event.day)
        row = Handover(area_code=place, leaving_id=leaving, taking=taking, pairings=ids, reason=reason.strip()[:200])
        return add(event, row)


def _refuse_wrong(pairings: Sequence[Pairing], leaving: int | None, taking: Person, reason: str, day: date) -> None:
    if not reason.strip():
        raise NotPaired(_("Say why the homes are handed over."))
    if taking.pk == leaving:
        raise NotPaired(_("The homes are with this helper already."))
    waiting = Handover.objects.filter(leaving_id=leaving).exclude(
        leaving_signed_on__isnull=False, taking_signed_on__isnull=False
    )
    if {pk for one in waiting for pk in one.pairings} & {one.pk for one in pairings}:
        raise NotPaired(_("A handover of one of these homes waits for its signatures already."))
    for one in pairings:
        gates.refuse_person(one.household, taking, day)


@once
def sign(user: Person, handover: Handover, *, paper: Source | None = None, key: UUID | None = None) -> Handover:
    """Sign a handover; whoever signs second moves the homes and the open tasks about them.

    A person signs for themselves; an office of the place signs for somebody who is gone, on a signed `paper`.
    Raises Refused, NotPaired.
    """
    with act(user, "duty.sign_handover", at=handover.area_code, subject=handover, source=paper, key=key) as event:
        row = Handover.objects.select_for_update().get(pk=handover.pk)
        side = _side(row, user, paper)
        setattr(row, side, event.day)
        row.event = event
        row.save(update_fields=[side, "event"])
        if row.leaving_signed_on and row.taking_signed_on:
            _move(event, row)
        return row


def _side(row: Handover, user: Person, paper: Source | None) -> str:
    own = {row.leaving_id: "leaving_signed_on", row.taking_id: "taking_signed_on"}.get(user.pk, "")
    if not own and paper and user.may("duty.pair", row.area_code):
        own = "leaving_signed_on"
    if not own:
        raise NotPaired(_("Only the two helpers sign; for somebody who is gone, an office with a signed paper."))
    if getattr(row, own):
        raise NotPaired(_("This side is signed already."))
    return own


def _move(event: Event, row: Handover) -> None:
    """The old pairings end where the new ones begin; open tasks about the homes go along."""
    moved = list(Pairing.whole.select_related("household").filter(pk__in=row.pairings, until=None))
    for one in moved:
        ended(event, one, row.reason)
    fresh = [row_of(one.household, row.taking, one.until or event.day) for one in moved]
    for one in fresh:
        one.handover = row
    store(event, fresh)
    homes = [one.household_id for one in moved]
    tasks = list(Task.whole.filter(person_id=row.leaving_id, household_id__in=homes, state=Task.State.OPEN))
    Task.whole.filter(pk__in=[one.pk for one in tasks]).update(event=event, state=Task.State.HANDED)
    bulk(event, [carried(one, row.taking) for one in tasks])
