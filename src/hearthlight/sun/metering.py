"""Writing meter readings: a reading is kept with the energy since the one before, and never rewritten."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from hearthlight.core.units import WattHour
from hearthlight.sun.actions import NotSunny
from hearthlight.sun.models import Reading, Station
from hearthlight.sun.yields import MOST_HOURS
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add, amend
from hearthlight.trail.models import Event, Source


@once
def read_meter(
    user: Actor,
    station: Station,
    read_on: date,
    register_wh: WattHour,
    *,
    meter_no: str = "",
    multiplier: int = 1,
    source: Source | None = None,
    key: UUID | None = None,
) -> Reading:
    """Keep one reading (cumulative Wh at the meter). Raises NotSunny with the sentence for the clerk."""
    meter = meter_no or station.meter_no
    reading = Reading(station=station, meter_no=meter, read_on=read_on, register_wh=register_wh, multiplier=multiplier)
    reading.source, reading.synthetic = source, station.synthetic
    with act(user, "sun.read_meter", at=station.area_code, subject=station, key=key, read_on=read_on) as event:
        return keep(event, reading)


def contradiction(reading: Reading) -> str:
    """Why a reading does not fit those that stand; empty where it does."""
    try:
        _refuse(reading, *_beside(reading))
    except NotSunny as error:
        return str(error)
    return ""


def keep(event: Event, reading: Reading) -> Reading:
    """Store a reading inside an act, with its energy; the next one of the meter counts from it. Raises NotSunny."""
    before, after = _beside(reading)
    _refuse(reading, before, after)
    reading.energy_wh = since(before, reading)
    add(event, reading)
    _follow(event, reading, after)
    return reading


def set_aside(user: Actor, reading: Reading, reason: str) -> None:
    """Keep a wrong reading but count it no more; the next one then counts from the one before."""
    with act(user, "sun.set_aside_reading", at=reading.station.area_code, subject=reading, reason=reason) as event:
        before, after = _beside(reading)
        amend(event, reading, event.day, set_aside=True, energy_wh=None)
        _follow(event, before, after)


def since(before: Reading | None, reading: Reading) -> WattHour | None:
    """Energy between two readings of one meter, in Wh; None at a meter's first."""
    return (reading.register_wh - before.register_wh) * reading.multiplier if before else None


def kept(station: Station, meter_no: str) -> "QuerySet[Reading]":
    """The readings of a meter that count, in order."""
    return Reading.whole.filter(station=station, meter_no=meter_no, set_aside=False).order_by("read_on")


def _beside(reading: Reading) -> tuple[Reading | None, Reading | None]:
    rows = kept(reading.station, reading.meter_no)
    return rows.filter(read_on__lt=reading.read_on).last(), rows.filter(read_on__gt=reading.read_on).first()


def _follow(event: Event, before: Reading | None, after: Reading | None) -> None:
    if after:
        after.energy_wh, after.event = since(before, after), event
        after.save(update_fields=["energy_wh", "event"])


def _refuse(reading: Reading, before: Reading | None, after: Reading | None) -> None:
    place = f"{reading.station.number}, meter {reading.meter_no}, {reading.read_on}"
    if kept(reading.station, reading.meter_no).filter(read_on=reading.read_on).exists():
        raise NotSunny(f"{place}: this day was read already; set that reading aside first")
    if before and before.register_wh > reading.register_wh:
        raise NotSunny(f"{place}: {reading.register_wh} Wh is less than on {before.read_on}: meters do not run back")
    if after and reading.register_wh > after.register_wh:
        raise NotSunny(f"{place}: {reading.register_wh} Wh is more than on {after.read_on}: meters do not run back")
    _refuse_too_much(place, reading, before)


def _refuse_too_much(place: str, reading: Reading, before: Reading | None) -> None:
    energy, power = since(before, reading), reading.station.power_w
    if before is None or energy is None or power is None:
        return
    days = (reading.read_on - before.read_on).days
    if energy > power * 24 * days:
        hours = f"{days} days hold {24 * days} hours, and above {MOST_HOURS} a year is impossible here"
        raise NotSunny(f"{place}: {energy} Wh is more than full power day and night ({hours}); kWh or Wh?")
