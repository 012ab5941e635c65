"""The household list: narrowed, sorted, a page at a time, with what can be done with many homes at once."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.desk.access import for_homes, place_in_sight
from hearthlight.desk.households import household_columns, household_list, household_search, saved_filters
from hearthlight.desk.households.household_filters import EVERY, OTHERS, STATE
from hearthlight.desk.pages.household_choices import trouble
from hearthlight.places import queries as places
from hearthlight.places.models import Area

FIGURES = {
    "register": "register.households_registered",
    "registered": "register.households_left",
    "all": "register.households",
}
"""The figure that counts the same homes as a state alone."""


@for_homes
def household_list_page(request: Any) -> HttpResponse:
    """Households of a place, filtered, masked."""
    place = place_in_sight(request, request.GET.get("place", ""))
    path, below = _around(place)
    found = household_search.kept(request.session, request.GET.get("search", ""))
    wanted = household_list.wanted(place, request.GET, request.day, found.homes if found else None)
    rows, after = household_list.page(wanted, request.day)
    shown = household_columns.chosen(request.COOKIES.get(household_columns.COOKIE, ""))
    context = {
        "wanted": wanted,
        "area": path[-1],
        "path": path,
        "below": below,
        "rows": _shown(rows, shown),
        "columns": shown,
        "all_columns": [(one, one in shown) for one in household_columns.COLUMNS],
        "next": after and wanted.query(after=after),
        "all_chosen": "chosen" in request.GET,
        "first": wanted.query(),
        "here": wanted.query(after=wanted.after),
        "found": found,
        "lost": "search" in request.GET and not found,
        "saved": [(one, one.query == wanted.query()) for one in saved_filters.of(request.user)],
        "batch": _batch(request.user, place),
        "figure": _figure(wanted),
        "trouble": trouble(request.GET.get("trouble", "")),
        **_asked(wanted, request.day),
    }
    return render(request, "desk/households.html", context)


def _around(place: str) -> tuple[list[Area], list[Area]]:
    """(the areas from the city down to `place`, those one level below it), in one query."""
    level, (low, high) = areas.child_level(place), areas.subtree(place)
    above = Q(code__in=[*areas.ancestors(place), place])
    found = Area.objects.filter(above | Q(level=level.name if level else "", code__gte=low, code__lt=high))
    rows = sorted(found, key=lambda area: area.code)
    path = [row for row in rows if areas.within(place, row.code)]
    if not path or path[-1].code != place:
        raise Http404
    return path, [row for row in rows if row not in path]


def _asked(wanted: household_list.Wanted, day: Any) -> dict[str, Any]:
    """The filters with their choices, and the chosen ones as chips that can be taken away."""
    chips = []
    for one in EVERY:
        if one.code in wanted.chosen:
            said = dict(one.choices(day))[wanted.chosen[one.code]]
            chips.append((one.title, said, wanted.query(**{one.code: ""})))
    if wanted.text:
        chips.append((_("Number ends in"), wanted.text, wanted.query(q="")))
    others = [(one, one.choices(day), wanted.chosen.get(one.code, "")) for one in OTHERS]
    return {
        "states": STATE.choices(day),
        "others": others,
        "narrowed": any(chosen for *_filter, chosen in others),
        "chips": chips,
    }


def _shown(rows: list[dict[str, Any]], columns: tuple[household_columns.Column, ...]) -> list[dict[str, Any]]:
    groups = {row["area_code"] for row in rows}
    names = places.names([*groups, *(areas.at(group, "village") for group in groups)])
    for row in rows:
        row["place"] = _place(row["area_code"], names)
        row["head"] = mask_name(row["head"]) if row["head"] else "—"
        row["cells"] = [(column.title, column.cell(row), column.code == "since") for column in columns]
    return rows


def _place(code: str, names: dict[str, str]) -> str:
    """A group with its village before it: group numbers repeat in every village."""
    both = dict.fromkeys((areas.at(code, "village"), code))
    return " ".join(names.get(one, one) for one in both)


def _figure(wanted: household_list.Wanted) -> str:
    """The figure that counts exactly this list, where one does."""
    alone = not wanted.text and wanted.homes is None and not set(wanted.chosen) - {"state"}
    return FIGURES.get(wanted.state, "") if alone else ""


def _batch(person: Any, place: str) -> list[tuple[str, str]]:
    """What this reader can do with the chosen homes: only what works here."""
    offered = [
        ("decision-start", "decisions.propose", _("Start a decision")),
        ("register-export", "register.export", _("Export as a workbook")),
        ("household-files", "people.open_record", _("Print their files")),
    ]
    allowed = [(name, words) for name, kind, words in offered if person.may(kind, place)]
    return [(address, words) for name, words in allowed if (address := _address(name))]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
