"""The stations that are being built, by how far they are: the next stage, who answers for it, what being late costs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Sum
from django.utils.translation import pgettext_lazy

from hearthlight.core.parameters import NotKnown, Value
from hearthlight.desk.amounts import money
from hearthlight.desk.station.fleet_rows import inside
from hearthlight.people.sight import Viewer
from hearthlight.places import queries as places
from hearthlight.sun import orders, tariffs
from hearthlight.sun.milestones import State
from hearthlight.sun.models import Expectation, Milestone, Station
from hearthlight.sun.orders import Building
from hearthlight.sun.record import standing_of
from hearthlight.sun.words import STAGES, how_it_stands

WORDS = {
    Building.NOT_STARTED: pgettext_lazy("building", "Not begun"),
    Building.STARTED: pgettext_lazy("building", "Being built"),
    Building.FRAME: pgettext_lazy("building", "Main works done"),
    Building.CONNECTED: pgettext_lazy("building", "Connected"),
    Building.ACCEPTED: pgettext_lazy("building", "Accepted"),
    Building.UNKNOWN: pgettext_lazy("building", "Nothing is known"),
}
SHOWN = 60
ON_ITS_WAY = (Building.NOT_STARTED, Building.STARTED, Building.FRAME)


@dataclass(frozen=True)
class Card:
    """One station: its place, the next stage that is open, who answers, what is still to do before building."""

    station: Station
    place: str
    stage: str
    stands: str
    state: str
    department: str
    person: str
    checklist: list[tuple[str, str]]
    costs: str


@dataclass
class Section:
    """Stations equally far, with what they are told; the first of them as cards."""

    state: str
    words: str
    told: Value | None
    stations: int
    late: int
    cards: list[Card] = field(default_factory=list)
    more: int = 0


def sections(place: str, day: date, viewer: Viewer) -> list[Section]:
    """One section a state, those on their way first, late stations first in each; five queries."""
    stations = list(
        viewer.limit(Station.whole.filter(inside(place)).exclude(kind="lot")).order_by("area_code", "number")
    )
    stages = stages_of(stations)
    names = places.names([one.area_code for one in stations])
    yearly = _yearly([one.pk for one in stations])
    found: dict[Building, list[Card]] = defaultdict(list)
    for one in stations:
        rows = stages.get(one.pk, [])
        state = building_of(rows, day)
        found[state].append(_card(one, state, rows, day, names.get(one.area_code, ""), yearly.get(one.pk)))
    order = [*ON_ITS_WAY, Building.UNKNOWN, Building.CONNECTED, Building.ACCEPTED]
    return [_section(state, found[state], day, place) for state in order if found[state]]


def stages_of(stations: Iterable[Station]) -> dict[int, list[Milestone]]:
    """{station: its milestones, each with the person that answers}; one query."""
    found: dict[int, list[Milestone]] = defaultdict(list)
    rows = Milestone.whole.filter(station__in=[one.pk for one in stations]).select_related("appointment__person")
    for row in rows.order_by("pk"):
        found[row.station_id].append(row)
    return found


def _yearly(stations: list[int]) -> dict[int, int]:
    rows = Expectation.whole.filter(station__in=stations).order_by().values_list("station")
    return dict(rows.annotate(year=Sum("expected_wh")))


def building_of(rows: list[Milestone], day: date) -> Building:
    """How far a station is by its milestones on a day."""
    done = frozenset(row.stage for row in rows if standing_of(row, day).state is State.DONE)
    return orders.building(done, frozenset(row.stage for row in rows))


def _card(station: Station, state: Building, rows: list[Milestone], day: date, place: str, year_wh: int | None) -> Card:
    row = _next(rows, day)
    stands = standing_of(row, day) if row else None
    department = orders.department(row.stage, day, station.area_code) if row else None
    return Card(
        station=station,
        place=place,
        stage=str(STAGES[row.stage]) if row else "",
        stands=how_it_stands(stands) if stands else "",
        state=stands.state.value if stands else "",
        department=(row.department if row else "") or (department.value if department else ""),
        person=row.appointment.person.name if row and row.appointment else "",
        checklist=_checklist(station, rows, day) if state is Building.NOT_STARTED else [],
        costs=_costs(station, day, year_wh) if state in ON_ITS_WAY else "",
    )


def _next(rows: list[Milestone], day: date) -> Milestone | None:
    """The open stage whose term comes first."""
    waiting = [row for row in rows if standing_of(row, day).state is not State.DONE]
    return min(waiting, key=lambda row: row.due_on or row.planned_on or date.max, default=None)


def _checklist(station: Station, rows: list[Milestone], day: date) -> list[tuple[str, str]]:
    """What is done before building begins, each with how it stands; one that nobody wrote down is not known."""
    known = {row.stage: how_it_stands(standing_of(row, day)) for row in rows}
    return [(str(STAGES[one]), known.get(one, "")) for one in orders.before_building(day, station.area_code)]


def _costs(station: Station, day: date, year_wh: int | None) -> str:
    """What a year brings less once the price has fallen; empty where no price is known or no fall comes."""
    if station.plan_year is None or year_wh is None:
        return ""
    try:
        fall = tariffs.next_fall(station.plan_year, day, station.area_code)
    except NotKnown:
        return ""
    return f"{money(tariffs.fall_costs(fall, year_wh))} · {fall.last_day}" if fall else ""


def _section(state: Building, cards: list[Card], day: date, place: str) -> Section:
    late = [card for card in cards if card.state == "late"]
    ordered = late + [card for card in cards if card.state != "late"]
    shown = SHOWN if state in ON_ITS_WAY or state is Building.UNKNOWN else 0
    told = orders.order(state.value, day, place)
    return Section(
        state.value, str(WORDS[state]), told, len(cards), len(late), ordered[:shown], max(0, len(cards) - shown)
    )


def quota_order(day: date, place: str) -> Any:
    """What is said about quotas to ask for (R23); None where nobody said."""
    return orders.order("quota", day, place)
