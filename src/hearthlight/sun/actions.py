"""Writing about the sun: stations, milestones, shares. Each refusal is one sentence that a clerk can act on."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from hearthlight.core.units import Watt
from hearthlight.sun import caps
from hearthlight.sun.models import Milestone, Share, Site, Station
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.dated import in_force
from hearthlight.trail.history import add, amend, bulk


class BadShares(ValueError):
    """The shares do not add up to the station's power, or it cannot be shared."""


class NotSunny(ValueError):
    """A fact about a station that cannot be; the sentence says which and what to do."""


@once
def register_station(
    user: Actor, site: Site, *, near_the_grid: bool = False, key: UUID | None = None, **fields: Any
) -> Station:
    """Add one station to a site; `fields` are those of Station. An unknown power stays out (null), never 0.

    One filed from now on keeps within the caps of its day (caps.toml); `near_the_grid` opens the wider one. Raises
    NotSunny.
    """
    station = Station(site=site, **{"area_code": site.area_code, "synthetic": False} | fields)
    with act(user, "sun.register_station", at=station.area_code, key=key, number=station.number) as event:
        _refuse_station(station)
        _refuse_size(station, station.filed_on or event.day, near_the_grid)
        return add(event, station)


def _refuse_size(station: Station, day: date, near_the_grid: bool) -> None:
    facts = (station.kind, station.power_w, day, station.area_code, station.households, near_the_grid)
    for over in caps.crossed(*facts):
        if over.refused:
            raise NotSunny(f"station {station.number}: {over.sentence}; correct its power, or file it as two")


def _refuse_station(station: Station) -> None:
    if station.power_w is not None and station.power_w <= 0:
        raise NotSunny(f"station {station.number}: a power of 0 kW or less; leave it empty when it is not known")
    if Station.whole.filter(number=station.number).exists():
        raise NotSunny(f"there is a station {station.number} already: correct that one, or give another number")


@once
def record_milestone(
    user: Actor,
    station: Station,
    stage: str,
    *,
    valid_from: date,
    synthetic: bool = False,
    key: UUID | None = None,
    **dates: Any,
) -> Milestone:
    """Write down a stage of a station: planned_on, due_on, done_on, precision, department.

    A stage that stands already is amended, true from `valid_from`. Raises NotSunny when it was done after that day.
    """
    facts = dates | {"synthetic": synthetic}
    with act(
        user, "sun.record_milestone", at=station.area_code, subject=station, key=key, stage=stage, **facts
    ) as event:
        _refuse_future(stage, dates.get("done_on"), valid_from)
        row = Milestone.whole.filter(station=station, stage=stage).first()
        if row is None:
            return add(event, Milestone(station=station, area_code=station.area_code, stage=stage, **facts))
        amend(event, row, valid_from, **facts)
        return row


def _refuse_future(stage: str, done_on: date | None, valid_from: date) -> None:
    if done_on and done_on > valid_from:
        raise NotSunny(f"{stage}: done on {done_on}, which has not come by {valid_from}; write it down as planned")


def share_out(
    user: Actor,
    station: Station,
    shares: Mapping[str, Watt],
    from_date: date,
    *,
    synthetic: bool = False,
    key: UUID | None = None,
) -> list[Share]:
    """Give a joint station to its owners (full area code: W) from a day on; earlier shares end there.

    Raises BadShares unless the shares add up to the station's power exactly.
    """
    with act(user, "sun.share_out", at=station.area_code, subject=station, key=key, shares=dict(shares)) as event:
        refuse_other_sum(station, shares)
        if Share.whole.filter(station=station, from_date__gte=from_date).exists():
            raise BadShares(f"{station.number}: shares of {from_date} or later stand already; choose a later day")
        Share.whole.filter(in_force(from_date), station=station).update(until=from_date, event=event)
        rows = [
            Share(station=station, area_code=code, power_w=power, from_date=from_date, synthetic=synthetic)
            for code, power in sorted(shares.items())
        ]
        return bulk(event, rows)


def refuse_other_sum(station: Station, shares: Mapping[str, Watt]) -> None:
    """Raise BadShares unless `station` is joint, its power known, and the shares add up to it."""
    if station.kind != Station.Kind.JOINT:
        raise BadShares(f"{station.number} is not a joint station: only those are owned by shares")
    if station.power_w is None:
        raise BadShares(f"{station.number}: its power is not known, so it cannot be shared yet")
    if any(power <= 0 for power in shares.values()):
        raise BadShares(f"{station.number}: a share of 0 kW or less; leave out who owns nothing")
    given = sum(shares.values())
    if given != station.power_w:
        raise BadShares(f"{station.number}: the shares are {given} W in all, the station has {station.power_w} W")
