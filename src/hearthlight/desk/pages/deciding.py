"""What the forms of decisions share: reading their fields, and telling a refusal in one sentence beside the input."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthlight.decisions.models import Decision
from hearthlight.decisions.refusals import DecisionRefused, NotYet
from hearthlight.decisions.stepping import common_place
from hearthlight.desk.asked import whole
from hearthlight.desk.record.answers import typed_day
from hearthlight.trail.act import KeyReused, Refused

STARTED_FROM_HOMES = ("exit", "identify", "monitor", "remove")
"""Kinds of matters that begin with a list of households."""

MOST_AT_ONCE = 300
"""Matters of one meeting."""


def tried(work: Callable[[], Any]) -> tuple[Any, str]:
    """(what `work` gave, "") or (None, one sentence why it was refused). Raises PermissionDenied."""
    try:
        return work(), ""
    except Refused as error:
        raise PermissionDenied from error
    except KeyReused:
        return None, _("This form was sent before with other entries: open it anew.")
    except (DecisionRefused, BadField) as error:
        return None, str(error)


def on_chosen(
    request: Any,
    template: str,
    form: Callable[[Any, Any], dict[str, Any]],
    act: Callable[[Any], Any],
    land: Callable[[Any], HttpResponse],
) -> HttpResponse:
    """A form about chosen matters, and what it does: `land` shows where the act led, a second click too. A refusal
    stands beside the kept input; matters that have no such form are told so on a page of their own."""
    given, problem = request.POST if request.method == "POST" else request.GET, ""
    if request.method == "POST":
        done, problem = tried(lambda: act(request))
        if done:
            return land(done)
    shown, why = tried(lambda: form(request, given))
    if shown is None:
        return render(request, "desk/decision_refused.html", {"problem": problem or why}, status=422)
    return render(request, template, shown | {"problem": problem}, status=422 if problem else 200)


class BadField(ValueError):
    """A field of a form holds something else than was asked."""


def the_day(given: Mapping[str, str], name: str, otherwise: date | None) -> date | None:
    """A day of a form; `otherwise` when it is empty. Raises BadField."""
    text = given.get(name, "").strip()
    found = typed_day(text)
    if text and found is None:
        raise BadField(_("“%(text)s” is no day: write it as 2017-03-28.") % {"text": text[:20]})
    return found or otherwise


def the_number(given: Mapping[str, str], name: str, title: str) -> int | None:
    """A whole number of a form, None when it is empty. Raises BadField."""
    text = given.get(name, "").strip()
    if text and whole(text) is None:
        raise BadField(_("%(title)s: “%(text)s” is no whole number.") % {"title": title, "text": text[:20]})
    return whole(text)


def chosen(given: Any) -> list[Decision]:
    """The matters of a form that the reader sees, in the order of their lines. Raises NotYet for none."""
    asked = [pk for pk in (whole(text) for text in given.getlist("d")[:MOST_AT_ONCE]) if pk]
    rows = list(Decision.objects.filter(pk__in=asked).order_by("area_code", "pk"))
    if not rows:
        raise NotYet(_("Choose at least one matter."))
    return rows


def onward(matters: list[Decision]) -> HttpResponse:
    """To the matter, or to the list they stand in."""
    if matters[1:]:
        return redirect(pages_address(matters))
    return redirect("decision", matters[0].pk)


def pages_address(matters: list[Decision]) -> str:
    """The list where several matters stand together."""
    return f"{reverse('decisions')}?kind={matters[0].kind}&place={common_place([one.area_code for one in matters])}"
