"""A big table that goes out as a job: made once, kept sealed for who asked, under the act that wrote it down."""

from datetime import date
from typing import Any

from hearthlight.core import areas
from hearthlight.people.models import Person
from hearthlight.people.sight import viewing
from hearthlight.people.viewer import viewer_of
from hearthlight.register.models import Household
from hearthlight.register.shadow import kept
from hearthlight.register.shadow.export import Export, build, write_down
from hearthlight.register.workbooks.kept import opened_bytes, sealed_bytes
from hearthlight.trail.models import Event

KIND = "export.xlsx"
RECENT = 50
"""Acts of a person among which the files of earlier exports are looked for, to be thrown away."""


def homes_of(place: str) -> Any:
    """Households in sight at and below a place."""
    low, high = areas.subtree(place)
    return Household.objects.filter(area_code__gte=low, area_code__lt=high)


def make(person: Person, table: str, place: str, day: date) -> Export:
    """Make the table with what this person sees."""
    with viewing(viewer_of(person, day)):
        return build(person, homes_of(place), table, place, day)


def keep(person: Person, made: Export, place: str, day: date) -> Event:
    """Write down that it goes out, and keep it in place of this person's earlier ones. Raises Refused."""
    event = write_down(person, made, place, day)
    for one in Event.objects.filter(kind=event.kind, actor_id=person.pk).order_by("-pk")[1:RECENT]:
        kept.forget(one.pk, KIND)
    kept.put(kept.path(event.pk, KIND), sealed_bytes(made.content))
    return event


def kept_file(event: Event) -> bytes | None:
    """The file of an export; None when it is not kept any more."""
    place = kept.path(event.pk, KIND)
    return opened_bytes(place.read_bytes()) if place.exists() else None
