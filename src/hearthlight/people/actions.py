"""Appointing people: an office gives sight of its place, nothing else does."""

from datetime import date
from typing import Any

from hearthlight.core import areas
from hearthlight.people import offices
from hearthlight.people.models import Appointment, Person, Sight
from hearthlight.trail.act import Actor, act
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event
from hearthlight.trail.subject import kind_of


def appoint(
    user: Actor, person: Person, office: str, place: str, from_date: date, seat: int = 1, **said: Any
) -> Appointment:
    """Give `person` an office at `place` 任命; sight of the place comes with it where the office sees places.

    `said` are more fields of the appointment: who sent, manages and pays, how recruited, the zone.
    """
    given = {"office": office, "from_date": from_date, "seat": seat, **said}
    with act(user, "people.appoint", at=place, subject=person, **given) as event:
        row = Appointment(person=person, area_code=place, **given)
        return appoint_many(event, [row])[0]


def appoint_many(event: Event, rows: list[Appointment]) -> list[Appointment]:
    """Store many appointments inside an act, each with its sight."""
    stored = bulk(event, rows)
    bulk(event, [sight_of(row) for row in stored if offices.find(row.office).sees])
    return stored


def sight_of(appointment: Appointment) -> Sight:
    """The range of codes that an appointment opens."""
    low, high = areas.subtree(appointment.area_code)
    return Sight(
        person_id=appointment.person_id,
        role=offices.find(appointment.office).role,
        code_from=low,
        code_to=high,
        from_date=appointment.from_date,
        because_kind=kind_of(Appointment),
        because_id=appointment.pk,
    )


def leave(user: Actor, appointment: Appointment, until: date, reason: str) -> None:
    """End an appointment 免职 and the sight it gave."""
    with act(user, "people.leave", at=appointment.area_code, subject=appointment, reason=reason, until=until) as event:
        appointment.until, appointment.event = until, event
        appointment.save(update_fields=["until", "event"])
        gave = Sight.objects.filter(because_kind=kind_of(Appointment), because_id=appointment.pk, until=None)
        gave.update(until=until, event=event)
