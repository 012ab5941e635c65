"""Outlines of areas from a GeoJSON file (RFC 7946): one feature an area, named by its division code. Pure.

Coordinates are kept in millionths of a degree, as integers; only outer rings are drawn.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hearthlight.core import areas

Ring = tuple[tuple[int, int], ...]
"""(longitude, latitude) pairs in millionths of a degree."""
NAMES = ("code", "adcode", "area_code", "区划代码")
"""Properties that may hold the division code, the first one found wins."""


class BadGeoJSON(ValueError):
    """The file cannot be used; says in both languages which feature, what was found and what was expected."""

    def __init__(self, english: str, chinese: str) -> None:
        super().__init__(english)
        self.english, self.chinese = english, chinese


@dataclass(frozen=True)
class Outline:
    """One area's outer rings."""

    code: str
    rings: tuple[Ring, ...]

    @property
    def centre(self) -> tuple[int, int]:
        """Middle of the box around it: (longitude, latitude)."""
        points = [point for ring in self.rings for point in ring]
        return tuple((min(axis) + max(axis)) // 2 for axis in zip(*points, strict=True))


def read(text: str) -> list[Outline]:
    """The outlines of a feature collection. Raises BadGeoJSON."""
    try:
        features = json.loads(text)["features"]
        assert isinstance(features, list)
    except (ValueError, TypeError, KeyError, AssertionError) as error:
        raise BadGeoJSON(
            "the file is no GeoJSON feature collection: export the map as GeoJSON again",
            "这个文件不是 GeoJSON 要素集：请重新导出为 GeoJSON。",
        ) from error
    found = [_outline(feature, number) for number, feature in enumerate(features, 1)]
    _refuse_twice(found)
    return found


def _refuse_twice(found: Sequence[Outline]) -> None:
    codes = [one.code for one in found]
    for code in codes:
        if codes.count(code) > 1:
            raise BadGeoJSON(
                f"the code {code} stands in two features: each area has one outline",
                f"区划代码 {code} 出现在两个要素里：每个区划只能有一个轮廓。",
            )


def _outline(feature: Any, number: int) -> Outline:
    try:
        given = feature["properties"]
        code = next(str(given[name]) for name in NAMES if given.get(name))
        return Outline(areas.full(code), tuple(_rings(feature["geometry"], number)))
    except (StopIteration, KeyError, TypeError, AttributeError, areas.UnknownCode) as error:
        raise BadGeoJSON(
            f"feature {number} lacks a property “code” with the division code, or a polygon",
            f"第 {number} 个要素缺少写着区划代码的属性“code”，或缺少多边形。",
        ) from error


def _rings(geometry: Any, number: int) -> Iterator[Ring]:
    for outer in _outer_rings(geometry, number):
        ring = tuple(_point(position, number) for position in outer)
        if len(ring) < 4:
            raise _too_short(number, len(ring))
        yield ring


def _outer_rings(geometry: Any, number: int) -> list[Any]:
    kind, shape = geometry["type"], geometry["coordinates"]
    if kind not in ("Polygon", "MultiPolygon"):
        raise BadGeoJSON(
            f"feature {number} is a {kind}: a Polygon or MultiPolygon is expected",
            f"第 {number} 个要素是 {kind}：应为 Polygon 或 MultiPolygon。",
        )
    try:
        return [shape[0]] if kind == "Polygon" else [polygon[0] for polygon in shape]
    except (IndexError, TypeError, KeyError) as error:
        raise _too_short(number, 0) from error


def _point(position: Any, number: int) -> tuple[int, int]:
    try:
        longitude, latitude = float(position[0]), float(position[1])
    except (TypeError, ValueError, IndexError, KeyError) as error:
        raise BadGeoJSON(
            f"feature {number} holds {position!r} where longitude and latitude are expected",
            f"第 {number} 个要素里有 {position!r}：应为经度和纬度。",
        ) from error
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise BadGeoJSON(
            f"feature {number}: {position!r} is no longitude and latitude in degrees (WGS 84)",
            f"第 {number} 个要素：{position!r} 不是以度为单位的经纬度（WGS 84）。",
        )
    return round(longitude * 1_000_000), round(latitude * 1_000_000)


def _too_short(number: int, points: int) -> BadGeoJSON:
    return BadGeoJSON(
        f"feature {number} has an outline of {points} points: at least 4 are expected",
        f"第 {number} 个要素的轮廓只有 {points} 个点：至少要 4 个。",
    )
