"""A county's own map takes the place of the schematic once every area of a scope has its outline."""

import json
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hearthlight.core import areas
from hearthlight.places.models import Area

LIXIN, GONGDIAN = areas.full("341623"), areas.full("341623108")


def _map(place: str) -> SimpleUploadedFile:
    low, high = areas.subtree(place)
    codes = Area.objects.filter(level="village", code__gte=low, code__lt=high).values_list("code", flat=True)
    features = []
    for i, code in enumerate(codes):
        west, south = 116 + i % 5 / 10, 33 + i // 5 / 10
        ring = [[west, south], [west + 0.1, south], [west + 0.1, south + 0.1], [west, south + 0.1], [west, south]]
        shape = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": {"code": code[:12]}, "geometry": shape})
    return SimpleUploadedFile("map.geojson", json.dumps({"type": "FeatureCollection", "features": features}).encode())


@pytest.fixture
def office(county: date, client: Client) -> Client:
    client.get("/demo/as/county/")
    return client


def test_the_schematic_gives_way_to_the_county_s_own_map(office: Client) -> None:
    assert office.get(f"/overview/{GONGDIAN}/").context["true_map"] is False
    sent = office.post("/map/", {"map": _map(GONGDIAN), "key": str(uuid4())})
    assert (sent.status_code, sent.headers["Location"]) == (302, f"/overview/{LIXIN}/")
    page = office.get(f"/overview/{GONGDIAN}/")
    assert page.context["true_map"] is True
    assert page.context["map"].count("<a href=") == 18
    assert office.get(f"/overview/{LIXIN}/").context["true_map"] is False


def test_a_file_that_is_no_map_is_said_so_and_changes_nothing(office: Client) -> None:
    sent = office.post("/map/", {"map": SimpleUploadedFile("x.geojson", b"a letter"), "key": str(uuid4())})
    assert sent.status_code == 422
    assert "GeoJSON" in sent.context["problem"]
    assert not Area.objects.filter(boundary__isnull=False).exists()
