"""Checking the answers of a correction, applying them in one act, and settling what somebody else changed meanwhile."""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthlight.decisions.actions import DecisionRefused, propose
from hearthlight.desk.amounts import day_words
from hearthlight.desk.asked import whole
from hearthlight.desk.pages.record_edit import of_home
from hearthlight.desk.record import record_answers, record_draft
from hearthlight.desk.record.answers import BadAnswer, a_day
from hearthlight.desk.record.record_answers import Line
from hearthlight.desk.record.record_draft import Draft
from hearthlight.desk.record.record_subjects import Subject
from hearthlight.desk.record.timeline import Rows, told
from hearthlight.register.corrections import Contested, correct_many
from hearthlight.register.models import Household
from hearthlight.trail.act import Refused
from hearthlight.trail.models import Event

Asked = dict[str, Subject]


@of_home
def check(request: Any, home: Household, asked: Asked) -> HttpResponse:
    """What was and what will be, since when and why."""
    draft = record_draft.load(request.session, home.pk)
    if request.method != "POST":
        return _page(request, home, draft, asked)
    if "leave" in request.POST:
        draft.drop(request.POST["leave"])
        record_draft.save(request.session, draft)
        return HttpResponseRedirect(reverse("record-check", args=[home.pk]))
    if not draft.answers:
        return _again(request, home)
    _settle(request, draft)
    return _applied(request, home, draft, asked)


def _page(request: Any, home: Household, draft: Draft, asked: Asked, problem: str = "") -> HttpResponse:
    found = record_answers.lines(draft, asked)
    context = {"home": home, "key": draft.key, "lines": found, "problem": problem}
    context |= {"decided": any(one.decided for one in found), "at_once": any(not one.decided for one in found)}
    context |= {"since": request.POST.get("since", request.day.isoformat()), "reason": request.POST.get("reason", "")}
    return render(request, "desk/record_check.html", context, status=422 if problem else 200)


def _again(request: Any, home: Household) -> HttpResponse:
    """A second click: what was applied stays applied."""
    key = request.POST.get("key", "")
    done = Event.objects.filter(key__in=_keys(key)).exists()
    record = reverse("household", args=[home.pk])
    return HttpResponseRedirect(f"{record}?done=0" if done else reverse("record-edit", args=[home.pk]))


def _keys(text: str) -> list[UUID]:
    try:
        return [UUID(text), _request_key(UUID(text))]
    except ValueError:
        return []


def _request_key(key: UUID) -> UUID:
    return uuid5(key, "change_request")


def _settle(request: Any, draft: Draft) -> None:
    """Take over what was chosen on the page of both versions."""
    for name in list(draft.answers):
        chosen, seen = request.POST.get(f"keep-{name}"), whole(request.POST.get(f"seen-{name}"))
        if chosen in ("mine", "theirs") and seen:
            draft.settle(name, chosen == "mine", seen)
    record_draft.save(request.session, draft)


def _applied(request: Any, home: Household, draft: Draft, asked: Asked) -> HttpResponse:
    try:
        since, reason = _since(request, home), request.POST.get("reason", "").strip()
        if not reason:
            raise BadAnswer(_("Say why: whoever reads this later must understand it."))
        found = record_answers.lines(draft, asked)
        with transaction.atomic():
            done = _correct(request, home, draft, found, since, reason)
            matter = _request(request, home, draft, found, since, reason)
    except Contested as conflict:
        return _both(request, home, draft, record_answers.lines(draft, asked), conflict)
    except Refused as error:
        raise PermissionDenied from error
    except (BadAnswer, DecisionRefused, ValueError) as error:
        return _page(request, home, draft, asked, str(error))
    record_draft.clear(request.session, home.pk)
    return HttpResponseRedirect(reverse("household", args=[home.pk]) + f"?done={done}" + matter)


def _since(request: Any, home: Household) -> date:
    since = a_day(request.POST.get("since", ""), request.day)
    if since < home.from_date:
        raise BadAnswer(
            _("The household has been in the books since %(day)s: give that day or a later one.")
            % {"day": day_words(home.from_date)}
        )
    return since


def _correct(request: Any, home: Household, draft: Draft, found: list[Line], since: date, reason: str) -> int:
    new = record_answers.corrections(draft, found)
    given_up = record_answers.corrections(draft, found, given_up=True)
    if not new and not given_up:
        return 0
    return correct_many(request.user, home, new, since, given_up=given_up, reason=reason, key=draft.key)


def _request(request: Any, home: Household, draft: Draft, found: list[Line], since: date, reason: str) -> str:
    changes = record_answers.requested(draft, found, since)
    if not changes:
        return ""
    key, payload = _request_key(draft.key), {"changes": changes, "valid_from": since.isoformat()}
    place, about = home.area_code, {"household_id": home.pk, "reason": reason, "payload": payload, "key": key}
    return f"&matter={propose(request.user, 'change_request', home, area_code=place, day=request.day, **about).pk}"


def _both(request: Any, home: Household, draft: Draft, found: list[Line], conflict: Contested) -> HttpResponse:
    """Both versions side by side; nothing is chosen beforehand, and both are kept."""
    rows = Rows.of(home)
    pairs = []
    for line in found:
        theirs = [
            conflict.theirs[one.place]
            for one in record_answers.corrections(draft, [line])
            if one.place in conflict.theirs
        ]
        if theirs:
            newest = max(one.event_id for one in theirs)
            pairs.append({"line": line, "theirs": [told(one, rows) for one in theirs], "seen": newest})
    context = {"home": home, "key": draft.key, "pairs": pairs, "lines": found}
    context |= {"since": request.POST.get("since", ""), "reason": request.POST.get("reason", "")}
    return render(request, "desk/record_conflict.html", context, status=409)
