"""A county's own map is taken in whole or refused with a sentence."""

import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core import areas
from hearthlight.places.actions import take_outlines
from hearthlight.places.geojson import BadGeoJSON, read
from hearthlight.places.models import Area
from hearthlight.trail.act import System, act
from hearthlight.trail.history import bulk

SYSTEM = System("test")
COUNTY, TOWN = areas.full("990003"), areas.full("990003101")
SQUARE = [[[116.0, 33.0], [116.2, 33.0], [116.2, 33.1], [116.0, 33.1], [116.0, 33.0]]]


def _map(*features: dict[str, Any]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def _feature(code: str = "990003101", shape: Any = SQUARE, kind: str = "Polygon") -> dict[str, Any]:
    return {"type": "Feature", "properties": {"code": code}, "geometry": {"type": kind, "coordinates": shape}}


@pytest.fixture
def town(db: None) -> Area:
    with act(SYSTEM, "places.found", at=COUNTY) as event:
        rows = [Area(code=code, level=level, name="样例", from_date=date(2014, 1, 1))
                for code, level in ((COUNTY, "county"), (TOWN, "township"))]  # fmt: skip
        return bulk(event, rows)[1]


def test_an_outline_becomes_a_dated_fact_of_its_area(town: Area) -> None:
    assert take_outlines(SYSTEM, COUNTY, _map(_feature())) == 1
    town.refresh_from_db()
    assert town.boundary[0][0] == [116_000_000, 33_000_000]
    assert (town.longitude_micro, town.latitude_micro, town.position_certainty) == (116_100_000, 33_050_000, "sourced")


@pytest.mark.parametrize(
    ("features", "sentence"),
    [
        ([_feature("990003999")], "no area has the code"),
        ([_feature(), _feature()], "two features"),
        ([_feature(kind="Point")], "Polygon or MultiPolygon"),
        ([_feature(shape=[[[116, 33]]])], "at least 4"),
        ([_feature(shape=[[[3_600_000, 4_000_000]] * 4])], "WGS 84"),
        ([{"type": "Feature"}], "feature 1 lacks"),
    ],
)
def test_a_bad_map_is_refused_whole(town: Area, features: list[Any], sentence: str) -> None:
    with pytest.raises(BadGeoJSON, match=sentence):
        take_outlines(SYSTEM, COUNTY, _map(*features))
    town.refresh_from_db()
    assert town.boundary is None


def test_a_map_of_another_place_is_refused(town: Area) -> None:
    with pytest.raises(BadGeoJSON, match="lies outside"):
        take_outlines(SYSTEM, areas.full("990003102"), _map(_feature()))


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(BadGeoJSON):
        read(text)


@given(st.recursive(st.none() | st.floats() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=5)))
def test_any_shape_is_read_or_refused(shape: Any) -> None:
    with suppress(BadGeoJSON):
        read(_map(_feature(shape=shape)))
