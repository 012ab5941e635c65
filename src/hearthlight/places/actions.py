"""The only place that writes places: outlines of areas from a county's own map, what a village says of itself."""

from collections.abc import Mapping
from uuid import UUID

from hearthlight.core import areas
from hearthlight.places.geojson import BadGeoJSON, Outline, read
from hearthlight.places.models import Area, StatedValue
from hearthlight.places.queries import latest
from hearthlight.places.village_facts import checked
from hearthlight.trail.act import Actor, act, digest, once
from hearthlight.trail.history import add, amend, bulk
from hearthlight.trail.models import Event, Source


@once
def take_outlines(user: Actor, place: str, text: str, *, key: UUID | None = None) -> int:
    """Take in a county's GeoJSON for the areas at and below `place`, whole or not at all; how many areas it holds.

    Raises Refused, BadGeoJSON for a code that is not there or lies elsewhere.
    """
    outlines = read(text)
    known = {area.code: area for area in Area.objects.filter(code__in=[one.code for one in outlines])}
    for one in outlines:
        _refuse_elsewhere(one, known, place)
    with act(user, "places.take_outlines", at=place, key=key, sha256=digest(text)) as event:
        for one in outlines:
            longitude, latitude = one.centre
            new = {"longitude_micro": longitude, "latitude_micro": latitude, "position_certainty": "sourced"}
            amend(event, known[one.code], event.day, boundary=[list(ring) for ring in one.rings], **new)
    return len(outlines)


def _refuse_elsewhere(one: Outline, known: dict[str, Area], place: str) -> None:
    if one.code not in known:
        raise BadGeoJSON(
            f"no area has the code {one.code}: take the codes from the division list",
            f"没有区划代码为 {one.code} 的地方：请用区划名录里的代码。",
        )
    if not areas.within(one.code, place):
        raise BadGeoJSON(
            f"the area {one.code} lies outside {place}: upload its map where it belongs",
            f"区划 {one.code} 不在 {place} 之内：请到它所属的地方上传。",
        )


@once
def state_village(user: Actor, village: Area, said: Mapping[str, int], *, key: UUID | None = None) -> int:
    """State facts of a village 行政村情况 (see `village_facts.FACTS`; a yes is 1), from the day of the act; how many
    differ from what was last stated. What is said again is not written again.

    Raises Refused, BadFact for a value that cannot be.
    """
    told = checked(dict(said))
    with act(user, "places.state_village", at=village.code, key=key, subject=village, said=dict(said)) as event:
        held = latest([fact.measure for fact in told], village.code, event.day).get(village.code, {})
        new = {fact: value for fact, value in told.items() if held.get(fact.measure) != value}
        if new:
            about = {"area_code": village.code, "period": event.day.isoformat(), "kind": StatedValue.Kind.STATED}
            about["source"] = _statement(event, village)
            rows = [StatedValue(measure=one.measure, value=value, unit=one.unit, **about) for one, value in new.items()]
            bulk(event, rows)
        return len(new)


def _statement(event: Event, village: Area) -> Source:
    title = f"{village.name} 行政村情况 {event.day}"
    source = Source(kind="village_statement", title=title, area_code=village.code, received_on=event.day)
    source.sha256 = digest("village", village.code, event.pk)
    return add(event, source)
