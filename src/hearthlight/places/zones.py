"""Work zones 工作区域: which villages belong together, and moving one to another zone."""

from datetime import date
from uuid import UUID

from hearthlight.places.models import Zone, ZoneArea
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.dated import in_force
from hearthlight.trail.history import add

WORK = Zone.Kind.WORK_ZONE
MOVED = "places.move_to_zone"


def work_zones(place: str, day: date) -> list[Zone]:
    """The work zones of a township in force on `day`, by number."""
    return list(Zone.objects.filter(in_force(day), kind=WORK, area_code=place).order_by("number"))


def villages_of(zone: Zone, day: date) -> list[str]:
    """Codes of the villages of a zone on `day`."""
    rows = ZoneArea.objects.filter(in_force(day), zone=zone).order_by("area_code")
    return list(rows.values_list("area_code", flat=True))


@once
def move_to_zone(user: Actor, village: str, zone: Zone, *, key: UUID | None = None) -> ZoneArea:
    """Put a village into a work zone from today on; it leaves the one it was in. Raises Refused."""
    with act(user, MOVED, at=zone.area_code, subject=zone, village=village, key=key) as event:
        standing = ZoneArea.objects.filter(kind=WORK, area_code=village, until=None).first()
        if standing and standing.zone_id == zone.pk:
            return standing
        if standing:
            standing.until, standing.event = event.day, event
            standing.save(update_fields=["until", "event"])
        return add(event, ZoneArea(zone=zone, kind=WORK, area_code=village, from_date=event.day))
