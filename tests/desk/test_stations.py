"""Stations: what nobody knows is never 0, the wall begins where somebody read, and unread is not dark."""

from datetime import date
from types import SimpleNamespace

from hearthlight.core.period import Month
from hearthlight.desk.drawing import bars, wall
from hearthlight.desk.pages import stations
from hearthlight.desk.station import words as station_words
from hearthlight.sun.models import Station
from tests.desk.conftest import SignIn
from tests.desk.reading import page_of


def a_page(**given: object) -> SimpleNamespace:
    """What a station's page has, as far as the three answers go."""
    station = SimpleNamespace(expected_fen_year=None)
    return SimpleNamespace(station=station, year=None, readings=[], generated_wh=0, **given)


def test_three_answers_that_nobody_knows_are_not_nought() -> None:
    assert station_words.three(a_page()) == {"announced": "不清楚", "expected": "不清楚", "read": "还没有读数"}
    first = a_page()
    first.readings = [SimpleNamespace(energy_wh=None)]
    assert station_words.read(first) == "不清楚"
    first.readings = [SimpleNamespace(energy_wh=0)]
    assert station_words.read(first) == "0 kWh"


def test_a_station_of_unknown_power_says_so(county: date, as_role: SignIn) -> None:
    unknown = Station.whole.exclude(kind="lot").filter(power_w=None).first()
    assert unknown is not None
    page = page_of(as_role("leader"), f"/stations/{unknown.pk}/")
    assert "容量不清楚" in page.words
    assert "— kW" not in page.words
    assert "还没有读数" in page.words


def test_a_dark_month_is_named_and_older_statements_are_not_hidden(as_role: SignIn, county: date) -> None:
    station = Station.whole.get(number="341623105220-V1")
    page = page_of(as_role("leader"), f"/stations/{station.pk}/")
    assert "2016-11" in page.words.split("远低于天气能解释的范围")[1][:20]
    assert "更早的 11 张没有列出" in page.words


def test_the_wall_begins_with_the_first_month_read_and_hatches_the_unread() -> None:
    months = [Month(2017, 1).plus(i) for i in range(3)]
    rows = [wall.Row("甲村 V1", "/s", [None, 900, 950]), wall.Row("乙村 V1", "/t", [None, None, 300])]
    drawn = stations.drawn(rows, [str(month) for month in months])
    assert "2017-01" not in drawn
    assert "2017-02" in drawn
    assert "url(#unread)" in drawn
    assert "甲村 V1" in drawn
    assert stations.drawn([wall.Row("", "", [None])], ["2017-01"]) == ""
    assert [words for _, words in wall.key("没读数")][-1] == "没读数"


def test_the_wall_names_villages_and_the_chip_says_what_is_late(as_role: SignIn) -> None:
    page = page_of(as_role("county"), "/stations/")
    assert "并网超期" in page.words
    assert "城关镇 341623100001-V1" not in page.words
    assert "≥95%" in page.words


def test_the_first_label_of_the_months_is_not_cut_off() -> None:
    drawn = bars.months([bars.Month(f"2016-{i:02d}", 1) for i in range(1, 25)], "图")
    assert f'<text x="{bars.HALF_LABEL}"' in drawn
