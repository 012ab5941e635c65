"""Rhythms and gatherings as pages show them: how this week and month stand, what was kept, what took place."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.desk.amounts import day_words
from hearthlight.desk.terms import listed
from hearthlight.duty.meeting.counting import now
from hearthlight.duty.meeting.rhythms import Judged, settings, standing
from hearthlight.duty.models import Attendance, Gathering, RhythmPeriod
from hearthlight.people import offices
from hearthlight.places.queries import names

KINDS = {
    "joint": pgettext_lazy("gathering", "Joint meeting"),
    "roll_call": pgettext_lazy("gathering", "Roll call"),
    "all_cadre": pgettext_lazy("gathering", "All-cadre meeting"),
    "relay": pgettext_lazy("gathering", "Upper-level meeting passed on"),
    "zone": pgettext_lazy("gathering", "Dispatch of a zone"),
    "conference": pgettext_lazy("gathering", "Conference"),
    "tour": pgettext_lazy("gathering", "Inspection tour"),
    "activity": pgettext_lazy("gathering", "Activity"),
}
STATES = {
    "present": pgettext_lazy("attendance", "present"),
    "deputy": pgettext_lazy("attendance", "sent a deputy"),
    "absent": pgettext_lazy("attendance", "absent"),
}
ITEMS = {
    "settle": pgettext_lazy("agenda", "performance of {month} settled"),
    "issue": pgettext_lazy("agenda", "scheme of {month} issued"),
}
PAGE = 40


def rhythms(place: str, day: date) -> list[dict[str, Any]]:
    """Each rhythm of the place in its week or month, with a sentence; said before the period ends."""
    return [{"one": one, "title": one.rhythm.said(get_language()), "said": _said(one)} for one in now(place, day)]


def rhythm_words(code: str) -> str:
    """A rhythm by its name in the language of the page."""
    entry = settings().all(code)
    return entry[-1].value["english" if get_language() == "en" else "title"] if entry else code


def _said(one: Judged) -> str:
    if one.kept:
        return _("kept: %(counted)s of %(required)s") % {"counted": one.counted, "required": one.required}
    if one.rhythm.counts == "dates":
        return _("lacking: %(days)s") % {"days": listed(map(day_words, one.lacking))}
    told = {"needed": one.needed, "left": one.days_left}
    if not one.possible:
        return _("%(needed)s needed, %(left)s days left: it cannot be kept any more") % told
    return _("%(needed)s needed, %(left)s days left") % told


def past(place: str, day: date) -> list[dict[str, Any]]:
    """Weeks and months that are over, the newest first: what was not kept stays so."""
    titles = {one.code: one.said(get_language()) for one in standing(day, place)}
    rows = RhythmPeriod.objects.filter(area_code=place).order_by("-first", "rhythm")[:PAGE]
    return [{"row": one, "title": titles.get(one.rhythm, one.rhythm)} for one in rows]


def gatherings(place: str) -> list[dict[str, Any]]:
    """What took place at the place itself, or was about it, the newest first."""
    here = Q(area_code=place)
    rows = Gathering.objects.filter(here, withdrawn_why="").order_by("-on_date", "-pk")[:PAGE]
    found = list(rows)
    told = Attendance.objects.filter(gathering__in=[one.pk for one in found])
    states: dict[int, list[str]] = {}
    for gathering, state in told.values_list("gathering_id", "state"):
        states.setdefault(gathering, []).append(state)
    return [_gathering(one, states.get(one.pk, [])) for one in found]


def _gathering(one: Gathering, states: Sequence[str]) -> dict[str, Any]:
    counted = [(words, states.count(code)) for code, words in STATES.items() if code in states]
    return {"row": one, "kind": KINDS[one.kind], "agenda": agenda(one.agenda), "there": counted}


def agenda(codes: Sequence[str]) -> list[str]:
    """The items of an agenda in words."""
    parts = [one.partition(":") for one in codes]
    return [str(ITEMS.get(code, code)).format(month=month) for code, _colon, month in parts]


def attendance(one: Gathering) -> list[dict[str, Any]]:
    """Who was there by which office, with reasons and reports."""
    rows = list(one.attendances.select_related("person").order_by("area_code", "pk"))
    known = names(sorted({row.area_code for row in rows}))
    return [
        {
            "row": row,
            "place": known.get(row.area_code, ""),
            "office": offices.find(row.office).said(get_language()),
            "state": STATES[row.state],
        }
        for row in rows
    ]


def kinds_at(place: str) -> list[tuple[str, Any]]:
    """The kinds of gathering that a place of this level writes down."""
    level = areas.level(place).name
    town = ("roll_call", "joint", "all_cadre", "relay", "zone", "activity")
    by_level = {"township": town, "village": ("activity",)}
    return [(code, KINDS[code]) for code in by_level.get(level, ("conference", "tour", "relay", "activity"))]
