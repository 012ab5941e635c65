"""A what-if as workbooks: its sums by place, and the homes that would cross, a list that is written down when sent."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_POST

from hearthlight.core.money import format_yuan
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.standard import entitle_rows, what_if_form
from hearthlight.desk.workbooks.files import as_download, sent
from hearthlight.places import queries as places
from hearthlight.register.shadow.export import Export
from hearthlight.register.shadow.sheet_out import workbook
from hearthlight.standard.pack import NoPack
from hearthlight.standard.what_if import query as what_if_query
from hearthlight.standard.what_if.changes import BadChange
from hearthlight.standard.what_if.crossings import DOWN, UP
from hearthlight.standard.what_if.sums import by_place

TABLE = "what_if"
PLACES = {
    "户数": "households",
    "人数": "people",
    "原线下户数": "below_before",
    "原线下人数": "below_before_people",
    "改后线下户数": "below_after",
    "改后线下人数": "below_after_people",
    "升到线上户数": "up",
    "升到线上人数": "up_people",
    "降到线下户数": "down",
    "降到线下人数": "down_people",
    "无法判断户数": "unknown_after",
    "无法判断人数": "unknown_after_people",
}
MONEY = {"原缺口(元)": "gap_before", "改后缺口(元)": "gap_after", "到户增减(元)": "brought_fen"}
HOMES = ("户编号", "行政村", "村民组", "户主", "家庭人口", "越线", "原纯收入(元)", "改后纯收入(元)", "到户增减(元)")
CROSSED = {UP: "升到线上", DOWN: "降到线下"}


def places_workbook(homes: pl.DataFrame, place: str, day: date) -> HttpResponse:
    """The sums by place: nothing about a home, so whoever sees the page may have it."""
    parts = by_place(homes, place)
    named = places.names(parts.get_column("place").to_list())
    rows = [_sums(row, named.get(row["place"], row["place"])) for row in parts.iter_rows(named=True)]
    content = workbook("假设测算", ["地点", *PLACES, *MONEY], rows, synthetic=settings.HEARTHLIGHT_DEMO)
    return as_download(content, f"假设测算-{place[:12]}-{day}.xlsx")


def _sums(row: Mapping[str, Any], name: str) -> list[str]:
    return [name, *(str(row[one]) for one in PLACES.values()), *(format_yuan(row[one]) for one in MONEY.values())]


@require_POST
@for_homes
def homes_workbook(request: Any) -> HttpResponse:
    """The homes that would cross, up or down, with heads masked."""
    place, day = seen_place(request, request.GET.get("place", "")), request.day
    if not request.user.may("register.export", place):
        raise PermissionDenied
    asked = what_if_form.asked(request.GET)
    if asked.problem or not asked.changes:
        raise Http404
    try:
        found = what_if_query.compare(place, day, asked.changes)
    except (BadChange, NoPack) as error:
        raise Http404 from error
    found = found.filter(pl.col("crossing").is_in([UP, DOWN])).sort("area_code", "household")
    with translation.override("zh-hans"):
        rows = [_home(row) for row in entitle_rows.dressed(found, day)]
    content = workbook("越线农户", HOMES, rows, synthetic=settings.HEARTHLIGHT_DEMO)
    made = Export(f"假设测算越线农户-{place[:12]}-{day}.xlsx", content, len(rows), TABLE)
    return sent(request.user, made, place, day, key_of(request.POST))


def _home(row: Mapping[str, Any]) -> list[str]:
    money = (row["net_before"], row["net_after"], row["brought_fen"])
    named = [row["number"], row["village"], row["group"], row["head"], str(row["size"]), CROSSED[row["crossing"]]]
    return [*named, *(format_yuan(fen) for fen in money)]
