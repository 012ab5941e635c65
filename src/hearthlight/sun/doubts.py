"""Answering doubtful readings 存疑读数处理: repaired as offered, or left out with a reason; never counted silently."""

from datetime import date
from uuid import UUID

from hearthlight.sun import intervals
from hearthlight.sun.actions import NotSunny
from hearthlight.sun.metering import keep as keep_register
from hearthlight.sun.models import Reading, ReadingDoubt, Station
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.models import Event

ACT = "sun.answer_reading"
State = ReadingDoubt.State


@once
def leave_out(user: Actor, doubt: ReadingDoubt, reason: str, *, key: UUID | None = None) -> ReadingDoubt:
    """Do not count the reading, and say why. Raises Refused, NotSunny without a reason or when it was answered."""
    if not reason.strip():
        raise NotSunny("say why the reading is left out: the next reader will ask")
    with act(user, ACT, at=doubt.area_code, subject=doubt, key=key, reason=reason) as event:
        return _answered(event, doubt, State.LEFT_OUT, reason.strip())


@once
def repair(user: Actor, doubt: ReadingDoubt, *, key: UUID | None = None) -> ReadingDoubt:
    """Keep the reading as the repair offers it. Raises Refused, NotSunny where none is on offer or it was answered."""
    with act(user, ACT, at=doubt.area_code, subject=doubt, key=key, repair=doubt.repair) as event:
        if not doubt.repair or doubt.station is None:
            raise NotSunny("nobody knows how to repair this reading: leave it out, or send the right one")
        _keep(event, doubt, doubt.station)
        return _answered(event, doubt, State.REPAIRED, "")


def _answered(event: Event, doubt: ReadingDoubt, state: str, answer: str) -> ReadingDoubt:
    changed = ReadingDoubt.whole.filter(pk=doubt.pk, state=State.OPEN).update(state=state, answer=answer, event=event)
    if not changed:
        raise NotSunny("this reading was answered before: open the page again")
    doubt.refresh_from_db()
    return doubt


def _keep(event: Event, doubt: ReadingDoubt, station: Station) -> None:
    """A register goes where registers are kept, an interval where intervals are."""
    found = doubt.repair
    if "register_wh" not in found:
        intervals.keep(found["kind"], [(station.pk, found["at"], found["minutes"], found["energy_wh"])])
        return
    about = {"station": station, "meter_no": found.get("meter") or doubt.meter_no, "synthetic": doubt.synthetic}
    day = date.fromisoformat(found["at"][:10])
    keep_register(event, Reading(read_on=day, register_wh=found["register_wh"], source=doubt.source, **about))
