"""Single facts of the source: one stored record each, shown as it stands. They are counted apart from the sums."""

from datetime import date
from typing import Any

import pytest

from hearthlight import figures
from hearthlight.core.areas import full
from hearthlight.demo.world import CITY
from hearthlight.papers import queries
from hearthlight.people.models import Appointment
from hearthlight.people.sight import EVERYTHING
from hearthlight.places.models import StatedValue
from hearthlight.sun.models import Milestone, Station
from hearthlight.trail.dated import in_force
from tests.papers.published import GONGDIAN, LIXIN, WULI, ZHANGLOU

MASTHEAD: dict[str, tuple[str, Any]] = {
    "F001": ("number", 22),
    "F002": ("views", 2639),
    "F003": ("posted_on", date(2017, 4, 17)),
    "F004": ("on_date", date(2017, 3, 28)),
}
OF_ONE_RECORD: dict[str, tuple[str, str, dict[str, Any], int]] = {
    "F008": ("sun.site_land", WULI, {}, 13_500),
    "F015": ("sun.stations", ZHANGLOU, {"plan_year": 2015}, 1),
    "F016": ("sun.capacity", ZHANGLOU, {"plan_year": 2015}, 60_000),
    "F021": ("sun.capacity", ZHANGLOU, {"plan_year": 2016}, 187_200),
    "F022": ("sun.expected_income", ZHANGLOU, {"plan_year": 2016}, 22_000_000),
    "F023": ("sun.capacity", ZHANGLOU, {"plan_year": 2017}, 187_200),
    "F034": ("sun.stations", LIXIN, {"kind": "joint", "plan_year": 2016}, 1),
}
DATES: dict[str, tuple[str, dict[str, Any], str, date]] = {
    "F009": (WULI, {"station__plan_year": 2016, "stage": "connection"}, "done_on", date(2017, 2, 1)),
    "F012": (WULI, {"station__plan_year": 2017, "stage": "connection"}, "planned_on", date(2017, 6, 1)),
    "F014": (ZHANGLOU, {"station__plan_year": 2015, "stage": "start"}, "done_on", date(2015, 5, 1)),
    "F017": (ZHANGLOU, {"station__plan_year": 2015, "stage": "connection"}, "done_on", date(2015, 7, 1)),
    "F020": (ZHANGLOU, {"station__plan_year": 2016, "stage": "start"}, "done_on", date(2016, 11, 1)),
}
"""Months are kept as a day of the month with its precision; the day itself says nothing."""


def each(names: dict[str, Any]) -> list[Any]:
    return [pytest.param(name, marks=pytest.mark.figures(name)) for name in names]


@pytest.mark.parametrize("name", each(MASTHEAD))
def test_the_issue_keeps_it(county: date, name: str) -> None:
    field, kept = MASTHEAD[name]
    assert getattr(queries.issue(2017, 22, CITY), field) == kept


@pytest.mark.parametrize("name", each(OF_ONE_RECORD))
def test_one_record_says_it(county: date, name: str) -> None:
    code, place, arguments, published = OF_ONE_RECORD[name]
    figure = figures.find(code)
    assert figure.rows(full(place), county, **arguments).count() == 1
    assert figures.value(figure, full(place), county, EVERYTHING, **arguments) == published


@pytest.mark.parametrize("name", each(DATES))
def test_a_milestone_has_its_month(county: date, name: str) -> None:
    place, where, field, month = DATES[name]
    days = set(Milestone.whole.filter(station__area_code=full(place), **where).values_list(field, "precision"))
    assert {(day.replace(day=1), precision) for day, precision in days} == {(month, "month")}


@pytest.mark.figures("F007", "F036")
def test_village_stations_have_one_size(county: date) -> None:
    village = Station.whole.filter(kind="village", plan_year=2016, area_code__startswith=LIXIN)
    assert set(village.values_list("power_w", flat=True)) == {187_200}
    assert set(village.filter(area_code=full(WULI)).values_list("power_w", flat=True)) == {187_200}


@pytest.mark.requirement("R21", "milestones with dates")
@pytest.mark.figures("F038", "F040", "F041", "F042")
def test_terms_of_what_is_still_to_be_built(county: date) -> None:
    def terms(plan_year: int, stage: str, **more: Any) -> set[date | None]:
        waiting = Milestone.whole.filter(stage=stage, done_on=None, station__plan_year=plan_year, **more)
        return set(waiting.filter(area_code__startswith=LIXIN).values_list("due_on", flat=True)) - {None}

    assert terms(2016, "connection", station__kind="village") == {date(2017, 4, 30)}
    assert terms(2017, "frame", station__kind="lot") == {date(2017, 5, 31)}
    assert terms(2017, "connection") == {date(2017, 6, 30)}


@pytest.mark.figures("F028")
@pytest.mark.requirement("R104", "kind, year, document")
def test_lixins_designation(county: date) -> None:
    row = StatedValue.objects.get(measure="designation_solar_pilot_county", area_code=full(LIXIN))
    assert (row.period, row.kind) == ("2015", "stated")
    assert "第22期" in row.source.title


@pytest.mark.figures("F053")
def test_one_of_the_two_staff_is_the_director(county: date) -> None:
    held = Appointment.objects.filter(in_force(county), area_code=full(GONGDIAN))
    (director,) = held.filter(office="poverty_office_director").values_list("person", flat=True)
    assert director in held.filter(office="poverty_office_staff").values_list("person", flat=True)
