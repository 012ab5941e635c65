"""A county's own weather goes before the climatology, in its cell and nowhere else, and says where it comes from."""

from pathlib import Path

import pytest

from hearthlight.demo.world import World
from hearthlight.sun.expect import expect_all
from hearthlight.sun.models import Expectation, Station
from hearthlight.sun.weather import store
from hearthlight.trail.act import System, act
from hearthlight.trail.history import amend
from tests.sun.test_fleet_truth import weather

pytestmark = pytest.mark.django_db
ME = System("test")


def test_stations_of_the_cell_follow_its_year(fleet: World, settings: object, tmp_path: Path) -> None:
    settings.HOME = type(settings.HOME)(tmp_path)  # type: ignore[attr-defined]
    known = Station.whole.filter(kind="village", power_w__isnull=False).order_by("pk")
    inside = known[0]
    outside = known.exclude(site=inside.site)[0]
    with act(ME, "test.place", at=inside.area_code) as event:
        amend(event, inside.site, event.day, latitude_micro=33_450_000, longitude_micro=116_420_000)
    before = dict(Expectation.whole.filter(station=outside).values_list("month", "expected_wh"))
    store.keep(tmp_path / "weather", weather(33.45, 116.42))
    expect_all(ME, "341600000000000")
    rows = Expectation.whole.filter(station=inside)
    assert {row.climate for row in rows} == {"climatology invented, synthetic"}
    hours = sum(row.expected_wh for row in rows) / inside.power_w
    assert 700 < hours < 2200
    assert all(row.low_wh <= row.expected_wh <= row.high_wh <= row.ceiling_wh for row in rows)
    assert dict(Expectation.whole.filter(station=outside).values_list("month", "expected_wh")) == before
