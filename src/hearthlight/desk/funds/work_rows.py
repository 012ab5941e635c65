"""A village's work: openings and who holds them, the month to sign, work sized by the gap."""

from collections import defaultdict
from datetime import date
from typing import Any

from hearthlight.core import areas
from hearthlight.core.period import Month
from hearthlight.help.fitting import ABLE
from hearthlight.help.models import Opening, Placement, Project, Substitution, WorkDay
from hearthlight.money.assigning import Asked, Assigned, assign
from hearthlight.money.models import Contribution, Payment
from hearthlight.money.planning.able_days import able_days
from hearthlight.money.planning.reading import balance, homes
from hearthlight.places import queries as places
from hearthlight.register.models import Household, Member
from hearthlight.register.standing import present
from hearthlight.standard.pack import NoPack
from hearthlight.trail.dated import in_force

VILLAGES = 400


def villages(place: str, day: date) -> list[dict[str, Any]]:
    """The villages of a place with seats and who sits; three queries."""
    low, high = areas.subtree(place)
    seats: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for code, number in Opening.objects.filter(in_force(day), area_code__gte=low, area_code__lt=high).values_list(
        "area_code", "seats"
    ):
        seats[code][0] += number
    held = Placement.whole.filter(in_force(day), area_code__gte=low, area_code__lt=high)
    for code in held.values_list("area_code", flat=True):
        seats[code][1] += 1
    rows = places.below(place, "village")[:VILLAGES]
    return [
        {"name": one.name, "code": one.code, "seats": seats[one.code][0], "held": seats[one.code][1]} for one in rows
    ]


def of_village(village: str, month: Month, day: date) -> dict[str, Any]:
    """Openings with their holders and what is signed of the month."""
    openings = list(Opening.objects.filter(in_force(day), area_code=village).order_by("pk"))
    held = Placement.whole.filter(from_date__lte=month.last, opening__in=openings).exclude(until__lte=month.first)
    rows = list(held.select_related("member", "household", "opening").order_by("opening", "pk"))
    signed = {one.placement_id: one for one in WorkDay.whole.filter(placement__in=rows, month=str(month))}
    listed = Payment.whole.filter(placement__in=rows, month=str(month)).exclude(state="returned")
    paid = set(listed.values_list("placement", flat=True))
    stand_ins = Substitution.whole.filter(placement__in=rows, from_date__lte=month.last).exclude(until__lte=month.first)
    others = {one.placement_id: one for one in stand_ins.select_related("member")}
    return {
        "openings": [_opening(one, rows) for one in openings],
        "placed": [_placed(one, signed.get(one.pk), one.pk in paid, others.get(one.pk), month) for one in rows],
        "month": month,
        "group": sum(one.opening.group_work is True for one in rows),
        "projects": _projects(village),
    }


def _opening(one: Opening, rows: list[Placement]) -> dict[str, Any]:
    held = sum(row.opening_id == one.pk and row.until is None for row in rows)
    return {"one": one, "held": held, "free": max(0, one.seats - held)}


def _placed(
    one: Placement, signed: WorkDay | None, paid: bool, other: Substitution | None, month: Month
) -> dict[str, Any]:
    part = one.from_date > month.first or (one.until is not None and one.until <= month.last)
    return {"one": one, "signed": signed, "paid": paid, "other": other, "part": part and one.opening.unit == "month"}


def _projects(village: str) -> list[dict[str, Any]]:
    rows = list(Project.objects.filter(area_code=village).order_by("pk"))
    given = Contribution.objects.filter(project__in=rows).order_by("-month")
    return [
        {
            "one": row,
            "percent": f"{row.share_permille / 10:g}",
            "given": [one for one in given if one.project_id == row.pk][:12],
        }
        for row in rows
    ]


def sized(village: str, day_wage: int, day: date) -> Assigned | None:
    """Work sized for every registered home of the village with a gap, by what the account holds; None without a law."""
    try:
        rows = homes(village, day)
    except NoPack:
        return None
    months = 12 - day.month + 1
    people = _people([one.pk for one in rows], day)
    employed = set(Placement.whole.filter(in_force(day), area_code=village).values_list("household", flat=True))
    asked = []
    for home in rows:
        labours = [labour for labour, _bed in people.get(home.pk, [])]
        bed = sum(lies for _labour, lies in people.get(home.pk, []))
        able = home.pk in employed and any(one in ABLE for one in labours)
        asked.append(Asked(home, able_days(labours, bed, months), able))
    wanted = [one for one in asked if one.home.gap is None or one.home.gap > 0]
    return assign(wanted, day_wage, (date(day.year, 12, 31) - day).days, balance(village))


def _people(pks: list[int], day: date) -> dict[int, list[tuple[str | None, bool]]]:
    found: dict[int, list[tuple[str | None, bool]]] = defaultdict(list)
    rows = Member.whole.filter(present(day), household__in=pks).values_list("household", "labour", "bedridden")
    for home, labour, bedridden in rows:
        found[home].append((labour, bool(bedridden)))
    return found


def numbers(pks: list[int]) -> dict[int, str]:
    """Household numbers by id."""
    return dict(Household.whole.filter(pk__in=pks).values_list("pk", "number"))
