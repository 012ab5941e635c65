"""Tasks: mine and those of a place, late first; urging by a sentence to copy, handing over, a list to print."""

from collections.abc import Collection
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthlight.desk.access import seen_place, signed_in
from hearthlight.desk.asked import whole
from hearthlight.desk.work import task_list, task_rows, urging
from hearthlight.duty import actions, queries
from hearthlight.duty.actions import NotHanded
from hearthlight.duty.models import Task
from hearthlight.people.models import Person
from hearthlight.places import queries as places
from hearthlight.trail.act import Refused

SECTIONS = (("late", "bad"), ("soon", "sun"), ("later", ""))


@signed_in
def tasks_page(request: Any) -> HttpResponse:
    """My tasks, or those of a place."""
    return _page(request, request.GET)


def _page(request: Any, asked: Any, problem: str = "", ticked: Collection[int | None] = ()) -> HttpResponse:
    place = _place(request, asked.get("place", ""))
    wanted = task_list.wanted(place, asked, request.viewer.role)
    found, following = task_list.page(wanted, request.user)
    shown = task_rows.rows(found, request.day)
    context = {
        "area": places.area(place),
        "below": places.children(place),
        "wanted": wanted,
        "sections": [
            (name, tag, task_rows.by_weight([row for row in shown if row.when == name])) for name, tag in SECTIONS
        ],
        "rows": shown,
        "next": following,
        "takers": task_rows.takers(queries.takers(place, request.day)),
        "may_act": request.user.may("duty.urge", place),
        "problem": problem,
        "ticked": ticked,
    }
    return render(request, "desk/tasks.html", context, status=422 if problem else 200)


def _place(request: Any, code: str) -> str:
    """The place that is asked for; a helper, who sees none, has the place of the office."""
    if request.viewer.role == "helper" and not code:
        return str(request.user.held(request.day)[0].area_code)
    return seen_place(request, code)


@signed_in
def sheet(request: Any) -> HttpResponse:
    """The open tasks of a place by person, to print: no counts beside names, no order among people but the offices'."""
    place = _place(request, request.GET.get("place", ""))
    wanted = task_list.wanted(place, request.GET, request.viewer.role)
    found = list(task_list.of(wanted, request.user).select_related("person")[: task_list.SHEET + 1])
    people = task_rows.by_person(task_rows.rows(found[: task_list.SHEET], request.day))
    cut = len(found) > task_list.SHEET
    context = {"area": places.area(place), "people": people, "cut": cut, "wanted": wanted}
    return render(request, "desk/task_sheet.html", context)


@signed_in
def change(request: Any) -> HttpResponse:
    """Urge, mark as seen or hand over what was ticked."""
    do = CHANGES.get(request.POST.get("do", ""))
    if do is None:
        raise Http404
    ids = request.POST.getlist("task")
    try:
        if not ids:
            raise NotHanded(_("Tick the tasks first."))
        chosen = task_list.chosen(request.user, ids)
        return do(request, chosen) if chosen else redirect(_back(request))
    except Refused as error:
        raise PermissionDenied from error
    except NotHanded as error:
        return _page(request, request.POST, str(error), {whole(pk) for pk in ids})


def _urge(request: Any, chosen: list[Task]) -> HttpResponse:
    actions.urge(request.user, chosen)
    sentences = urging.sentences(task_rows.rows(chosen, request.day))
    return render(request, "desk/task_urge.html", {"sentences": sentences, "back": _back(request)})


def _see(request: Any, chosen: list[Task]) -> HttpResponse:
    actions.see(request.user, chosen)
    return redirect(_back(request))


def _hand(request: Any, chosen: list[Task]) -> HttpResponse:
    to = Person.objects.filter(pk=whole(request.POST.get("to")) or 0, active=True).first()
    if to is None:
        raise NotHanded(_("Choose who shall get them."))
    actions.hand_over(request.user, chosen, to)
    return redirect(_back(request))


def _back(request: Any) -> str:
    """The list again, as it was asked for."""
    asked = {name: request.POST[name] for name in ("of", "place") if request.POST.get(name)}
    return f"{reverse('tasks')}?{urlencode(asked)}"


CHANGES = {"urge": _urge, "see": _see, "hand": _hand}
