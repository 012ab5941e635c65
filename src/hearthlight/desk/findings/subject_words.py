"""Whom findings are about, in words: the household's number, the member masked, the station, the village."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from hearthlight.checks.models import Finding
from hearthlight.core import areas
from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.places.queries import names
from hearthlight.register.models import Household, Member
from hearthlight.sun.models import Milestone, Station
from hearthlight.sun.words import STAGES


@dataclass(frozen=True)
class About:
    """The name of a finding's subject, the page it opens to, the member it concerns, its place."""

    name: str
    link: str
    member: str
    place: str


def about(findings: Sequence[Finding]) -> dict[int, About]:
    """{id of the finding: whom it is about}, a query a kind of subject."""
    homes = Household.objects.filter(pk__in={one.household_id for one in findings} - {None})
    numbers: dict[Any, str] = dict(homes.values_list("pk", "number"))
    members = {pk: mask_name(name) for pk, name in _named(Member, findings, "register.member", "name")}
    stations = _stations(findings)
    known = names(sorted({code for one in findings for code in _path(one)}))
    told = {}
    for one in findings:
        place = " ".join(known.get(code, code) for code in dict.fromkeys(_path(one)))
        name, link = numbers.get(one.household_id, ""), ""
        if name:
            link = reverse("household", args=[one.household_id])
        elif (one.subject_kind, one.subject_id) in stations:
            pk, name = stations[one.subject_kind, one.subject_id]
            link = reverse("station", args=[pk])
        member = members.get(one.subject_id, "") if one.subject_kind == "register.member" else ""
        told[one.pk] = About(name or place, link, member, place)
    return told


def _path(one: Finding) -> tuple[str, str]:
    return areas.at(one.area_code, "village"), one.area_code


def _ids(findings: Sequence[Finding]) -> dict[str, set[int]]:
    ids: dict[str, set[int]] = defaultdict(set)
    for one in findings:
        ids[one.subject_kind].add(one.subject_id)
    return ids


def _named(model: Any, findings: Sequence[Finding], kind: str, field: str) -> list[tuple[int, str]]:
    wanted = _ids(findings)[kind]
    return list(model.objects.filter(pk__in=wanted).values_list("pk", field)) if wanted else []


def _stations(findings: Sequence[Finding]) -> dict[tuple[str, int], tuple[int, str]]:
    """(kind, id) of a station or a stage of one to the station's id and name."""
    ids = _ids(findings)
    found: dict[tuple[str, int], tuple[int, str]] = {}
    if ids["sun.station"]:
        rows = Station.whole.filter(pk__in=ids["sun.station"])
        found |= {("sun.station", pk): (pk, name) for pk, name in rows.values_list("pk", "name")}
    if ids["sun.milestone"]:
        rows = Milestone.whole.filter(pk__in=ids["sun.milestone"]).select_related("station")
        found |= {
            ("sun.milestone", one.pk): (one.station_id, f"{one.station.name} · {STAGES[one.stage]}") for one in rows
        }
    return found
