"""The list of a place's continued policies on paper and as a workbook: the columns of a notice, heads masked."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearthlight.core import areas
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.standard import entitle_rows, entitle_sums
from hearthlight.desk.standard.entitle_continuation import explained, narrowed
from hearthlight.desk.workbooks.files import sent
from hearthlight.places import queries as places
from hearthlight.register.shadow.export import Export
from hearthlight.register.shadow.sheet_out import workbook
from hearthlight.standard import queries
from hearthlight.standard.continuing.continuation import ENTITLED, SAID

HEADINGS = ("序号", "行政村", "村民组", "户主", "家庭人口", "政策是否延续", "依据", "缺什么", "由谁补")
TABLE = "continuation"


@for_homes
def printed(request: Any, code: str) -> HttpResponse:
    """The entitled of a village as they may be read by everybody: number, group, head, people. Only of a village."""
    place = seen_place(request, code)
    if areas.level(place).name != "village":
        raise Http404
    judged = queries.entitlements(place, request.day)
    rows = entitle_rows.dressed(narrowed(judged, ENTITLED).sort("area_code", "household"), request.day)
    context = {"area": places.area(place), "rows": rows, "totals": entitle_sums.totals(judged, place)}
    return render(request, "desk/continuation_list.html", context)


@require_POST
@for_homes
def out(request: Any, code: str) -> HttpResponse:
    """Every registered home of the place with its answer, as a workbook; written down as every table that goes out."""
    place, day = seen_place(request, code), request.day
    judged = queries.entitlements(place, day).sort("area_code", "household")
    with translation.override("zh-hans"):
        rows = [_cells(number, row) for number, row in enumerate(entitle_rows.dressed(judged, day), 1)]
    content = workbook("政策延续", HEADINGS, rows, synthetic=settings.HEARTHLIGHT_DEMO)
    made = Export(f"政策延续-{place[:12]}-{day}.xlsx", content, len(rows), TABLE)
    return sent(request.user, made, place, day, key_of(request.POST))


def _cells(number: int, row: dict[str, Any]) -> list[str]:
    said = explained(row)
    because, lack = said["reason"], said["lack"]
    people = "" if row["size"] is None else str(row["size"])
    answer = _(SAID[row["answer"]]) if row["answer"] in entitle_sums.ANSWERS else ""
    place = (row["village"], row["group"], row["head"])
    return [str(number), *place, people, answer, _(because), lack and _(lack), said["who"]]
