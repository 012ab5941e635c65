"""Putting a village's groups into grids: by a form of selects, or from a workbook that is shown before it counts."""

import re
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearthlight.desk import grid_rows
from hearthlight.desk.access import for_homes
from hearthlight.desk.asked import whole
from hearthlight.desk.pages.grids import village_of
from hearthlight.grids import bounds, queries, roster, taking_in
from hearthlight.grids.actions import adopt_partition, checked
from hearthlight.grids.partition import Group, Neighbours, pairs, plain, spelled
from hearthlight.grids.refusals import GridRefused
from hearthlight.grids.sentences import breaches_words
from hearthlight.places.models import Area
from hearthlight.trail.act import KeyReused, Refused
from hearthlight.trail.models import Source

ADOPT = "grids.adopt_partition"
MOST = 20_000_000
"""Bytes of the largest workbook taken here: one village's."""
_BETWEEN = re.compile(r"[,，、;；\s]+")


@require_http_methods(["GET", "HEAD", "POST"])
@for_homes
def partition(request: Any, code: str) -> HttpResponse:
    """The form, and adopting what it sends."""
    village = village_of(request, code, ADOPT)
    rows = grid_rows.groups(roster.read(village.code, request.day))
    problems: list[str] = []
    if request.method == "POST":
        rows = [row | _typed(request, row) for row in rows]
        problems = _adopted(request, village, rows)
        if not problems:
            return redirect("grids", village.code)
    else:
        _known_neighbours(rows, queries.neighbours_of(village.code, request.day))
    return _form(request, village, rows, problems)


def _form(request: Any, village: Area, rows: list[Any], problems: list[str]) -> HttpResponse:
    context = {
        "area": village,
        "rows": rows,
        "numbers": range(1, len(rows) + 1),
        "bounds": bounds.in_force(request.day, village.code),
        "problems": problems,
        "reason": request.POST.get("reason", ""),
        "before": queries.partition_at(village.code, request.day),
        "key": uuid4(),
    }
    return render(request, "desk/grid_partition.html", context, status=422 if problems else 200)


def _typed(request: Any, row: dict[str, Any]) -> dict[str, Any]:
    code = row["code"]
    return {"grid": whole(request.POST.get(f"grid-{code}")), "near": request.POST.get(f"near-{code}", "").strip()}


def _known_neighbours(rows: list[Any], neighbours: Neighbours | None) -> None:
    for row in rows:
        beside = [plain(one["name"]) for one in rows if frozenset((row["code"], one["code"])) in (neighbours or ())]
        row["near"] = "、".join(beside)


def _adopted(request: Any, village: Area, rows: list[Any]) -> list[str]:
    """What speaks against it, or nothing when it was adopted."""
    plan = {row["code"]: row["grid"] for row in rows if row["grid"]}
    try:
        adopt_partition(
            request.user,
            village.code,
            plan,
            request.day,
            neighbours=_neighbours(rows),
            approver=request.user,
            reason=request.POST.get("reason", ""),
            key=UUID(request.POST.get("key", "")),
        )
    except GridRefused as error:
        return error.sentences
    except Refused as error:
        raise PermissionDenied from error
    except (KeyReused, ValueError):
        return [_("The form was not whole: open the page again.")]
    return []


def _neighbours(rows: list[Any]) -> Neighbours | None:
    """The neighbours as typed by name; unknown when nothing was typed. Raises GridRefused for an unknown name."""
    known = spelled(Group(row["code"], row["name"], 0) for row in rows)
    typed = {row["code"]: [word for word in _BETWEEN.split(row["near"]) if word] for row in rows}
    strange = sorted({word for words in typed.values() for word in words if plain(word) not in known})
    if strange:
        raise GridRefused([_("%(group)s is no group of this village.") % {"group": word} for word in strange])
    if not any(typed.values()):
        return None
    return pairs({code: [known[plain(word)] for word in words] for code, words in typed.items()})


@require_http_methods(["GET", "HEAD", "POST"])
@for_homes
def workbook(request: Any, code: str) -> HttpResponse:
    """Upload a workbook, look at what it would do, then let it count."""
    village = village_of(request, code, "grids.receive_workbook")
    context: dict[str, Any] = {"area": village, "key": uuid4(), "problems": []}
    if request.method == "POST":
        done = _apply(request, village, context) if request.POST.get("source") else _receive(request, village, context)
        if done:
            return done
    return render(request, "desk/grid_workbook.html", context, status=422 if context["problems"] else 200)


def _receive(request: Any, village: Area, context: dict[str, Any]) -> HttpResponse | None:
    file = request.FILES.get("workbook")
    if file is None or file.size > MOST:
        context["problems"] = [_("Choose a workbook of at most 20 MB.")]
        return None
    content = file.read()
    made = taking_in.draft(village.code, content, file.name, request.day)
    context |= {"problems": [] if made.plan or made.seats else made.wrong, "wrong": made.wrong}
    if made.plan or made.seats:
        source = taking_in.receive(request.user, village.code, content, file.name, request.day)
        context |= {"source": source, **_shown(village, made, request)}
    return None


def _shown(village: Area, made: taking_in.Draft, request: Any) -> dict[str, Any]:
    """What the workbook would do, with the gates' sentences."""
    names = {group.code: group.name for group in queries.groups_of(village.code, request.day)}
    near = pairs(made.near) if made.near else queries.neighbours_of(village.code, request.day)
    wrong = checked(village.code, made.plan, near, request.day) if made.plan else []
    return {
        "plan": [(names[code], number) for code, number in sorted(made.plan.items())],
        "gates": breaches_words(wrong, bounds.in_force(request.day, village.code)),
        "seats": taking_in.nominees(made),
        "before": queries.partition_at(village.code, request.day),
    }


def _apply(request: Any, village: Area, context: dict[str, Any]) -> HttpResponse | None:
    pk = whole(request.POST.get("source"))
    source = Source.objects.filter(pk=pk, kind=taking_in.KIND, area_code=village.code).first()
    if source is None:
        raise Http404
    try:
        if request.POST.get("what") == "seats":
            context["problems"] = taking_in.apply_seats(request.user, source, request.day)
        else:
            taking_in.apply_groups(request.user, source, request.day, reason=request.POST.get("reason", ""))
    except GridRefused as error:
        context["problems"] = error.sentences
    except Refused as error:
        raise PermissionDenied from error
    return None if context["problems"] else redirect("grids", village.code)
