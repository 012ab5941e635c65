"""What grows under the panels: planned, expected and actual beside each other and never mixed; the form to say it."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearthlight.core.money import yuan
from hearthlight.core.units import NotExact, mu_milli
from hearthlight.desk.access import seen_place, signed_in
from hearthlight.desk.asked import whole
from hearthlight.desk.building import plot_rows
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.places import queries as places
from hearthlight.sun.actions import NotSunny
from hearthlight.sun.models import Planting, Site
from hearthlight.sun.planting import plant

ACT = "sun.plant"
AREAS, MONEY = ("planned_mu_milli", "planted_mu_milli"), ("expected_fen", "actual_fen")


@signed_in
def plots(request: Any, code: str = "") -> HttpResponse:
    """The plots of a place."""
    return _page(request, seen_place(request, code))


@signed_in
def plot_write(request: Any, code: str) -> HttpResponse:
    """Take in what the form says of one plot."""
    place = seen_place(request, code)
    site = plot_rows.sites(place).filter(pk=whole(request.POST.get("site"))).first()
    if site is None or not request.user.may(ACT, site.area_code):
        raise PermissionDenied
    problem = _taken(request, site)
    return _page(request, place, problem) if problem else redirect("plots", place)


def _taken(request: Any, site: Site) -> str:
    given = request.POST
    try:
        facts = {name: _amount(given.get(name, ""), mu_milli) for name in AREAS}
        facts |= {name: _amount(given.get(name, ""), yuan) for name in MONEY}
        said = {name: value for name, value in facts.items() if value is not None}
        if given.get("worked_by") in Planting.Worker.values:
            said["worked_by"] = given["worked_by"]
        year = whole(given.get("year")) or request.day.year
        crop, worker = given.get("crop", "").strip()[:32], given.get("worker", "").strip()[:64]
        plant(request.user, site, year, crop, worker=worker, synthetic=site.synthetic, key=key_of(given), **said)
    except (NotExact, ValueError, ArithmeticError) as error:
        told = str(error) if isinstance(error, NotSunny) else ""
        return told or _("An area is written as 13.5, money as 1200.50; leave empty what is not known.")
    return ""


def _amount(text: str, read: Any) -> int | None:
    plain = text.strip().replace(",", "")
    return None if not plain else read(plain)


def _page(request: Any, place: str, problem: str = "") -> HttpResponse:
    context = {
        "area": places.area(place),
        "path": places.path_to(place),
        "rows": plot_rows.rows(place),
        "sites": plot_rows.sites(place)[: plot_rows.CHOSEN] if request.user.may(ACT, place) else [],
        "workers": plot_rows.WORKERS.items(),
        "year": request.day.year,
        "key": uuid4(),
        "problem": problem,
    }
    return render(request, "desk/plots.html", context, status=422 if problem else 200)
