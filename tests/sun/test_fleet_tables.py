"""What the tables of doubted readings and losses refuse by themselves."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hearthlight.demo.world import WULI, World
from hearthlight.sun import actions
from hearthlight.sun.models import Loss, ReadingDoubt, Site, Station
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from hearthlight.trail.models import Source

pytestmark = pytest.mark.django_db
DAY = date(2017, 3, 1)


@pytest.fixture
def station(bare: World) -> Station:
    with act(bare.system, "test.site", at=WULI) as event:
        site = add(event, Site(name="五里", area_code=WULI, synthetic=True))
    return actions.register_station(bare.system, site, number="V1", name="一号", kind="village", power_w=187_200)


def refused(world: World, row: Any) -> bool:
    try:
        with transaction.atomic(), act(world.system, "test.row", at=WULI) as event:
            add(event, row)
    except IntegrityError:
        return True
    return False


def loss(**facts: Any) -> Loss:
    told = {"area_code": WULI, "cause": "outage", "data_kind": "day", "from_date": DAY, "lost_wh": 1, "surely": True}
    return Loss(**told | facts)


def test_a_loss_is_written_once_and_without_a_station_it_is_a_whole_areas(bare: World, station: Station) -> None:
    assert not refused(bare, loss(station=station))
    assert refused(bare, loss(station=station)), "one row a station, cause and beginning"
    assert not refused(bare, loss(station=station, cause="soiling"))
    assert refused(bare, loss()), "an outage is of a station"
    assert not refused(bare, loss(cause="weather"))
    assert refused(bare, loss(cause="weather")), "one alert a cause"


@pytest.mark.parametrize("facts", [{"lost_wh": -1}, {"until": DAY}, {"data_kind": "hour"}])
def test_a_loss_that_cannot_be_is_refused(bare: World, station: Station, facts: dict[str, Any]) -> None:
    assert refused(bare, loss(station=station, **facts))


def test_a_doubt_is_left_out_only_with_a_reason(bare: World, station: Station) -> None:
    with act(bare.system, "test.file", at=WULI) as event:
        file = add(event, Source(kind="readings", title="样例", sha256="0", received_on=DAY, area_code=WULI))
    told: dict[str, Any] = {"source": file, "area_code": WULI, "station": station, "synthetic": True}
    assert not refused(bare, ReadingDoubt(row_number=2, kind="unit_slip", **told))
    assert refused(bare, ReadingDoubt(row_number=2, kind="unit_slip", **told)), "a row is doubted once for a kind"
    assert refused(bare, ReadingDoubt(row_number=3, kind="gap", state="left_out", **told))
    assert not refused(bare, ReadingDoubt(row_number=3, kind="gap", state="left_out", answer="停机检修", **told))
