"""Each published figure that more than one record adds up to: equal to the source, and moving when a record changes.

Single facts are proved in test_single_facts, stated values in test_bulletin_22: both are counted apart.
"""

from datetime import date
from itertools import islice
from typing import Any

import pytest
from django.db import models

from hearthlight import figures
from hearthlight.core.areas import full
from hearthlight.demo.world import CITY
from hearthlight.figures import Figure, Ratio
from hearthlight.papers import numbers
from hearthlight.people.sight import EVERYTHING
from hearthlight.trail.act import System, act
from hearthlight.trail.history import amend
from tests.papers.published import CITY as CITY_PREFIX
from tests.papers.published import GONGDIAN, LIXIN, PUBLISHED, SHUANGJIAN, WULI, ZHANGLOU, Key, key

AGGREGATED: dict[str, Key] = {
    "F006": key("sun.stations_connected", WULI),
    "F010": key("sun.expected_income", WULI, state="connected"),
    "F011": key("sun.stations_to_connect", WULI, plan_year=2017),
    "F013": key("sun.expected_income", WULI, state="to_connect"),
    "F018": key("sun.generated", ZHANGLOU, plan_year=2015),
    "F019": key("money.solar_income", ZHANGLOU, plan_year=2015),
    "F024": key("sun.stations", ZHANGLOU),
    "F025": key("sun.expected_income", ZHANGLOU),
    "F027": key("places.counties", CITY_PREFIX),
    "F029": key("sun.capacity", LIXIN),
    "F030": key("sun.capacity", LIXIN, plan_year=2015),
    "F031": key("sun.capacity", LIXIN, plan_year=2016),
    "F032": key("sun.sharing_villages", LIXIN, plan_year=2016),
    "F033": key("sun.shared_capacity", LIXIN, plan_year=2016),
    "F035": key("sun.stations", LIXIN, kind="village", plan_year=2016),
    "F037": key("sun.stations_connected", LIXIN, kind="village", plan_year=2016),
    "C005": key("sun.stations_to_connect", LIXIN, kind="village", plan_year=2016),
    "F039": key("sun.capacity", LIXIN, plan_year=2017),
    "F043": key("register.people", GONGDIAN),
    "F044": key("register.poor_villages", GONGDIAN, kind="key"),
    "F045": key("register.poor_people", GONGDIAN, year=2016),
    "F046": key("register.poverty_rate_of_year", GONGDIAN, year=2016),
    "F048": key("register.households_exited", GONGDIAN, year=2016),
    "F049": key("register.people_exited", GONGDIAN, year=2016),
    "F050": key("register.villages_exited", GONGDIAN, year=2016),
    "F051": key("people.leaders_in_charge", GONGDIAN),
    "F052": key("people.poverty_office_staff", GONGDIAN),
    "F054": key("people.villages_with_specialist", GONGDIAN),
    "F062": key("places.villages", GONGDIAN),
    "F063": key("places.work_zones", GONGDIAN),
    "F069": key("register.households", SHUANGJIAN),
    "F070": key("register.people", SHUANGJIAN),
    "F073": key("places.villages", SHUANGJIAN),
    "F074": key("places.villager_groups", SHUANGJIAN),
    "F075": key("register.poor_villages", SHUANGJIAN, kind="poor"),
    "F078": key("register.households_exited", SHUANGJIAN, year=2014),
    "F079": key("register.people_exited", SHUANGJIAN, year=2014),
    "F080": key("register.households_exited", SHUANGJIAN, year=2015),
    "F081": key("register.people_exited", SHUANGJIAN, year=2015),
    "F082": key("register.villages_exited", SHUANGJIAN, year=2016),
    "F083": key("register.households_exited", SHUANGJIAN, year=2016),
    "F084": key("register.people_exited", SHUANGJIAN, year=2016),
    "F085": key("register.villages_left", SHUANGJIAN),
    "F086": key("register.households_left", SHUANGJIAN),
    "F087": key("register.people_left", SHUANGJIAN),
    "F088": key("register.poverty_rate", SHUANGJIAN),
}
"""The source's row of each figure, and the figure of the records."""

ELSEWHERE = "3416029999"
"""Where moved records go: places outside every figure here but the city's, one a record."""


def asked(name: str) -> tuple[Figure | Ratio, str, dict[str, Any]]:
    """The figure, its full place and its arguments."""
    code, place, arguments = AGGREGATED[name]
    return figures.find(code), full(place), dict(arguments)


def taken(name: str, day: date) -> int:
    """The figure's value as printed: a share in hundredths of a percent."""
    figure, place, arguments = asked(name)
    if isinstance(figure, Ratio):
        return numbers.per_hundred(*figures.ratio(figure, place, day, EVERYTHING, **arguments))
    return figures.value(figure, place, day, EVERYTHING, **arguments)


def move(number: int, row: models.Model, figure: Figure, day: date) -> None:
    """Change the record as an act would: it ends, it stands elsewhere, or what it hangs on belongs to another plan."""
    with act(System("test"), "papers.move_record", at=CITY, day=day) as event:
        if figure.place == "code":
            amend(event, row, day, until=day)
        elif figure.place.endswith("__area_code") and figure.model == "sun.Reading":
            amend(event, row, day, energy_wh=row.energy_wh + 1000)
        elif figure.model == "money.Leg":
            amend(event, row.statement.station, day, plan_year=2014)
        else:
            amend(event, row, day, **{figure.place: full(f"{ELSEWHERE}{number:02d}")})


@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.figures(name)) for name in AGGREGATED])
def test_the_records_add_up_to_the_source_and_move_it(county: date, name: str) -> None:
    figure, place, arguments = asked(name)
    part = numbers.counted(figure)
    rows = part.rows(place, county, **arguments)
    assert rows[:2].count() == 2, "a figure of one record is a single fact"
    published = PUBLISHED[AGGREGATED[name]]
    assert taken(name, county) == published
    before = figures.value(part, place, county, EVERYTHING, **arguments)
    for number, row in enumerate(islice(rows.order_by("pk"), 3)):
        move(number, row, part, county)
    assert figures.value(part, place, county, EVERYTHING, **arguments) != before


def test_more_than_forty_figures_are_added_up_from_records() -> None:
    assert len(AGGREGATED) >= 45
    assert len(set(AGGREGATED.values())) == len(AGGREGATED)
