"""Checklists of a township: the sets of a year, one set with its items, ticking and learning; issuing one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.core import areas
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.duty.models import Gathering
from hearthlight.papers.checklists import writing
from hearthlight.papers.checklists.writing import NotListed
from hearthlight.papers.models import Checklist, Learned, Tick
from hearthlight.places import queries as places
from hearthlight.trail.act import Refused

ACT = "papers.issue_checklist"
LINES = 8


@for_homes
def checklists(request: Any, code: str) -> HttpResponse:
    """The sets of a township by year, in their newest version."""
    place = seen_place(request, code)
    town = areas.at(place, "township") if areas.level(place).name == "village" else place
    years = sorted(set(Checklist.objects.filter(area_code=town).values_list("year", flat=True)), reverse=True)
    context = {"area": places.area(place), "path": places.path_to(place), "may": request.user.may(ACT, place)}
    context |= {"years": [(year, writing.newest(town, year)) for year in years]}
    context |= {
        "four": writing.newest(town, request.day.year, "four"),
        "township": areas.level(place).name == "township",
    }
    return render(request, "desk/checklists.html", context)


@for_homes
def checklist(request: Any, pk: int) -> HttpResponse:
    """One set: its items, what the reader's village has ticked, and who has learned it."""
    row = Checklist.objects.select_related("relay").filter(pk=pk).first()
    home = request.viewer.home
    if row is None or not (request.viewer.sees(row.area_code) or areas.within(home, row.area_code)):
        raise Http404
    problem = ""
    if request.method == "POST":
        try:
            _act(request, row, home)
            return redirect("checklist", row.pk)
        except Refused as error:
            raise PermissionDenied from error
        except NotListed as error:
            problem = str(error)
    ticked = set(Tick.objects.filter(checklist=row, household_id=None, area_code=home).values_list("item", flat=True))
    learned = Learned.objects.filter(checklist=row).select_related("person").order_by("on_date", "pk")
    context = {"row": row, "items": [(n, one, n in ticked) for n, one in enumerate(row.items)], "problem": problem}
    context |= {"learned": learned[:200], "mine": any(one.person_id == request.user.pk for one in learned)}
    context |= {"may_tick": areas.level(home).name == "village" and request.user.may("duty.tick", home)}
    context["key"] = key_of({})
    return render(request, "desk/checklist.html", context, status=422 if problem else 200)


def _act(request: Any, row: Checklist, home: str) -> None:
    key = key_of(request.POST)
    if request.POST.get("do") == "learn":
        writing.learn(request.user, row, key=key)
        return
    item = whole(request.POST.get("item"))
    writing.tick(request.user, row, -1 if item is None else item, home, request.day, key=key)


@for_homes
def issue(request: Any, code: str) -> HttpResponse:
    """Issue a set, or the next version of one."""
    place, problem = seen_place(request, code), ""
    if areas.level(place).name != "township":
        raise Http404
    if not request.user.may(ACT, place):
        raise PermissionDenied
    if request.method == "POST":
        try:
            return redirect("checklist", _issued(request, place).pk)
        except NotListed as error:
            problem = str(error)
    relays = Gathering.objects.filter(area_code=place, kind="relay", withdrawn_why="").order_by("-on_date")[:20]
    context = {"area": places.area(place), "problem": problem, "given": request.POST, "relays": relays}
    context |= {"key": key_of(request.POST), "lines": _lines(request), "year": request.day.year}
    return render(request, "desk/checklist_issue.html", context, status=422 if problem else 200)


def _lines(request: Any) -> list[dict[str, str]]:
    posted = request.POST
    return [{name: posted.get(f"{name}-{n}", "").strip() for name in writing.FIELDS} for n in range(LINES)]


def _issued(request: Any, place: str) -> Checklist:
    posted = request.POST
    items = [one for one in _lines(request) if any(one.values())]
    relay = Gathering.objects.filter(pk=whole(posted.get("relay")) or 0, area_code=place).first()
    year, number = whole(posted.get("year")) or request.day.year, whole(posted.get("number")) or 1
    said = {"document": posted.get("document", ""), "relay": relay, "key": key_of(posted)}
    return writing.issue(request.user, place, year, number, posted.get("title", ""), items, **said)
