"""Plans as their pages show them: villages of a place, variants side by side, one plan and what speaks against it."""

from datetime import date
from typing import Any

from django.db.models import Sum

from hearthlight.core import areas
from hearthlight.decisions.models import Decision
from hearthlight.desk.amounts import percent
from hearthlight.help.models import Opening
from hearthlight.money.models import Payment, Plan
from hearthlight.money.planning import limits, reading, words
from hearthlight.money.planning.gaps import left
from hearthlight.money.planning.remarks import labour_share, remarks
from hearthlight.places import queries as places
from hearthlight.standard.pack import NoPack
from hearthlight.sun.models import Station
from hearthlight.trail.dated import in_force

VILLAGES = 400


def villages(place: str, year: int) -> list[dict[str, Any]]:
    """The villages of a place with their plans of the year; three queries."""
    low, high = areas.subtree(place)
    plans = Plan.objects.filter(area_code__gte=low, area_code__lt=high, year=year)
    found: dict[str, dict[str, Any]] = {}
    for plan in plans.annotate(fen=Sum("lines__fen")).order_by("area_code", "part", "variant"):
        one = found.setdefault(plan.area_code, {"code": plan.area_code, "fen": 0, "adopted": 0, "drafts": 0})
        one["adopted" if plan.adopted_on else "drafts"] += 1
        one["fen"] += plan.fen if plan.adopted_on else 0
    rows = places.below(place, "village")[:VILLAGES]
    nothing = {"fen": 0, "adopted": 0, "drafts": 0}
    return [{"name": one.name, "code": one.code} | found.get(one.code, nothing) for one in rows]


def of_village(village: str, year: int, day: date) -> dict[str, Any]:
    """Adopted plans and drafts of a year, the drafts beside each other."""
    plans = list(
        Plan.objects.filter(area_code=village, year=year).prefetch_related("lines").order_by("part", "variant")
    )
    try:
        homes = reading.homes(village, day)
    except NoPack:
        homes = []
    facts, floor = reading.facts(village, year, day, len(homes)), limits.labour_floor(day, village)
    held = reading.held_openings(village, day)
    base = floor.base if floor else "gross"
    return {
        "facts": facts,
        "floor": floor,
        "base": words.BASES[base],
        "plans": [_beside(plan, homes, held, facts, base, day) for plan in plans],
        "homes": len(homes),
    }


def _beside(plan: Plan, homes: list[Any], held: Any, facts: Any, base: str, day: date) -> dict[str, Any]:
    lines = reading.planned_lines(sorted(plan.lines.all(), key=lambda line: line.number))
    paid, whole = labour_share(lines, base)
    open_gap = left(homes, reading.planned_by_home(plan.lines.all(), held))
    found = [] if plan.adopted_on else remarks(lines, facts, day, plan.area_code)
    return {
        "plan": plan,
        "fen": sum(line.fen for line in lines),
        "labour": percent(paid, whole),
        "left": open_gap,
        "blocks": sum(one.blocks for one in found),
        "remarks": len(found),
    }


def of_plan(plan: Plan, day: date) -> dict[str, Any]:
    """One plan: its lines with what was paid of each, what speaks against it, its decision."""
    lines = list(plan.lines.select_related("opening", "station").order_by("number"))
    paid = Payment.whole.filter(line__plan=plan, state="paid").order_by().values_list("line")
    sums = dict(paid.annotate(fen=Sum("fen")))
    facts = reading.facts(plan.area_code, plan.year, day)
    found = [] if plan.adopted_on else remarks(reading.planned_lines(lines), facts, day, plan.area_code)
    asked = Decision.objects.filter(subject_kind="money.plan", subject_id=plan.pk).order_by("-pk").first()
    return {
        "lines": [{"line": one, "paid": sums.get(one.pk, 0), "left": one.fen - sums.get(one.pk, 0)} for one in lines],
        "fen": sum(one.fen for one in lines),
        "remarks": [(one.blocks, words.said(one)) for one in found],
        "decision": asked,
        "available": facts.available,
    }


def choices(village: str, day: date) -> dict[str, Any]:
    """What a line may name."""
    return {
        "openings": list(Opening.objects.filter(in_force(day), area_code=village).order_by("pk")),
        "stations": list(Station.whole.filter(owner_code=village).order_by("number")),
    }
