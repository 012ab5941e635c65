"""What the pages of grids show: groups, grids against their bounds, seats and branches, in words and masked."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.desk.households.household_today import on
from hearthlight.desk.models import ListedHome
from hearthlight.desk.terms import term
from hearthlight.grids import bounds, queries, roster
from hearthlight.grids.actions import APPROVE
from hearthlight.grids.branch import Branches
from hearthlight.grids.models import Partition, Seat
from hearthlight.grids.roster import Village
from hearthlight.grids.search import Search
from hearthlight.grids.seat_sentences import kind_words, lacks_words, state_words, track_words
from hearthlight.grids.sentences import breaches_words, proof_words
from hearthlight.people import offices
from hearthlight.places.models import Zone
from hearthlight.places.queries import names
from hearthlight.register import codes
from hearthlight.register.models import Member
from hearthlight.register.standing import UNEXITED, present

PAGE = 50


def groups(known: Village) -> list[dict[str, Any]]:
    """Each group with its people, households and grid."""
    return [
        {
            "code": one.code,
            "name": one.name,
            "people": one.people,
            "homes": one.households,
            "grid": known.plan.get(one.code),
        }
        for one in known.groups
    ]


def grids(village: str, day: date, known: Village) -> list[dict[str, Any]]:
    """Each grid with its size, its seats against the bounds and what is missing."""
    return [_grid(zone, day, known) for zone in queries.zones_of(village, day)]


def _grid(zone: Zone, day: date, known: Village) -> dict[str, Any]:
    inside = [one for one in known.groups if known.plan.get(one.code) == zone.number]
    stands = roster.committee(zone, day, known=known)
    return {
        "zone": zone,
        "groups": [one.name for one in inside],
        "people": sum(one.people for one in inside),
        "stands": stands,
        "seats": stands.party + stands.others,
        "lacks": lacks_words(stands.lacks, known.bounds, stands.households),
    }


def warnings(village: str, day: date, known: Village) -> list[str]:
    """What today's people and the map say against the grids in force; they stay as they are."""
    return breaches_words(queries.drift(village, day, known.groups), known.bounds)


def proof(row: Partition, day: date) -> list[str]:
    """Why an exception stands."""
    return proof_words(Search(**row.proof), bounds.in_force(day, row.area_code)) if row.proof else []


def approver(row: Partition) -> str:
    """The office, held on the day of adoption, by which an exception was approved: the one that fewest hold."""
    if row.approved_by is None:
        return ""
    held = {one.office for one in row.approved_by.held(row.from_date) if offices.allows(*_asked(one, row.area_code))}
    found = sorted((offices.find(code) for code in held), key=lambda office: (office.seats, office.code))
    return found[0].said(get_language()) if found else row.approved_by.name


def _asked(one: Any, village: str) -> tuple[str, str, str, str]:
    return one.office, one.area_code, APPROVE, areas.parent(village)


def seat_rows(seats: Iterable[Seat]) -> list[dict[str, Any]]:
    """Seats in words: masked name, group, kind, track, votes, state."""
    seats = list(seats)
    places = names([seat.member.area_code for seat in seats])
    return [
        {
            "seat": seat,
            "name": mask_name(seat.member.name),
            "group": places.get(seat.member.area_code, ""),
            "kind": kind_words(seat.kind),
            "track": track_words(seat.nominated_by),
            "state": state_words(seat.state),
        }
        for seat in seats
    ]


def branch_rows(village: str, day: date, found: Branches) -> dict[str, Any]:
    """Party members who stand in no branch or in two, by masked name; how many are away or unknown."""
    asked = [*found.nowhere, *found.twice]
    named = {one.pk: one for one in Member.objects.filter(pk__in=asked).select_related("household")}
    rows = {key: [named[pk] for pk in ids if pk in named] for key, ids in _lists(found).items()}
    return {
        **rows,
        "away": len(found.away),
        "unknown": len(found.unknown),
        "unentered": roster.political_unknown(village, day),
    }


def _lists(found: Any) -> dict[str, list[int]]:
    return {"nowhere": found.nowhere, "twice": found.twice}


def homes(zone: Zone, day: date, left: bool, after: int) -> tuple[list[dict[str, Any]], int | None]:
    """A page of a grid's households that the reader may see, and the id after which the next one begins.

    `left`: only those not yet out of poverty, the ones that screening and review by grid are about.
    """
    inside = queries.households_of(zone, day).values("pk")
    rows = ListedHome.objects.annotate(**on(day)).filter(pk__in=inside, pk__gt=after)
    rows = rows.filter(now_state__in=UNEXITED) if left else rows
    found = list(rows.order_by("pk").values("pk", "number", "area_code", "now_state", "now_since")[: PAGE + 1])
    shown, groups = found[:PAGE], names([row["area_code"] for row in found])
    heads = dict(_heads([row["pk"] for row in shown], day))
    said = [row | _home_words(row, heads.get(row["pk"], "")) for row in shown]
    for row in said:
        row["group"] = groups.get(row["area_code"], "")
    return said, shown[-1]["pk"] if len(found) > PAGE else None


def _home_words(row: dict[str, Any], head: str) -> dict[str, str]:
    state = term(codes.STATE, row["now_state"]) if row["now_since"] else _("ordinary household")
    return {"head": mask_name(head) if head else "—", "state": state}


def _heads(ids: list[int], day: date) -> Any:
    rows = Member.objects.filter(present(day), household__in=ids, relation="head").order_by("-number")
    return rows.values_list("household", "name")


def nominees(number: str, zone: Zone, day: date) -> list[Member]:
    """The members of a household of the grid that the reader may see, by its number; none for an empty number."""
    if not number:
        return []
    rows = Member.objects.filter(present(day), household__number=number)
    return list(rows.filter(area_code__in=queries.groups_in(zone, day)).order_by("number"))
