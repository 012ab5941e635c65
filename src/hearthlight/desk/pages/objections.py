"""Objections: said on the public page or taken in by an office, read and answered one level above, found by a code."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.decisions import objections as acts
from hearthlight.decisions.models import Notice, Objection
from hearthlight.decisions.notice_lines import line_of
from hearthlight.decisions.queries import lines
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.matters import objecting
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.pages.deciding import BadField, tried
from hearthlight.desk.pages.notices import of_token
from hearthlight.places import queries as places

OFFICE_CHANNELS = ("in_person", "telephone", "paper")
MOST = 200


def said(request: Any, token: str) -> HttpResponse:
    """The public form: what is wrong, with which line, about whom. No name is asked."""
    return _form(request, of_token(token), acts.PUBLIC, ("page",), "object")


@for_homes
def receive(request: Any, token: str) -> HttpResponse:
    """The same typed by an office for somebody who came, called or wrote."""
    notice = of_token(token)
    if not request.user.may("decisions.receive_objection", notice.area_code):
        raise PermissionDenied
    return _form(request, notice, request.user, OFFICE_CHANNELS, "objection-receive")


def _form(request: Any, notice: Notice, user: Any, channels: tuple[str, ...], address: str) -> HttpResponse:
    given, problem = request.POST, ""
    if request.method == "POST":
        found, problem = tried(lambda: _receive(request, notice, user, channels))
        if found:
            row, code = found
            shown = objecting.opened(row)
            return render(request, "desk/objection_receipt.html", {"code": code, "row": row, "goes_to": shown.goes_to})
    context = {"notice": notice, "lines": objecting.line_choices(notice), "problem": problem, "given": given}
    context |= {"about": objecting.about_choices(notice.area_code), "channels": channels, "address": address}
    context |= {"key": key_of(given), "most": acts.MOST}
    return render(request, "desk/objection_form.html", context, status=422 if problem else 200)


def _receive(request: Any, notice: Notice, user: Any, channels: tuple[str, ...]) -> tuple[Objection, str]:
    given = request.POST
    step = line_of(notice, whole(given.get("line")) or 0)
    if given.get("line") and step is None:
        raise BadField(_("This notice has no such line."))
    about = given.get("about", "") if given.get("about") in objecting.ABOUT else ""
    return acts.receive(
        user,
        area_code=notice.area_code,
        channel=given.get("channel") if given.get("channel") in channels else channels[0],
        text=given.get("text", "").strip(),
        on=request.day,
        notice=notice,
        decision=step.decision if step else None,
        about=about,
        key=key_of(given),
    )


def status(request: Any) -> HttpResponse:
    """The state and the answer by the receipt's code, without sign-in; the code never stands in an address."""
    code = request.POST.get("code", "") if request.method == "POST" else ""
    row = objecting.of_code(code)
    context: dict[str, Any] = {"asked": bool(code.strip()), "shown": objecting.opened(row) if row else None}
    return render(request, "desk/objection_status.html", context, status=404 if context["asked"] and not row else 200)


@for_homes
def objection_list(request: Any) -> HttpResponse:
    """Objections that a place or one below it must answer, those waiting first."""
    place = seen_place(request, request.GET.get("place", ""))
    low, high = areas.subtree(place)
    rows = Objection.objects.filter(goes_to__gte=low, goes_to__lt=high).order_by("answered_on", "due_on", "pk")[:MOST]
    waiting = [row for row in rows if row.answered_on is None]
    known = places.names([row.goes_to for row in rows] + [row.area_code for row in rows])
    shown = [
        (
            row,
            known.get(row.area_code, ""),
            known.get(row.goes_to, ""),
            row.answered_on is None and row.due_on < request.day,
            _may_open(request, row),
        )
        for row in [*waiting, *(row for row in rows if row.answered_on)]
    ]
    return render(request, "desk/objections.html", {"rows": shown, "area": places.area(place)})


def _may_open(request: Any, row: Objection) -> bool:
    """Whoever answers an objection opens it, nobody else."""
    may = request.user.may("decisions.answer_objection", row.goes_to)
    return bool(may and acts.answers(request.user, row, request.day))


@for_homes
def objection(request: Any, pk: int) -> HttpResponse:
    """One objection, read by the place it goes to, and its answer."""
    try:
        row = Objection.objects.select_related("notice", "decision").get(pk=pk)
    except Objection.DoesNotExist as error:
        raise Http404 from error
    if not _may_open(request, row):
        raise PermissionDenied
    problem = ""
    if request.method == "POST":
        done, problem = tried(lambda: _answer(request, row))
        if done:
            return redirect("objection", pk)
    steps = [step for step in lines(row.notice) if step.decision.state == "open"] if row.notice else []
    words = dict(objecting.line_choices(row.notice)) if row.notice else {}
    context = {"shown": objecting.opened(row), "problem": problem, "given": request.POST, "key": key_of(request.POST)}
    context["concerned"] = objecting.concerned(row)
    context |= {"steps": [(step, words.get(str(step.line), "")) for step in steps], "most": acts.MOST}
    return render(request, "desk/objection.html", context, status=422 if problem else 200)


def _answer(request: Any, row: Objection) -> Objection:
    given = request.POST
    if given.get("outcome") not in Objection.Outcome.values:
        raise BadField(_("Say whether it is upheld."))
    chosen = {whole(text) for text in given.getlist("d")}
    refuse = [step.decision for step in lines(row.notice) if step.decision_id in chosen] if row.notice else []
    said = {"outcome": given["outcome"], "text": given.get("text", "").strip(), "on": request.day}
    return acts.answer(request.user, row, refuse=refuse, key=key_of(given), **said)
