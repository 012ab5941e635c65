"""One household's record, gathered from every room: who they are, what they lack, income, help, money, who looked."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.checks.models import Finding
from hearthlight.core import areas
from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.desk.terms import known, term
from hearthlight.money.record import household_payments
from hearthlight.people import offices
from hearthlight.people.models import Appointment, Secret
from hearthlight.register import codes
from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.standard import queries as standard
from hearthlight.trail.dated import in_force
from hearthlight.trail.models import Event

COSTS = ("business_cost", "self_paid_medical")
"""Items 支出 that are no income, whether or not the law takes them off: they are read as minus."""

EDUCATED = {**codes.EDUCATION, **codes.SCHOOLING}


@dataclass(frozen=True)
class Answered:
    """The rules by their answer; unknown stands apart from broken."""

    breaks: list[Any]
    unknown: list[Any]
    holds: list[Any]


def members(home: Household, day: date) -> list[dict[str, Any]]:
    """The people of a household on a day, names masked."""
    here = Q(joined_on__lte=day) & (Q(left_on=None) | Q(left_on__gt=day))
    return [_member(one, day) for one in Member.objects.filter(here, household=home).order_by("number")]


def _member(one: Member, day: date) -> dict[str, Any]:
    age = (
        None
        if one.birth is None
        else day.year - one.birth.year - ((day.month, day.day) < (one.birth.month, one.birth.day))
    )
    return {
        "id": one.pk,
        "name": mask_name(one.name),
        "relation": term(codes.RELATION, one.relation),
        "age": known(age),
        "labour": term(codes.LABOUR, one.labour),
        "learning": term(EDUCATED, one.education or one.schooling),
        "health": _health(one),
        "identity": {True: _("kept, masked"), False: _("kept, not valid")}.get(one.id_valid, _("not kept")),  # type: ignore[call-overload]
        "has_identity": one.id_valid is not None,
    }


def _health(one: Member) -> str:
    found = [code for code in ("ill_chronic", "ill_serious", "disabled") if getattr(one, code)]
    if found:
        return "、".join(term(codes.HEALTH, code) for code in found)
    known_well = all(getattr(one, code) is False for code in ("ill_chronic", "ill_serious", "disabled"))
    return term(codes.HEALTH, "healthy") if known_well else _("unknown")


def answered(home: Household, day: date) -> Answered:
    """What the household lacks by the standard."""
    found: dict[str, list[Any]] = {"breaks": [], "unknown": [], "holds": [], "not_applicable": []}
    for rule, answer in standard.of_household(home.pk, home.area_code, day):
        found[answer].append(rule)
    return Answered(found["breaks"], found["unknown"], found["holds"])


def incomes(home: Household) -> list[dict[str, Any]]:
    """Income by year and item with its basis; costs are minus."""
    rows = Income.objects.filter(household=home).order_by("-year", "item", "line")
    return [
        {
            "id": row.pk,
            "year": row.year,
            "item": term(codes.INCOME_ITEM, row.item),
            "fen": -row.fen if row.item in COSTS else row.fen,
            "origin": _origin(row.origin),
            "evidence": term(codes.EVIDENCE, row.evidence_grade),
        }
        for row in rows
    ]


def _origin(origin: str) -> str:
    return {"declared": _("declared"), "import": _("imported"), "payment": _("paid by this system")}.get(origin, origin)


def statuses(home: Household) -> list[Status]:
    """States in the schemes, the newest first."""
    return list(Status.objects.filter(household=home).order_by("-from_date"))


def payments(home: Household, day: date) -> list[Any]:
    """What was listed and paid to the household."""
    return list(household_payments(home.pk, day)[:24])


def answers_for(home: Household, day: date) -> list[str]:
    """The offices that answer for it until pairing stands: the village's."""
    village = areas.at(home.area_code, "village")
    held = Appointment.objects.filter(in_force(day), area_code=village, office__in=["village_secretary", "specialist"])
    return [offices.find(one.office).said(get_language()) for one in held.order_by("office")]


def findings(home: Household) -> list[Finding]:
    """Open findings of the household."""
    return list(Finding.objects.filter(household_id=home.pk, closed=None).order_by("opened", "rule"))


def looked(home: Household) -> list[Event]:
    """Who opened this record or a number of it."""
    kinds = ["people.open_record", "people.unmask"]
    ids = list(Member.objects.filter(household=home).values_list("pk", flat=True))
    mine = Q(subject_kind="register.household", subject_id=home.pk) | Q(
        subject_kind="register.member", subject_id__in=ids
    )
    return list(Event.objects.filter(mine, kind__in=kinds).order_by("-pk")[:12])


def kept_secrets(home: Household) -> set[int]:
    """Members whose identity number is kept."""
    ids = list(Member.objects.filter(household=home).values_list("pk", flat=True))
    rows = Secret.objects.filter(subject_kind="register.member", subject_id__in=ids, kind="identity", until=None)
    return set(rows.values_list("subject_id", flat=True))
