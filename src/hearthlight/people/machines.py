"""Machines as persons 机器账号: a program that sends readings holds an office and a key, and never signs in.

The key is shown once. It is kept as a secret of its person, sealed, and found again by its keyed index alone.
"""

from datetime import date
from secrets import token_hex
from uuid import uuid4

from hearthlight.people.actions import appoint_many
from hearthlight.people.models import Appointment, Person, Secret
from hearthlight.people.secrets import ring, sealed
from hearthlight.trail.act import Actor, act
from hearthlight.trail.dated import in_force
from hearthlight.trail.history import add
from hearthlight.trail.subject import kind_of

OFFICE = "meter_machine"
KEY = Secret.Kind.MACHINE.value
ADMIT = "people.admit_machine"


def admit(user: Actor, name: str, place: str, from_date: date, *, synthetic: bool = False) -> tuple[Person, str]:
    """A new machine at a place and its key, which nobody can read again. Raises Refused, ValueError without a name."""
    if not name.strip():
        raise ValueError("name the machine, so that the trail can say who sent a reading")
    key = token_hex(24)
    with act(user, ADMIT, at=place, name=name, from_date=from_date) as event:
        machine = Person(username=f"machine-{uuid4().hex[:12]}", name=name.strip(), synthetic=synthetic)
        machine.set_unusable_password()
        add(event, machine)
        office = Appointment(
            person=machine, office=OFFICE, area_code=place, seat=_free_seat(place), from_date=from_date
        )
        appoint_many(event, [office])
        add(event, sealed(event, machine, place, KEY, key, from_date))
    return machine, key


def _free_seat(place: str) -> int:
    taken = Appointment.objects.filter(office=OFFICE, area_code=place, until=None).values_list("seat", flat=True)
    return max(taken, default=0) + 1


def holder(key: str, day: date) -> Person | None:
    """The active machine that holds this key and its office on `day`; None where there is none."""
    keys = Secret.whole.filter(in_force(day), kind=KEY, blind_index=ring().blind(key), subject_kind=kind_of(Person))
    ids = keys.values("subject_id")
    held = Appointment.objects.filter(in_force(day), office=OFFICE, person__in=ids, person__active=True)
    found = held.select_related("person").first()
    return found.person if found else None


def dismiss(user: Actor, machine: Person, until: date, reason: str) -> None:
    """Its key opens nothing any more, and it holds no office. Raises Refused."""
    office = machine.appointments.get(office=OFFICE, until=None)
    with act(user, ADMIT, at=office.area_code, subject=machine, reason=reason, until=until) as event:
        for rows in (
            Secret.whole.filter(subject_kind=kind_of(Person), subject_id=machine.pk, kind=KEY, until=None),
            machine.sights.filter(until=None),
            machine.appointments.filter(pk=office.pk),
        ):
            rows.update(until=until, event=event)
