"""The overview of a place: of every 100 yuan due, how many arrived; where it is dark; what to push today."""

from collections import Counter
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hearthlight.desk import light, overview, panels, push, sources
from hearthlight.desk.access import place_in_sight, signed_in
from hearthlight.desk.drawing import bars, houses, schematic, shapes
from hearthlight.desk.drawing import flow as river
from hearthlight.desk.drawing.histogram import Column, histogram
from hearthlight.desk.drawing.houses import Homes
from hearthlight.desk.shares import shares
from hearthlight.money import queries as money
from hearthlight.papers.queries import latest
from hearthlight.register.models import Household
from hearthlight.standard.line import line_for

DARK = 40
"""Below this many of 100 a place is named under the map."""


@signed_in
def overview_page(request: Any, code: str = "") -> HttpResponse:
    """One picture of one place."""
    place, day, viewer = place_in_sight(request, code), request.day, request.viewer
    path, below, dates = sources.read(place, day, *light.levels(place))
    flows = money.flow_by_level(place, day, "village")
    numbers, lit = panels.read(place, day, viewer), money.homes(place, day)
    findings = push.findings_by_rule(place, day)
    context = {
        "path": path,
        "area": path[-1],
        "homes": numbers.homes,
        "sun": numbers.sun,
        "differences": numbers.differences,
        "push": push.to_push(place, day, flows, findings, numbers.differences),
        "bulletin": latest(day),
        "sources": dates.said(),
        "may_map": request.user.may("places.take_outlines", viewer.home),
        **_river(flows, numbers.sun, numbers.homes, lit, place),
        **_map(path[-1], below, flows, lit),
        **_panels(place, day, numbers, findings),
    }
    return render(request, "desk/overview.html", context)


def _river(
    flows: dict[str, money.Flow], sun: dict[str, int], homes: dict[str, int], lit: money.Homes, place: str
) -> Any:
    flow = sum(flows.values(), money.Flow())
    picture = overview.flow_picture(flow, sun["generated"], place)
    counted = _counted(lit, homes["registered"])
    size = houses.stands_for(counted.total)
    label = _("One house = %(n)s homes") % {"n": f"{size:,}"} if counted.total else _("No homes recorded")
    group = houses.draw(counted, label, _("%(n)s homes lit") % {"n": f"{counted.lit:,}"} if counted.total else "")
    return {
        "flow": flow,
        "share": shares(flow)["paid"].words,
        "recorded": flow != money.Flow(),
        "picture": picture,
        "river": _safe(river.draw(picture, group) if flow.due > 0 else houses.alone(group, picture.name)),
        "counted": counted,
        "house_size": size,
        "samples": {state: _safe(houses.sample(state)) for state in ("lit", "waiting", "neutral")},
    }


def _counted(lit: money.Homes, registered: int) -> Homes:
    lines = len(lit.lit | lit.on_the_way)
    return Homes(len(lit.lit), len(lit.on_the_way), max(0, registered - lines), 0)


def _map(area: Any, below: list[Any], flows: dict[str, money.Flow], lit: money.Homes) -> dict[str, Any]:
    level = light.CELLS.get(area.level, "group")
    inner, between = [one for one in below if one.level == level], [one for one in below if one.level != level]
    cells = _of_groups(inner, lit) if level == "group" else light.of_money(inner, light.rolled_up(flows, level))
    heads = light.of_money(between, light.rolled_up(flows, between[0].level)) if between else []
    dark = [one for one in cells if one.share is not None and one.share < DARK]
    true = shapes.all_outlined([one.area.boundary for one in cells])
    drawn = shapes.draw(light.outlines(cells), _("Map")) if true else _schematic(area, cells, heads)
    return {
        "map": _safe(drawn),
        "true_map": true,
        "cells": cells,
        "legends": _legends(cells, heads),
        "bars": [(row, _safe(bars.bar(row.share or 0))) for row in heads or cells],
        "known": any(one.share is not None for one in cells),
        "dark": dark[:8],
        "dark_places": len(dark),
    }


def _schematic(area: Any, cells: list[light.Light], heads: list[light.Light]) -> str:
    grid = light.GRIDS.get(area.level, schematic.ONE)
    return schematic.draw(light.blocks(area, cells, heads), grid, _("Schematic map"))


def _legends(cells: list[light.Light], heads: list[light.Light]) -> list[tuple[str, list[Any]]]:
    """The legend of the map, and that of the bars where they show other places: (which, rows)."""
    shown = [("of-map", cells), ("of-bars", heads)] if heads else [("", cells)]
    return [(kind, [(_safe(schematic.sample(i)), *said) for i, *said in light.counts(rows)]) for kind, rows in shown]


def _of_groups(below: list[Any], lit: money.Homes) -> list[light.Light]:
    homes = Household.whole.filter(pk__in=[*lit.lit, *lit.on_the_way]).values_list("pk", "area_code")
    by_group: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for home, group in homes:
        by_group[home in lit.lit][group] += 1
    return light.of_homes(below, by_group[True], by_group[False])


def _panels(place: str, day: date, numbers: panels.Numbers, findings: dict[str, int]) -> dict[str, Any]:
    unit, size = ("MW", 1_000_000) if numbers.sun["capacity"] >= 10_000_000 else ("kW", 1_000)
    years = [str(year) for year in panels.plan_years(day)]
    power = [Column(name, (numbers.sun[name] + size // 2) // size, marked=name == str(day.year)) for name in years]
    exits = [Column(str(year), numbers.homes[str(year)]) for year in panels.exit_years(day)]
    exits.append(Column(_("left"), numbers.homes["left"], marked=True))
    return {
        "power_unit": unit,
        "power_chart": _safe(histogram(power, _("Power by plan year, in %(unit)s") % {"unit": unit})),
        "exits_chart": _safe(histogram(exits, _("Registered homes by year of exit"))),
        "exit_years": [(year, numbers.homes[str(year)]) for year in panels.exit_years(day)],
        "line": line_for(place, day),
        "below_line": findings.get(push.BELOW_LINE, 0),
        "not_computable": findings.get(push.NOT_COMPUTABLE, 0),
    }


def _safe(drawn: str) -> SafeString:
    return mark_safe(drawn)  # noqa: S308
