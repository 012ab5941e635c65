"""Writing gatherings down 会议记录: what took place, who was there, what was ordered; never a clock."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hearthlight.core.workdays import is_holiday, is_working
from hearthlight.decisions.words import day_words
from hearthlight.duty.meeting.refusals import NotHeld
from hearthlight.duty.models import Attendance, Gathering, Participation
from hearthlight.people.models import Person
from hearthlight.register.models import Member
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Event, Source

TEXTS = {"ordered": 2000, "said": 4000}


@dataclass(frozen=True)
class There:
    """One office at a gathering; absent or deputised only with the reason."""

    person: Person
    office: str
    area_code: str
    state: str = "present"
    reason: str = ""
    report: str = ""


@once
def hold(
    user: Actor,
    kind: str,
    place: str,
    on: date,
    title: str,
    *,
    present: Sequence[There] = (),
    members: Iterable[Member] = (),
    holiday: bool = False,
    minutes: Source | None = None,
    key: UUID | None = None,
    **fields: Any,
) -> Gathering:
    """Write down a gathering with who was there; `holiday` says that it was really held on a public holiday.

    `fields` are those of Gathering (agenda, zone, document, received_on, passed_on, ordered, said, places).
    Raises Refused, NotHeld.
    """
    told = {"sort": kind, "on": on, "title": title, "fields": fields, "there": [_told(one) for one in present]}
    with act(user, "duty.hold", at=place, key=key, **told) as event:
        _refuse(kind, on, title, fields, holiday, event.day)
        row = Gathering(kind=kind, area_code=place, on_date=on, title=title.strip(), minutes=minutes, **fields)
        made = _store(event, row)
        bulk(event, [_attendance(made, one) for one in present])
        bulk(event, [_participation(made, one) for one in members])
        return made


def _told(one: There) -> list[Any]:
    return [one.person.pk, one.office, one.state, one.reason, one.report]


def _refuse(kind: str, on: date, title: str, fields: Mapping[str, Any], holiday: bool, day: date) -> None:
    if kind not in Gathering.Kind.values or not title.strip() or len(title) > 100:
        raise NotHeld(_("Say what kind of gathering it was, and its title in at most 100 characters."))
    if on > day:
        raise NotHeld(_("A gathering is written down when it has taken place: %(day)s has not come.") % {"day": on})
    if kind == Gathering.Kind.ROLL_CALL and not is_working(on):
        raise NotHeld(_("%(day)s is not a working day: no roll call is held.") % {"day": day_words(on)})
    if is_holiday(on) and not holiday:
        raise NotHeld(_("%(day)s is a public holiday: check the day, or say that it was held on it.") % {"day": on})
    _refuse_relay(kind, fields)


def _refuse_relay(kind: str, fields: Mapping[str, Any]) -> None:
    received, passed = fields.get("received_on"), fields.get("passed_on")
    if kind == Gathering.Kind.RELAY and not received:
        raise NotHeld(_("Say when the upper-level meeting or paper was received."))
    if received and passed and passed < received:
        raise NotHeld(_("It cannot be passed on before it was received: check both days."))


def _store(event: Event, row: Gathering) -> Gathering:
    try:
        with transaction.atomic():
            return add(event, row)
    except IntegrityError:
        raise NotHeld(_("This gathering is written down already for that day.")) from None


def _attendance(row: Gathering, one: There) -> Attendance:
    if one.state != Attendance.State.PRESENT and not one.reason.strip():
        raise NotHeld(_("Say why %(person)s was not there or sent a deputy.") % {"person": one.person.name})
    return Attendance(
        gathering=row,
        person=one.person,
        office=one.office,
        area_code=one.area_code,
        state=one.state,
        reason=one.reason.strip()[:100],
        report=one.report.strip(),
    )


def _participation(row: Gathering, one: Member) -> Participation:
    return Participation(gathering=row, household_id=one.household_id, member=one, area_code=one.area_code)


@once
def pass_on(user: Actor, row: Gathering, on: date, *, key: UUID | None = None) -> Gathering:
    """Say when what was received from above was passed on 传达 (R39). Raises Refused, NotHeld."""
    with act(user, "duty.hold", at=row.area_code, subject=row, on=on, key=key) as event:
        _refuse_relay(row.kind, {"received_on": row.received_on, "passed_on": on})
        if on > event.day or row.passed_on:
            raise NotHeld(_("Say once on which day, not later than today, it was passed on."))
        row.passed_on, row.event = on, event
        row.save(update_fields=["passed_on", "event"])
        return row


@once
def withdraw(user: Actor, row: Gathering, why: str, *, key: UUID | None = None) -> Gathering:
    """Take back what was wrongly written down, with the reason. Raises Refused, NotHeld."""
    with act(user, "duty.hold", at=row.area_code, subject=row, reason=why, key=key) as event:
        if not why.strip() or row.withdrawn_why:
            raise NotHeld(_("Say once why the gathering does not count."))
        row.withdrawn_why, row.event = why.strip()[:100], event
        row.save(update_fields=["withdrawn_why", "event"])
        return row
