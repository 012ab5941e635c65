"""Taking the next step of matters, taking one back, opening its scan: each form acts once, kept when refused."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearthlight.decisions.actions import NotYet, take_step, withdraw
from hearthlight.decisions.models import Step
from hearthlight.decisions.procedure import Votes
from hearthlight.decisions.queries import waiting_all
from hearthlight.decisions.stepping import one_rule
from hearthlight.decisions.words import kind_words, quorum_words, step_words
from hearthlight.desk.access import for_homes
from hearthlight.desk.asked import whole
from hearthlight.desk.matters import decision_rows
from hearthlight.desk.matters.household_standing import stands
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.matters.minutes import filed, opened
from hearthlight.desk.pages import decisions as pages
from hearthlight.desk.pages.deciding import chosen, on_chosen, onward, the_day, the_number, tried
from hearthlight.desk.workbooks.files import as_download

COUNTS = ("eligible", "present", "votes_for", "votes_against", "abstained")


@for_homes
def step(request: Any) -> HttpResponse:
    """The form for the next step of one or many matters, and its taking; a second click lands where the first did."""
    return on_chosen(request, "desk/decision_step.html", _form, _take, lambda _taken: onward(chosen(request.POST)))


def _form(request: Any, given: Any) -> dict[str, Any]:
    matters = chosen(given)
    rule = one_rule(matters, waiting_all(matters, request.day))
    return {
        "matters": decision_rows.rows(matters, request.day),
        "rule": rule,
        "title": step_words(rule.name),
        "quorum": quorum_words(rule, request.day, matters[0].area_code),
        "stands": None if matters[1:] else stands(matters[0], request.day),
        "kind": kind_words(matters[0].kind),
        "given": given,
        "key": key_of(request.POST),
        "counts": [(name, title, given.get(name, "")) for name, title in _titles().items()],
        "on_date": given.get("on_date") or request.day.isoformat(),
    }


def _titles() -> dict[str, str]:
    return {
        "eligible": _("Entitled to vote"),
        "present": _("Present"),
        "votes_for": _("For"),
        "votes_against": _("Against"),
        "abstained": _("Abstaining"),
    }


def _take(request: Any) -> Any:
    given, titles = request.POST, _titles()
    counts = {name: the_number(given, name, titles[name]) for name in COUNTS if name in given}
    return take_step(
        request.user,
        chosen(given),
        on_date=the_day(given, "on_date", request.day) or request.day,
        result=given.get("result", "passed" if counts else ""),
        votes=_votes(counts),
        note=given.get("note", "").strip(),
        amount=the_number(given, "amount", _("Amount")),
        due_on=the_day(given, "due_on", None),
        source=filed(request),
        expected=given.get("expected", ""),
        key=key_of(given),
    )


def _votes(counts: dict[str, int | None]) -> Votes | None:
    """The counts; only that of abstentions may be left out, since who does not vote is counted as present. Raises
    NotYet."""
    known = {name: count for name, count in counts.items() if count is not None}
    if not {"eligible", "present", "votes_for", "votes_against"} <= known.keys():
        return None
    try:
        return Votes(**known)
    except ValueError:
        raise NotYet(_("The counts do not add up: nobody votes twice, nobody absent votes.")) from None


@require_POST
@for_homes
def take_back(request: Any, pk: int) -> HttpResponse:
    """Withdraw a matter with a reason; only who proposed it does."""
    one = pages.found(pk)
    first = one.steps(manager="whole").order_by("number").first()
    if first is None or first.by_id != request.user.pk:
        raise PermissionDenied
    done, problem = tried(lambda: withdraw(request.user, one, request.POST.get("reason", ""), key_of(request.POST)))
    return redirect("decision", pk) if done else pages.shown(request, one, problem, 422)


@require_POST
@for_homes
def scan(request: Any, pk: int) -> HttpResponse:
    """The scan of one step, for a reason; it is saved, never shown within a page."""
    one = pages.found(pk)
    steps = Step.objects.select_related("source", "decision").filter(decision=one, source__kind="minutes")
    step = steps.filter(pk=whole(request.POST.get("step")) or 0).first()
    if step is None:
        raise Http404
    got, problem = tried(lambda: opened(request.user, step, request.POST.get("reason", "")))
    if got is None:
        return pages.shown(request, one, problem, 422)
    content, kind = got
    return as_download(content, step.source.title, kind)
