"""The public front page, and signing in to the demo by office."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthlight.decisions.models import Notice
from hearthlight.decisions.procedure import last_day
from hearthlight.decisions.words import kind_words
from hearthlight.desk import published
from hearthlight.desk.amounts import in_words
from hearthlight.desk.drawing.cover import draw as draw_cover
from hearthlight.papers.queries import latest
from hearthlight.people.models import Appointment, Person
from hearthlight.places import queries as places

ROLES = {
    "village": gettext_lazy("Village specialist"),
    "township": gettext_lazy("Township poverty office"),
    "county": gettext_lazy("County poverty office"),
    "leader": gettext_lazy("City leading group"),
    "auditor": gettext_lazy("Auditor"),
    "operator": gettext_lazy("Station operator"),
    "helper": gettext_lazy("Helper of ten homes"),
}

LANDING = {"operator": "stations", "helper": "visits"}
"""Where a role begins that has no overview."""

SHOWN = 20
"""Running notices on the front page."""


def front(request: HttpRequest) -> HttpResponse:
    """Published totals, the newest bulletin, and in a demo a button a role."""
    totals = published.totals(request.day)  # type: ignore[attr-defined]
    names = places.names([place for _figure, place, _given, _value in totals])
    shown = [
        {
            "title": _(figure.title),
            "place": names.get(place, ""),
            "code": figure.code,
            "area": place,
            "arguments": given,
            "words": in_words(value, figure.unit),
        }
        for figure, place, given, value in totals
    ]
    bulletin = latest(request.day)  # type: ignore[attr-defined]
    roles = ROLES.items() if settings.HEARTHLIGHT_DEMO else ()
    cover = mark_safe(draw_cover())  # noqa: S308
    said = {"totals": shown, "bulletin": bulletin, "roles": roles, "cover": cover}
    return render(request, "desk/front.html", said | {"notices": running_notices(request.day)})  # type: ignore[attr-defined]


def running_notices(day: date) -> list[dict[str, Any]]:
    """The notices that stand on `day`, the first to end before: token, kind and place in words, last day."""
    rows = list(Notice.objects.filter(posted_on__lte=day, until__gt=day).order_by("until", "pk")[:SHOWN])
    known = places.names([one.area_code for one in rows])
    return [
        {
            "token": one.token,
            "kind": kind_words(one.kind),
            "place": known.get(one.area_code, ""),
            "last_day": last_day(one.until),
        }
        for one in rows
    ]


def demo_as(request: HttpRequest, role: str) -> HttpResponse:
    """Sign in as the person who stands for a role, by button or link; there is no such thing outside a demo."""
    if not settings.HEARTHLIGHT_DEMO or role not in ROLES:
        raise Http404
    person = stands_for(role)
    if person is None:
        raise Http404
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(LANDING.get(role, "overview"))


def stands_for(role: str) -> Person | None:
    """The invented person whose office the demo signs in as."""
    office, place = settings.HEARTHLIGHT_DEMO_OFFICES[role]
    held = Appointment.objects.select_related("person").filter(office=office, area_code=place, until=None)
    appointment = held.order_by("seat").first()
    return appointment.person if appointment else None
