"""Every method of every address as every role, in place, out of place and above, against the one table."""

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from hearthlight.core import areas
from hearthlight.duty.models import Pairing
from hearthlight.figures import find, records
from hearthlight.jobs.queue import enqueue
from hearthlight.papers.models import Issue
from hearthlight.people.models import Appointment
from hearthlight.register.models import Household, Member
from hearthlight.sun.models import Station
from hearthlight.trail.models import Event, FrozenFigure
from tests.access import matters, samples
from tests.access.matrix import GONGDIAN, MATRIX, PLACES, ROLES, Relation, Role, Row, for_helper

pytestmark = pytest.mark.one_database
"""Who may open what is decided above the database."""

ALL_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE")
RELATIONS: dict[str, tuple[Relation, ...]] = {
    "place": ("in", "out", "above"),
    "household": ("in", "out"),
    "station": ("in", "out"),
    "workbook": ("in", "out"),
    "keying": ("in", "out"),
    "job": ("in", "out"),
    "decision": ("in", "out"),
    "rule": ("in", "out", "above"),
    "finding": ("in", "out"),
    "funds": ("in", "out"),
}
NO_OUTSIDE = ("leader", "auditor")
"""Roles of the whole city: no record of the demo lies out of their place; plans and payments are all of Gongdian."""

ALL_STATIONS = ("county", "operator")
"""Every station of the demo whose village is known stands in Lixin."""


BY_QUERY = (
    "households",
    "stations",
    "readings",
    "workbooks",
    "register-export",
    "findings",
    "tasks",
    "task-sheet",
    "decisions",
    "objections",
    "needs",
    "what-if",
    "what-if-homes",
)
"""Addresses that take their place as `?place=`."""
ASKED = {"what-if-homes": "&line=4310"}
"""What more they must be asked."""


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _patterns(entry)
        else:
            yield entry


def _names() -> set[str]:
    return {pattern.name or str(pattern.pattern) for pattern in _patterns(get_resolver())}


def test_every_address_is_listed_and_every_row_stands() -> None:
    assert _names() == set(MATRIX)


CELLS = [
    (name, role, relation)
    for name, row in MATRIX.items()
    for role in ROLES
    for relation in RELATIONS.get(row.kind, ("plain",))
    if not (relation == "out" and row.kind != "place" and role in NO_OUTSIDE)
    and not (relation == "out" and row.kind == "station" and role in ALL_STATIONS)
    and not (relation == "out" and row.kind == "funds" and role != "village")
]


@pytest.mark.parametrize(("name", "role", "relation"), CELLS)
def test_the_cell(county: date, client: Client, name: str, role: Role, relation: Relation) -> None:
    row = MATRIX[name]
    if role != "public":
        client.get(reverse("demo-as", args=[role]))
    address, data = _address(name, row, role, relation)
    for method in ALL_METHODS:
        if name == "sign-out" and method != "POST":
            continue
        answer = client.generic(method, address, data, content_type="application/x-www-form-urlencoded")
        expected = _expected(name, row, role, relation) if method in row.methods else None
        if expected is None:
            assert answer.status_code in (302, 403, 404, 405, 422), f"{method} {address} gave {answer.status_code}"
        else:
            assert answer.status_code == expected, f"{method} {address} as {role} gave {answer.status_code}"


def _expected(name: str, row: Row, role: Role, relation: Relation) -> int:
    return for_helper(name, row, relation) if role == "helper" else row.answer(role, relation)


def _address(name: str, row: Row, role: Role, relation: Relation) -> tuple[str, str]:
    place = PLACES[role].get(relation, "")
    if row.kind == "place":
        if name in BY_QUERY:
            return f"{reverse(name)}?place={place}{ASKED.get(name, '')}", ""
        return reverse(name, args=["register.households", place] if name == "number" else [place, *row.more]), ""
    if row.kind == "household":
        home = _helped() if role == "helper" and relation == "in" else _home(place)
        member = Member.whole.filter(household=home, id_valid__isnull=False).first()
        assert member
        return reverse(name, args=[home.pk, *row.more]), f"member={member.pk}&reason=test"
    if row.kind == "decision":
        return reverse(name, args=[matters.decision(place).pk]), "reason=test"
    if row.kind == "notice":
        return reverse(name, args=[matters.objection().pk if name == "objection" else matters.notice().token]), ""
    if row.kind == "rule":
        return f"{reverse(name, args=row.more)}?place={place}", f"place={place}"
    if row.kind == "run":
        return reverse(name, args=[Event.objects.filter(kind="standard.screen").latest("pk").pk]), ""
    if row.kind == "finding":
        return reverse(name, args=[matters.finding(place).pk]), ""
    if row.kind == "funds":
        return reverse(name, args=[matters.funds(name, place if role == "village" else GONGDIAN).pk]), ""
    if row.kind == "daily":
        return reverse(name, args=matters.daily(name)), ""
    if row.kind == "ask":
        return reverse(name, args=row.more), ""
    if row.kind == "job":
        return reverse(name, args=[enqueue("standard.screen", at=place, place=place, day="2017-03-28").pk]), "do=cancel"
    if row.kind in ("workbook", "keying"):
        made = samples.workbook(place) if row.kind == "workbook" else samples.keying_list(place)
        return reverse(name, args=[made.pk, *row.more]), ""
    if row.kind == "station":
        return reverse(name, args=[_station(PLACES[role]["in"], relation).pk]), ""
    if row.kind == "issue":
        issue = Issue.objects.get(number=22)
        return reverse(name, args=[issue.area_code, issue.year, issue.number]), f"key={uuid4()}"
    if row.kind == "printed":
        return reverse(name, args=[FrozenFigure.objects.order_by("pk")[0].pk]), ""
    return reverse(name, args=["auditor"] if row.kind == "role" else [*row.more]), ""


def _home(place: str) -> Household:
    low, high = areas.subtree(place)
    kept = Member.whole.filter(id_valid__isnull=False, area_code__gte=low, area_code__lt=high)
    return Household.whole.get(pk=kept.order_by("pk")[0].household_id)


def _helped() -> Household:
    """A home of the helper whom the demo signs in as."""
    held = Appointment.objects.filter(office="town_helper", area_code=GONGDIAN, until=None).order_by("seat")[0]
    known = Member.whole.filter(id_valid__isnull=False).values("household")
    rows = Pairing.whole.filter(person=held.person_id, until=None, household__in=known).order_by("pk")
    return Household.whole.get(pk=rows[0].household_id)


def _station(mine: str, relation: Relation) -> Station:
    low, high = areas.subtree(mine)
    alone = Station.whole.filter(kind="village")
    inside = alone.filter(area_code__gte=low, area_code__lt=high).order_by("pk")
    return inside[0] if relation == "in" else alone.exclude(pk__in=inside.values("pk")).order_by("pk")[0]


def test_opening_a_record_and_unmasking_are_events(county: date, client: Client) -> None:
    home = _home(PLACES["village"]["in"])
    member = Member.whole.filter(household=home, id_valid=True).first()
    client.get(reverse("demo-as", args=["village"]))
    client.get(reverse("household", args=[home.pk]))
    assert Event.objects.latest("pk").kind == "people.open_record"
    shown = client.post(reverse("unmask", args=[home.pk]), {"member": member.pk, "reason": "核对"})  # type: ignore[union-attr]
    event = Event.objects.latest("pk")
    assert (event.kind, event.reason, event.area_code) == ("people.unmask", "核对", home.area_code)
    assert b">99" in shown.content
    assert b">99" not in client.get(reverse("household", args=[home.pk])).content


@pytest.mark.parametrize(
    "code",
    ["register.people", "register.households_left", "standard.findings", "money.beneficiaries", "register.households"],
)
def test_an_operator_reads_no_row_about_a_home(county: date, client: Client, code: str) -> None:
    rows = {}
    for role in ("operator", "county"):
        client.get(reverse("demo-as", args=[role]))
        page = client.get(reverse("number", args=[code, PLACES["county"]["in"]]))
        assert page.status_code == 200
        homes = records(find(code), PLACES["county"]["in"], county, page.wsgi_request.viewer)
        rows[role] = homes.exclude(household_id=None).count() if code == "standard.findings" else homes.count()
    assert rows["operator"] == 0
    assert rows["county"] > 0
