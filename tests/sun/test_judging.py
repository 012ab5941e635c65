"""Judging the stored stations: losses with money, one alert a cause, what is over is resolved, unread is not mended."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hearthlight.checks.models import Finding
from hearthlight.demo.world import World
from hearthlight.sun import counted, intervals, judging
from hearthlight.sun.actions import record_milestone, register_station
from hearthlight.sun.models import Compared, Loss, Site, Station
from hearthlight.trail.act import System
from hearthlight.trail.history import add

pytestmark = pytest.mark.django_db
ME, COUNTY, VILLAGE = System("test"), "341623000000000", "341623108201000"
FIRST, LAST = date(2017, 1, 1), date(2017, 3, 27)
STATIONS, SICK = 8, 3
UTC, SHANGHAI = ZoneInfo("UTC"), ZoneInfo("Asia/Shanghai")


@pytest.fixture
def eight(bare: World, settings: object, tmp_path: object) -> list[Station]:
    """Eight connected stations of one village, without a day read yet."""
    settings.HOME = type(settings.HOME)(tmp_path)  # type: ignore[attr-defined]
    with judging.act(ME, "test.site", at=VILLAGE) as event:
        site = add(event, Site(name="样例站址", area_code=VILLAGE, synthetic=True))
    return [_station(site, n) for n in range(STATIONS)]


def _station(site: Site, n: int) -> Station:
    station = register_station(
        ME, site, number=f"T{n}", name=f"样例{n}", kind="village", power_w=100_000, plan_year=2016,
        filed_on=date(2016, 5, 1), synthetic=True,
    )  # fmt: skip
    record_milestone(
        ME, station, "connection", valid_from=date(2016, 12, 20), done_on=date(2016, 12, 20), synthetic=True
    )
    return station


def send(stations: list[Station], sick: dict[date, int] | None = None, last: date = LAST) -> None:
    """A day of every station, 300 kWh by the sun of the day; the sick one makes `sick` Wh on some days."""
    rows = []
    for n in range((last - FIRST).days + 1):
        day = FIRST + timedelta(days=n)
        whole = 150_000 + 30_000 * ((n * 7) % 11)
        for place, station in enumerate(stations):
            own = whole + 1_000 * ((n + place * 5) % 7)
            energy = (sick or {}).get(day, own) if place == SICK else own
            rows.append((station.pk, _midnight_after(day), 1440, energy))
    intervals.keep(intervals.DAY, rows)


def _midnight_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), SHANGHAI).astimezone(UTC)


def alerts() -> list[tuple[str, int, str]]:
    return list(Finding.whole.filter(rule__startswith="sun.loss").values_list("rule", "subject_id", "state"))


def test_healthy_stations_lose_nothing_and_open_no_alert(eight: list[Station]) -> None:
    send(eight)
    assert judging.judge_all(ME, COUNTY, LAST) == 0
    assert alerts() == []
    assert Compared.whole.filter(data_kind="day").values("station").distinct().count() == STATIONS


def test_an_outage_is_one_alert_with_its_energy_and_its_money(eight: list[Station]) -> None:
    dark = {date(2017, 3, 18) + timedelta(days=n): 0 for n in range(10)}
    send(eight, dark)
    judging.judge_all(ME, VILLAGE, LAST)
    (loss,) = Loss.whole.filter(station=eight[SICK])
    assert (loss.cause, loss.from_date, loss.until) == ("outage", date(2017, 3, 18), None)
    assert 2_000_000 < loss.lost_wh < 5_000_000
    assert loss.lost_fen == (loss.lost_wh * 9800 + 50_000) // 100_000
    assert loss.evidence["neighbours"] == STATIONS - 1
    assert alerts() == [("sun.loss_outage", eight[SICK].pk, "open")]


def test_what_is_over_is_resolved_and_judging_again_changes_nothing(eight: list[Station]) -> None:
    dark = {date(2017, 3, 1) + timedelta(days=n): 0 for n in range(10)}
    send(eight, dark, last=date(2017, 3, 10))
    judging.judge_all(ME, COUNTY, date(2017, 3, 10))
    assert [state for _, _, state in alerts()] == ["open"]
    send(eight, dark)
    judging.judge_all(ME, COUNTY, LAST)
    assert [state for _, _, state in alerts()] == ["resolved"]
    before = list(Loss.whole.values_list("pk", "event"))
    judging.judge_all(ME, COUNTY, LAST)
    assert list(Loss.whole.values_list("pk", "event")) == before


def test_a_repaired_reading_takes_the_loss_away_from_every_count(eight: list[Station]) -> None:
    send(eight, {date(2017, 3, 18) + timedelta(days=n): 0 for n in range(10)})
    judging.judge_all(ME, COUNTY, LAST)
    assert Loss.whole.filter(counted.lost(LAST)).count() == 1
    send(eight)
    judging.judge_all(ME, COUNTY, LAST)
    assert Loss.whole.filter(counted.lost(LAST)).count() == 0
    assert Loss.whole.filter(stands=False).count() == 1


def test_a_station_that_is_not_read_any_more_cannot_be_judged_and_is_not_mended(eight: list[Station]) -> None:
    dark = {date(2017, 3, 1) + timedelta(days=n): 0 for n in range(10)}
    send(eight, dark, last=date(2017, 3, 10))
    judging.judge_all(ME, COUNTY, date(2017, 3, 10))
    healthy = [one for place, one in enumerate(eight) if place != SICK]
    rows = [
        (one.pk, _midnight_after(date(2017, 3, 11) + timedelta(days=n)), 1440, 300_000)
        for one in healthy
        for n in range(10)
    ]
    intervals.keep(intervals.DAY, rows)
    judging.judge_all(ME, COUNTY, date(2017, 3, 20))
    assert [state for _, _, state in alerts()] != ["resolved"]


def test_intervals_are_kept_once_and_read_by_local_day(eight: list[Station]) -> None:
    send(eight)
    send(eight)
    days = intervals.days(intervals.DAY, [one.pk for one in eight], FIRST, LAST)
    assert len(days) == STATIONS * ((LAST - FIRST).days + 1)
    assert (days["day"].min(), days["day"].max()) == (FIRST, LAST)
