"""Pairing households with helpers 结对: one by one, or a whole proposal; exactly one answers for a home."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hearthlight.decisions.words import day_words
from hearthlight.duty.helping import gates
from hearthlight.duty.helping.refusals import NotPaired
from hearthlight.duty.models import Pairing
from hearthlight.duty.models.pairing import GRID_LAYER, PAID_LAYER
from hearthlight.grids.models import Seat
from hearthlight.people.models import Person, Sight
from hearthlight.register.models import Household
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event
from hearthlight.trail.subject import kind_of


@once
def pair(user: Actor, home: Household, helper: Seat | Person, *, key: UUID | None = None) -> Pairing:
    """Give a home its grid member (layer 1) or its responsible helper (layer 2); the same one again is the same row.

    Raises Refused, NotPaired.
    """
    with act(user, "duty.pair", at=home.area_code, subject=home, helper=helper, key=key) as event:
        layer = GRID_LAYER if isinstance(helper, Seat) else PAID_LAYER
        standing = Pairing.whole.select_related("person", "seat").filter(household=home, until=None)
        here = {one.layer: one for one in standing}
        if layer in here:
            return _same_again(here[layer], helper)
        _refuse(
            home, helper, {**{one.layer: one.seat or one.person for one in here.values()}, layer: helper}, event.day
        )
        return store(event, [row_of(home, helper, event.day)])[0]


def _same_again(standing: Pairing, helper: Seat | Person) -> Pairing:
    if helper.pk == (standing.seat_id if isinstance(helper, Seat) else standing.person_id):
        return standing
    said = {
        "who": standing.person.name if standing.person else _("a grid member"),
        "day": day_words(standing.from_date),
    }
    raise NotPaired(_("This home has its helper since %(day)s: %(who)s. Hand it over instead.") % said)


def _refuse(home: Household, helper: Seat | Person, both: dict[int, Seat | Person | None], day: date) -> None:
    if isinstance(helper, Seat):
        gates.refuse_seat(home, helper, day)
    else:
        gates.refuse_person(home, helper, day)
    seat, person = both.get(GRID_LAYER), both.get(PAID_LAYER)
    gates.refuse_same(seat if isinstance(seat, Seat) else None, person if isinstance(person, Person) else None, day)


def row_of(home: Household, helper: Seat | Person, day: date) -> Pairing:
    """The open pairing of a home and a helper from a day on."""
    row = Pairing(household=home, area_code=home.area_code, from_date=day)
    if isinstance(helper, Seat):
        row.layer, row.seat, row.responsible = GRID_LAYER, helper, False
    else:
        row.layer, row.person, row.responsible = PAID_LAYER, helper, True
    return row


def store(event: Event, rows: list[Pairing]) -> list[Pairing]:
    """Store pairings inside an act; the helper of the second layer sees that home and no other. Raises NotPaired."""
    try:
        with transaction.atomic():
            stored = bulk(event, rows)
    except IntegrityError:
        raise NotPaired(_("Somebody else gave one of these homes a helper just now: look again.")) from None
    bulk(event, [sight_of(row) for row in stored if row.person_id])
    return stored


def sight_of(row: Pairing) -> Sight:
    """What a helper sees: the home."""
    return Sight(
        person_id=row.person_id,
        role="helper",
        household_id=row.household_id,
        from_date=row.from_date,
        because_kind=kind_of(Pairing),
        because_id=row.pk,
    )


@once
def pair_many(user: Actor, place: str, chosen: Mapping[int, int], *, key: UUID | None = None) -> int:
    """Carry out a proposal {home: helper of the second layer} in one act; how many homes got theirs.

    Every one must meet the gates: else none is paired. Raises Refused, NotPaired.
    """
    pairs = sorted(chosen.items())
    with act(user, "duty.pair", at=place, pairs=pairs, key=key, summary={"homes": len(pairs)}) as event:
        homes, people = Household.objects.in_bulk(chosen), Person.objects.in_bulk(set(chosen.values()))
        if len(homes) < len(chosen):
            raise NotPaired(_("Some of these homes are not in your sight."))
        for home, helper in pairs:
            gates.refuse_person(homes[home], people[helper], event.day)
        return len(store(event, [row_of(homes[home], people[helper], event.day) for home, helper in pairs]))


@once
def end(user: Actor, pairing: Pairing, why: str, *, key: UUID | None = None) -> Pairing:
    """End a pairing, and with it the sight of the home. Raises Refused, NotPaired without a reason."""
    with act(user, "duty.end_pairing", at=pairing.area_code, subject=pairing, reason=why, key=key) as event:
        if not why.strip():
            raise NotPaired(_("Say why the pairing ends."))
        return ended(event, pairing, why)


def ended(event: Event, pairing: Pairing, why: str) -> Pairing:
    """End it inside an act; on the day it began it stands for that day."""
    last = max(event.day, pairing.from_date + timedelta(days=1))
    pairing.until, pairing.ended_why, pairing.event = last, why.strip()[:100], event
    pairing.save(update_fields=["until", "ended_why", "event"])
    gave = Sight.objects.filter(because_kind=kind_of(Pairing), because_id=pairing.pk, until=None)
    gave.update(until=last, event=event)
    return pairing
