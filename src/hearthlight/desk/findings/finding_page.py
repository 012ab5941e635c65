"""One finding: why it was found, what the rule reads now, who said what, whose task it is. Opening it is opening the
record of its home."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hearthlight.checks.asked import Values
from hearthlight.checks.models import Finding
from hearthlight.desk import catalogue
from hearthlight.desk.access import for_homes
from hearthlight.desk.findings.finding_history import history
from hearthlight.desk.findings.finding_rows import TERMS, rows
from hearthlight.desk.findings.may_settle import may_settle
from hearthlight.desk.pages.homes import home_of, opened
from hearthlight.desk.work import task_rows
from hearthlight.duty.models import Task
from hearthlight.duty.wanted import FINDING
from hearthlight.places import queries as places
from hearthlight.standard.causes import TERMS as CODES
from hearthlight.standard.causes import worded
from hearthlight.standard.column_words import column_words
from hearthlight.standard.screening.now import values_now


@for_homes
def finding(request: Any, pk: int) -> HttpResponse:
    """The page of one finding."""
    return shown(request, pk)


def shown(request: Any, pk: int, problem: str = "", status: int = 422) -> HttpResponse:
    """The same; with a sentence where something was refused, and the words that were typed."""
    one = Finding.objects.filter(pk=pk).select_related("made", "event").first()
    if one is None:
        raise Http404
    if one.household_id:
        opened(request, home_of(one.household_id))
    row = rows([one])[0]
    tasks = Task.whole.filter(origin_kind=FINDING, origin_id=pk).select_related("person", "made").order_by("-pk")[:3]
    now = one.closing_values if one.closed else values_now(one, request.day)
    context = {
        "row": row,
        "rule": catalogue.sure(one.rule, one.opened, one.area_code),
        "path": places.path_to(one.area_code)[-3:],
        "values": _values(one, now),
        "now_read": now is not None,
        "history": history(one),
        "tasks": task_rows.rows(list(tasks), request.day),
        "acts": may_settle(request.user, [one.state], one.area_code),
        "problem": problem,
        "words": request.POST.get("words", "") if problem else "",
        "key": uuid4(),
    }
    return render(request, "desk/finding.html", context, status=status if problem else 200)


@dataclass(frozen=True)
class Read:
    """What the rule read of one column: its name, what stood there then, what stands there now."""

    name: str
    then: str
    now: str


def _values(one: Finding, read: Values | None) -> list[Read]:
    """Then and now; of a mended finding what mended it."""
    now = read or {}
    known = {**CODES, **TERMS}
    return [
        Read(
            column_words(column),
            worded(column, one.values[column], known) if column in one.values else "—",
            worded(column, now[column], known) if column in now else "—",
        )
        for column in dict.fromkeys([*one.values, *now])
    ]
