"""To whom policies continue 政策延续 (R86): by name with the reason, the undetermined with what they lack, in sums."""

from datetime import date
from typing import Any
from uuid import uuid4

import polars as pl
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from hearthlight.core import areas
from hearthlight.core.parameters import NotKnown, Parameters, Value
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.standard import entitle_rows, entitle_sums
from hearthlight.people import offices
from hearthlight.places import queries as places
from hearthlight.standard import pack, queries
from hearthlight.standard.continuing.bounds import bounds
from hearthlight.standard.continuing.continuation import ENTITLED, SAID, UNDETERMINED
from hearthlight.standard.continuing.mending import lack_of
from hearthlight.standard.income import income_year, per_head

TERMS = ("policy_continuation_line", "continuation_whatever_income", "continuation_below_line")


@for_homes
def continuation(request: Any, code: str = "") -> HttpResponse:
    """The page of a place; `?answer=` and `?because=` narrow its list."""
    place, day = seen_place(request, code), request.day
    judged = queries.entitlements(place, day)
    answer, because = _chosen(request.GET, judged)
    rows, following = entitle_rows.page(narrowed(judged, answer, because), request.GET.get("after", ""), day)
    context = {
        "area": places.area(place),
        "path": places.path_to(place),
        "totals": entitle_sums.totals(judged, place),
        "bounds": bounds(judged),
        "terms": [one for key in TERMS if (one := _term(pack.on(day).parameters, key, day, place))],
        "reasons": entitle_sums.by_reason(judged, place),
        "parts": entitle_sums.by_place(judged, place),
        "answers": [(one, SAID[one]) for one in entitle_sums.ANSWERS],
        "answer": answer,
        "because": because,
        "because_said": SAID.get(because, ""),
        "rows": [row | explained(row) for row in rows],
        "next": following,
        "year": income_year(day),
        "is_village": areas.level(place).name == "village",
        "key": uuid4(),
        "may_export": request.user.may("register.export", place),
    }
    return render(request, "desk/continuation.html", context)


def _chosen(asked: Any, judged: pl.DataFrame) -> tuple[str, str]:
    """The answer whose homes are listed, and the reason; what needs somebody first where nothing is asked."""
    answer, because = asked.get("answer", ""), asked.get("because", "")
    if answer not in entitle_sums.ANSWERS:
        answer = UNDETERMINED if UNDETERMINED in judged["answer"] else ENTITLED
    return answer, because if because in SAID else ""


def narrowed(judged: pl.DataFrame, answer: str, because: str = "") -> pl.DataFrame:
    """The homes of an answer, or of one reason for it."""
    return judged.filter(pl.col("because") == because) if because else judged.filter(pl.col("answer") == answer)


def _term(law: Parameters, key: str, day: date, place: str) -> Value | None:
    try:
        return law.at(key, day, place)
    except NotKnown:
        return None


def explained(row: dict[str, Any]) -> dict[str, Any]:
    """Why a home got its answer, its income a head, and for an undetermined one what it lacks and who can mend it."""
    lack = lack_of(row)
    return {
        "reason": SAID[row["because"]],
        "per_head": per_head(row["net_fen"], row["size"]),
        "lack": lack.words if lack else "",
        "who": offices.find(lack.office).said(get_language()) if lack else "",
    }
