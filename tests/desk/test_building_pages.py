"""The board of building, progress of the counties, plots and shares: the numbers of the bulletin, opened and apart."""

from datetime import date

import pytest

from hearthlight.core.clock import pinned
from hearthlight.desk.building import board_rows, progress_rows
from hearthlight.people.sight import EVERYTHING, viewing
from hearthlight.sun.models import Planting, Share, Site, Station
from hearthlight.sun.orders import Building
from tests.desk.conftest import SignIn
from tests.desk.reading import page_of

CITY, LIXIN, WULI, ZHANGLOU = "341600000000000", "341623000000000", "341623105001000", "341623105220000"


def lixin(day: date) -> dict[str, object]:
    with viewing(EVERYTHING):
        return next(one for one in progress_rows.counties(CITY, day) if one["code"] == LIXIN)


@pytest.mark.requirement("R17", "three counties and one district side by side")
@pytest.mark.requirement("R20", "186 of 346 and 1 of 1 counted apart")
@pytest.mark.requirement("R18", "parts sum to the total; 86.12 MW forced to nothing")
def test_the_counties_stand_side_by_side_and_each_watt_is_counted_once(as_role: SignIn, county: date) -> None:
    page = page_of(as_role("leader"), f"/stations/progress/{CITY}/")
    for name in ("谯城区", "涡阳县", "蒙城县", "利辛县"):
        assert name in page.words
    found = lixin(county)
    village, joint = (
        next(one for one in found["kinds"] if str(one["kind"]) == kind) for kind in ("村级电站", "联建电站")
    )
    assert (joint["connected"], joint["stations"]) == (1, 1)
    of_2016 = Station.whole.filter(kind="village", plan_year=2016, area_code__startswith="341623")
    assert of_2016.count() == 346
    years = {one["year"]: one["power"] for one in found["years"]}
    assert (years[2015], years[2016], years[2017]) == ("18,300.0", "97,531.2", "86,120.0")
    assert found["whole"] == "201,951.2"
    assert village["stations"] > 346


@pytest.mark.requirement("R104", "kind, year, document")
def test_a_designation_stands_with_its_year_and_its_paper(as_role: SignIn, county: date) -> None:
    words = page_of(as_role("leader"), f"/stations/progress/{CITY}/").words
    assert "2015年，利辛县被列为全国光伏扶贫试点县" in words


@pytest.mark.requirement("R22", "started / not started, each with its own orders")
@pytest.mark.requirement("R23", "quota requests")
@pytest.mark.requirement("R24", "departments involved per task")
@pytest.mark.requirement("R21", "overdue warning before the date")
def test_the_board_says_orders_stages_departments_and_what_a_delay_costs(as_role: SignIn, county: date) -> None:
    words = page_of(as_role("county"), f"/stations/building/{ZHANGLOU}/").words
    assert "加快施工进度" in words
    assert "积极争取指标" in words
    assert "供电公司" in words
    assert "还有33天到期" in words or "33天" in words
    assert "2017-06-30" in words


def test_every_station_stands_on_the_board_once(county: date) -> None:
    with viewing(EVERYTHING), pinned(county):
        found = board_rows.sections(LIXIN, county, EVERYTHING)
        stations = Station.whole.filter(area_code__startswith="341623").exclude(kind="lot").count()
    assert sum(section.stations for section in found) == stations
    assert {section.state for section in found} >= {Building.UNKNOWN.value, Building.CONNECTED.value}


def test_a_village_that_nobody_figured_is_unknown_and_not_unbegun(as_role: SignIn, county: date) -> None:
    words = page_of(as_role("county"), "/stations/building/341623105215000/").words
    assert "情况不清楚 1" in words
    assert "尚未开工" not in words


@pytest.mark.requirement("R13", "planned and done kept apart")
def test_a_plan_is_shown_apart_and_a_plot_is_written_once(as_role: SignIn, county: date) -> None:
    client = as_role("county")
    assert "花生 2017" in page_of(client, f"/stations/plots/{WULI}/").words
    site = Site.whole.filter(area_code=WULI, grouped=True).get()
    key = "5f0c1f3e-6c0f-4b7a-9a53-0f6f6a5f7a12"
    given = {
        "site": site.pk,
        "year": "2017",
        "crop": "花生",
        "planned_mu_milli": "5.5",
        "worked_by": "collective",
        "key": key,
    }
    for _ in range(2):
        assert client.post(f"/stations/plots/{WULI}/write", given).status_code == 302
    plot = Planting.whole.get(site=site, crop="花生", year=2017)
    assert (plot.planned_mu_milli, plot.planted_mu_milli, plot.worked_by) == (5_500, None, "collective")
    too_much = client.post(f"/stations/plots/{WULI}/write", given | {"planted_mu_milli": "20", "key": ""})
    assert too_much.status_code == 422
    nonsense = client.post(f"/stations/plots/{WULI}/write", given | {"planned_mu_milli": "许多", "key": ""})
    assert nonsense.status_code == 422


@pytest.mark.requirement("R19", "shares add up to the station")
def test_the_share_ledger_adds_up_to_the_station(as_role: SignIn, county: date) -> None:
    joint = Station.whole.get(kind="joint")
    words = page_of(as_role("county"), f"/stations/{joint.pk}/shares/").words
    assert "175个村共有32,760.0千瓦" in words
    assert "没有归属" not in words
    assert Share.whole.filter(station=joint, until=None).count() == 175
