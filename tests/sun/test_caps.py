"""Caps of a station's size: dated, refused with their document, never asked of what stood before."""

from datetime import date

import pytest

from hearthlight.demo.world import WULI, World
from hearthlight.sun import actions, caps
from hearthlight.sun.actions import NotSunny
from hearthlight.sun.models import Site
from hearthlight.trail.act import act
from hearthlight.trail.history import add

BEFORE, AFTER, ANHUI = date(2017, 3, 28), date(2019, 6, 1), "341623000000000"


def _keys(*facts: object, **more: object) -> list[tuple[str, bool]]:
    return [(one.cap.key, one.refused) for one in caps.crossed(*facts, **more)]  # type: ignore[arg-type]


def test_a_cap_begins_on_its_day() -> None:
    assert _keys("village", 400_000, BEFORE, ANHUI) == []
    assert _keys("village", 400_000, date(2018, 3, 25), ANHUI) == []
    assert _keys("village", 400_000, date(2018, 3, 26), ANHUI) == [("most_a_station", True)]
    assert _keys("village", 400_000, AFTER, ANHUI, near_the_grid=True) == []
    assert _keys("village", 500_001, AFTER, ANHUI, near_the_grid=True) == [("most_a_station_by_grid", True)]


@pytest.mark.requirement("R19", "the joint station of 32,760 kW predates the cap and stays")
def test_the_joint_station_of_the_source_predates_its_cap() -> None:
    assert _keys("joint", 32_760_000, BEFORE, ANHUI) == []
    assert _keys("joint", 32_760_000, AFTER, ANHUI) == [("most_a_station", True)]
    assert _keys("joint", 32_760_000, AFTER, "410000000000000") == [], "a rule of Anhui holds in Anhui"


def test_seven_kilowatts_a_home_are_refused_and_five_are_only_said() -> None:
    assert _keys("village", 187_200, AFTER, ANHUI, households=38) == []
    assert _keys("village", 187_200, AFTER, ANHUI, households=37) == [("about_a_household", False)]
    assert _keys("village", 187_200, AFTER, ANHUI, households=26) == [("most_a_household", True)]
    assert _keys("village", None, AFTER, ANHUI, households=1) == [], "an unknown power crosses nothing"


@pytest.mark.django_db
def test_a_station_beyond_its_cap_is_refused_with_the_document(bare: World) -> None:
    with act(bare.system, "test.site", at=WULI) as event:
        site = add(event, Site(name="五里", area_code=WULI, synthetic=True))
    facts = {"number": "V9", "name": "九号", "kind": "village", "power_w": 301_000}
    with pytest.raises(NotSunny, match=r"301\.0 kW is more than the 300\.0 kW of 国能发新能〔2018〕29号"):
        actions.register_station(bare.system, site, filed_on=AFTER, **facts)
    assert actions.register_station(bare.system, site, filed_on=BEFORE, **facts).pk
