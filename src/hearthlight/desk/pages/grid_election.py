"""Electing a grid's members on pages: who is put forward, the list, the votes; and changing a member later."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearthlight.decisions.actions import DecisionRefused
from hearthlight.decisions.queries import waiting
from hearthlight.decisions.words import quorum_words, step_words
from hearthlight.desk import grid_rows
from hearthlight.desk.access import for_homes
from hearthlight.desk.asked import whole
from hearthlight.desk.pages.grids import grid_asked, village_of
from hearthlight.grids import counting, elections, queries, roster, seating
from hearthlight.grids.kinds import KIND, TRACK
from hearthlight.grids.models import Seat
from hearthlight.grids.refusals import GridRefused
from hearthlight.grids.seat_sentences import kind_words, track_words
from hearthlight.places.models import Area, Zone
from hearthlight.register.models import Member
from hearthlight.trail.act import KeyReused, Refused

Act = Callable[[Any, Zone, UUID], Any]


@require_http_methods(["GET", "HEAD", "POST"])
@for_homes
def candidates(request: Any, code: str) -> HttpResponse:
    """Candidates and members of a grid, the next step of its election, and the forms that change them."""
    village = village_of(request, code, "grids.nominate")
    zone = grid_asked(request, village)
    problems = _done(request, zone, ACTS.get(request.POST.get("act", ""))) if request.method == "POST" else []
    if request.method == "POST" and not problems:
        return redirect(f"{reverse('grid-candidates', args=[village.code])}?grid={zone.number}")
    asked = request.POST if request.method == "POST" else request.GET
    number = asked.get("household", "").strip()
    context = _said(village, zone, request) | {
        "problems": problems,
        "household": number,
        "nominees": grid_rows.nominees(number, zone, request.day),
        "kinds": [(one, kind_words(one)) for one in KIND],
        "tracks": [(one, track_words(one)) for one in TRACK],
    }
    return render(request, "desk/grid_candidates.html", context, status=422 if problems else 200)


def _said(village: Area, zone: Zone, request: Any) -> dict[str, Any]:
    seats = roster.seats(zone, request.day)
    running = elections.election(zone)
    awaited = waiting(running, request.day) if running else None
    return {
        "area": village,
        "zone": zone,
        "zones": queries.zones_of(village.code, request.day),
        "stands": roster.committee(zone, request.day),
        "rows": grid_rows.seat_rows(seats),
        "running": running,
        "awaits": awaited.rule.name if awaited else "",
        "awaits_words": step_words(awaited.rule.name) if awaited else "",
        "quorum": quorum_words(awaited.rule, request.day, zone.area_code) if awaited else "",
        "blocked": awaited.blocked if awaited else "",
        "gaps": elections.gaps(zone, running.payload, request.day) if running and _lists(awaited) else [],
        "key": uuid4(),
    }


def _lists(awaited: Any) -> bool:
    return bool(awaited and awaited.rule.name == "candidate_list")


def _done(request: Any, zone: Zone, wanted: Act | None) -> list[str]:
    """What speaks against it, or nothing when it was done."""
    if wanted is None:
        return [_("The form was not whole: open the page again.")]
    try:
        wanted(request, zone, UUID(request.POST.get("key", "")))
    except GridRefused as error:
        return error.sentences
    except DecisionRefused as error:
        return [str(error)]
    except Refused as error:
        raise PermissionDenied from error
    except (KeyReused, ValueError, Member.DoesNotExist, Seat.DoesNotExist):
        return [_("The form was not whole: open the page again.")]
    return []


def _nominate(request: Any, zone: Zone, key: UUID) -> None:
    said = request.POST
    answers = {"yes": True, "no": False}
    conditions = {name: answers.get(said.get(name, "")) for name in ("went_out", "willing", "has_time")}
    member = Member.objects.get(pk=whole(said.get("member")) or 0)
    kind, track = said.get("kind", ""), said.get("track", "")
    elections.nominate(request.user, zone, member, kind, request.day, track=track, key=key, **conditions)


def _open(request: Any, zone: Zone, key: UUID) -> None:
    elections.open_election(request.user, zone, whole(request.POST.get("seats")) or 0, request.day, key=key)


def _close(request: Any, zone: Zone, key: UUID) -> None:
    elections.close_list(request.user, zone, request.day, key=key)


def _withdraw(request: Any, zone: Zone, key: UUID) -> None:
    elections.withdraw_nominee(request.user, _seat(request, zone), request.day, request.POST.get("reason", ""))


def _replace(request: Any, zone: Zone, key: UUID) -> None:
    follows = whole(request.POST.get("successor"))
    successor = Seat.objects.get(zone=zone, pk=follows) if follows else None
    reason = request.POST.get("reason", "")
    seating.replace(request.user, _seat(request, zone), request.day, reason, successor=successor, key=key)


def _seat(request: Any, zone: Zone) -> Seat:
    found: Seat = Seat.objects.get(zone=zone, pk=whole(request.POST.get("seat")) or 0)
    return found


ACTS: dict[str, Act] = {
    "nominate": _nominate,
    "open": _open,
    "close": _close,
    "withdraw": _withdraw,
    "replace": _replace,
}


@require_http_methods(["GET", "HEAD", "POST"])
@for_homes
def votes(request: Any, code: str) -> HttpResponse:
    """The count of an election: turnout, votes of each candidate, and how a tie was settled."""
    village = village_of(request, code, "grids.record_votes")
    zone = grid_asked(request, village)
    problems = _done(request, zone, _count) if request.method == "POST" else []
    if request.method == "POST" and not problems:
        return redirect(f"{reverse('grid-candidates', args=[village.code])}?grid={zone.number}")
    standing = [seat for seat in roster.seats(zone, request.day, Seat.State.CANDIDATE) if not seat.party]
    rows = [row | {"votes": request.POST.get(f"votes-{row['seat'].pk}", "")} for row in grid_rows.seat_rows(standing)]
    context = _said(village, zone, request) | {
        "problems": problems,
        "rows": rows,
        "typed": {name: request.POST.get(name, "") for name in ("eligible", "present", "spoilt", "reason")},
        "chosen": [whole(pk) for pk in request.POST.getlist("chosen")],
    }
    return render(request, "desk/grid_votes.html", context, status=422 if problems else 200)


def _count(request: Any, zone: Zone, key: UUID) -> None:
    said = request.POST
    standing = [seat for seat in roster.seats(zone, request.day, Seat.State.CANDIDATE) if not seat.party]
    typed = {seat.pk: whole(said.get(f"votes-{seat.pk}", "").strip()) for seat in standing}
    counting.record_votes(
        request.user,
        zone,
        {pk: number for pk, number in typed.items() if number is not None},
        whole(said.get("eligible", "").strip()) or 0,
        whole(said.get("present", "").strip()) or 0,
        request.day,
        spoilt=whole(said.get("spoilt", "").strip()) or 0,
        chosen=frozenset(pk for one in said.getlist("chosen") if (pk := whole(one))),
        reason=said.get("reason", ""),
        key=key,
    )
