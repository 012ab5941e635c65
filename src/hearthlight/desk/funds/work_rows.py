"""A village's work: openings and who holds them, the month to sign, work sized by the gap."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from hearthlight.core import areas
from hearthlight.core.period import Month
from hearthlight.help.fitting import ABLE
from hearthlight.help.models import Opening, Placement, Project, Substitution, WorkDay
from hearthlight.money.assigning import Asked, Assigned, assign
from hearthlight.money.models import Contribution, Payment
from hearthlight.money.planning.able_days import able_days
from hearthlight.money.planning.gaps import Home
from hearthlight.money.planning.reading import balance, homes
from hearthlight.places import queries as places
from hearthlight.register.models import Member
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
    listed = Payment.whole.filter(placement=OuterRef("pk"), month=str(month)).exclude(state="returned")
    held = Placement.whole.filter(from_date__lte=month.last, opening__in=openings).exclude(until__lte=month.first)
    held = held.annotate(listed=Exists(listed))
    rows = list(held.select_related("member", "household", "opening").order_by("opening", "pk"))
    signed = {one.placement_id: one for one in WorkDay.whole.filter(placement__in=rows, month=str(month))}
    stand_ins = Substitution.whole.filter(placement__in=rows, from_date__lte=month.last).exclude(until__lte=month.first)
    others = {one.placement_id: one for one in stand_ins.select_related("member")}
    return {
        "openings": [_opening(one, rows) for one in openings],
        "placed": [_placed(one, signed.get(one.pk), others.get(one.pk), month) for one in rows],
        "month": month,
        "unlisted": any(not one.listed for one in rows),
        "group": sum(one.opening.group_work is True for one in rows),
        "projects": _projects(village),
    }


def _opening(one: Opening, rows: list[Placement]) -> dict[str, Any]:
    held = sum(row.opening_id == one.pk and row.until is None for row in rows)
    return {"one": one, "held": held, "free": max(0, one.seats - held)}


def _placed(one: Any, signed: WorkDay | None, other: Substitution | None, month: Month) -> dict[str, Any]:
    part = one.from_date > month.first or (one.until is not None and one.until <= month.last)
    return {
        "one": one,
        "signed": signed,
        "paid": one.listed,
        "other": other,
        "part": part and one.opening.unit == "month",
    }


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


@dataclass(frozen=True)
class Sizing:
    """Work sized for the homes of a village, and their numbers by id."""

    assigned: Assigned
    numbers: dict[int, str]


def sized(village: str, day_wage: int, day: date) -> Sizing | None:
    """Work sized for every registered home of the village with a gap, by what the account holds; None without a law."""
    try:
        rows = homes(village, day)
    except NoPack:
        return None
    people, months = _people([one.pk for one in rows], day), 12 - day.month + 1
    asked = [_asked(home, people.get(home.pk, []), months) for home in rows if home.gap is None or home.gap > 0]
    numbers = {pk: found[0].number for pk, found in people.items()}
    return Sizing(assign(asked, day_wage, (date(day.year, 12, 31) - day).days, balance(village)), numbers)


@dataclass(frozen=True)
class Person:
    """What is asked of a member: labour, bedridden, the home's number, whether somebody of it holds an opening."""

    labour: str | None
    bedridden: bool
    number: str
    employed: bool


def _asked(home: Home, people: list[Person], months: int) -> Asked:
    days = able_days([one.labour for one in people], sum(one.bedridden for one in people), months)
    return Asked(home, days, any(one.employed for one in people) and any(one.labour in ABLE for one in people))


def _people(pks: list[int], day: date) -> dict[int, list[Person]]:
    placed = Placement.whole.filter(in_force(day), household=OuterRef("household"))
    rows = Member.whole.filter(present(day), household__in=pks).annotate(employed=Exists(placed))
    found: dict[int, list[Person]] = defaultdict(list)
    names = ("household", "labour", "bedridden", "household__number", "employed")
    for home, labour, bedridden, number, employed in rows.values_list(*names):
        found[home].append(Person(labour, bool(bedridden), number, employed))
    return found
