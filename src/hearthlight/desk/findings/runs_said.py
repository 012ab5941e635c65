"""What the last runs of the rules at a place said and changed, as far as the reader sees it."""

from typing import Any

from django.db.models import Q

from hearthlight.checks.models import Finding
from hearthlight.desk.findings.places_of import inside
from hearthlight.people.sight import Viewer
from hearthlight.places.queries import names
from hearthlight.standard.screening import runs
from hearthlight.standard.screening.runs import Change
from hearthlight.trail.models import Event

KINDS = ((runs.WHOLE, runs.CHANGED), ("help.screen",), ("sun.screen",))
"""The acts in which the rules of each room look at a whole place."""


def last(place: str) -> list[Event]:
    """The last run at a place of each room that has rules."""
    found = (runs.last(place, *kinds) for kinds in KINDS)
    return [run for run in found if run]


def changes(run: Event, place: str) -> list[Change]:
    """What a run changed at a place, as far as the reader sees it."""
    return runs.changes(run, Finding.objects.filter(Q(made=run) | Q(event=run)).filter(inside(place)))


def answers(place: str, code: str, viewer: Viewer) -> dict[str, Any]:
    """day, place (its name), and rows by answer of the last time everybody was asked this rule.

    Empty for never, and for a run of a place whose numbers the viewer may not read.
    """
    found = runs.answers(place).get(code)
    if found is None or not viewer.sees(found[0].area_code):
        return {}
    run, counts = found
    return {"day": run.day, "place": names([run.area_code]).get(run.area_code, "")} | counts
