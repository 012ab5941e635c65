"""A big table that goes out as a job: made once, kept sealed for who asked, under the act that wrote it down."""

from datetime import date, timedelta
from typing import Any

from hearthlight.core import areas
from hearthlight.people.models import Person
from hearthlight.people.sight import viewing
from hearthlight.people.viewer import viewer_of
from hearthlight.register.models import Household
from hearthlight.register.shadow import kept
from hearthlight.register.shadow.export import Export, build, write_down
from hearthlight.register.workbooks.kept import folder, opened_bytes, sealed_bytes
from hearthlight.trail.models import Event

KIND = "export.xlsx"
KEPT = timedelta(days=7)
"""How long a file waits to be fetched."""


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
    tidy(day, person)
    kept.put(kept.path(event.pk, KIND), sealed_bytes(made.content))
    return event


def tidy(day: date, person: Person | None = None) -> None:
    """Throw away everybody's files that waited too long, and all of a person's."""
    there = [int(one.name.split(".")[0]) for one in folder().glob(f"*.{KIND}")]
    for event in Event.objects.filter(pk__in=there):
        if event.day < day - KEPT or (person and event.actor_id == person.pk):
            kept.forget(event.pk, KIND)


def may_fetch(person: Person, event: Event) -> bool:
    """Whether this person may still send such a table out: an office ends, the file does not know it."""
    names = event.summary.get("names", True)
    return person.may("register.export", event.area_code) and (
        not names or person.may("people.unmask", event.area_code)
    )


def kept_file(event: Event) -> bytes | None:
    """The file of an export; None when it is not kept any more."""
    place = kept.path(event.pk, KIND)
    return opened_bytes(place.read_bytes()) if place.exists() else None
