"""The responsibility chart as a page shows it: two lines, villages and their offices, what is wrong."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language

from hearthlight.duty.chart import Chart, by_line
from hearthlight.duty.settings import settings
from hearthlight.people import offices
from hearthlight.people.models import Appointment
from hearthlight.places.models import ZoneArea
from hearthlight.places.queries import names
from hearthlight.places.zones import WORK, work_zones
from hearthlight.trail.dated import in_force

VILLAGE = ("village_secretary", "grid_head", "team_leader", "specialist")


def shown(chart: Chart) -> dict[str, Any]:
    """The township's offices by line, its villages, and the three checks."""
    known = names([chart.place, *chart.villages])
    here = [one for one in chart.at(chart.place) if one.office != "town_helper"]
    lines = by_line(here)
    return {
        "in_charge": _people(chart.at(chart.place, *settings().at("in_charge", chart.day, chart.place).value)),
        "lines": [(line, _people(lines[line])) for line in ("accountability", "business") if line in lines],
        "villages": [(known.get(code, code), code, _village(chart, code)) for code in chart.villages],
        "offices": [offices.find(one).said(get_language()) for one in VILLAGE],
        "lacking": [known.get(code, code) for code in chart.lacking("specialist")],
        "holding": [(_person(one), [_title(each) for each in more]) for one, more in chart.holding_more()],
        "zones": _zones(chart, known),
        "idle": [_person(one) | {"place": known.get(one.area_code, "")} for one in chart.without_work()],
    }


def _zones(chart: Chart, known: dict[str, str]) -> list[dict[str, Any]]:
    """The work zones with their villages; those in no zone last."""
    rows = ZoneArea.objects.filter(in_force(chart.day), kind=WORK, area_code__in=chart.villages).select_related("zone")
    zoned = {row.area_code: row.zone for row in rows}
    found = [{"zone": one, "villages": []} for one in work_zones(chart.place, chart.day)]
    for code in chart.villages:
        for one in found:
            if code in zoned and zoned[code].pk == one["zone"].pk:
                one["villages"].append(known.get(code, code))
    return found


def _village(chart: Chart, code: str) -> list[list[dict[str, Any]]]:
    return [_people(chart.at(code, office)) for office in VILLAGE]


def _people(rows: Iterable[Appointment]) -> list[dict[str, Any]]:
    return [_person(one) for one in rows]


def _person(one: Appointment) -> dict[str, Any]:
    said = [one.sent_by, one.managed_by, one.pay_grade, one.recruited]
    return {
        "name": one.person.name,
        "office": _title(one),
        "since": one.from_date,
        "said": [each for each in said if each],
    }


def _title(one: Appointment) -> str:
    return offices.find(one.office).said(get_language())
