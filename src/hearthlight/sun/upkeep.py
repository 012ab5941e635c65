"""Writing a station's log 运维日志."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.sun.actions import NotSunny
from hearthlight.sun.models import Station, Upkeep
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add


@once
def report(user: Actor, station: Station, on: date, kind: str, words: str = "", *, key: UUID | None = None) -> Upkeep:
    """Write down what was done at a station on a day. Raises Refused, NotSunny with one sentence."""
    said = {"on": on, "what": kind, "words": words}
    with act(user, "sun.report", at=station.area_code, subject=station, key=key, **said) as event:
        if kind not in Upkeep.Kind.values:
            raise NotSunny(_("Say whether it was looked at, cleaned, found at fault or repaired."))
        if on > event.day:
            raise NotSunny(_("%(day)s has not come: write down what was done, on the day it was.") % {"day": on})
        if kind == Upkeep.Kind.FAULT and not words.strip():
            raise NotSunny(_("Say in a few words what is at fault."))
        row = Upkeep(station=station, on=on, kind=kind, words=words.strip()[:200], synthetic=station.synthetic)
        return add(event, row)
