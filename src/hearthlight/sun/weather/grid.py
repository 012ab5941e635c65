"""Weather cells: squares of a tenth of a degree, each known by its middle. Pure.

A tenth is about 10 km: the grid of today's satellite data is between 4 and 50 km, and a county has some thirty cells.
"""

from math import floor

STEPS = 10
"""Cells a degree."""


def cell(latitude: float, longitude: float) -> str:
    """``cell(33.15, 116.20) == "N33.15E116.25"``: the middle of the square, which begins at its south-west corner."""
    north, east = _middle(latitude), _middle(longitude)
    return f"{'N' if north >= 0 else 'S'}{abs(north):05.2f}{'E' if east >= 0 else 'W'}{abs(east):06.2f}"


def _middle(degrees: float) -> float:
    return round((floor(round(degrees * STEPS, 6)) + 0.5) / STEPS, 2)


def centre(name: str) -> tuple[float, float]:
    """Latitude and longitude of a cell's middle. Raises ValueError for a name that is none."""
    if len(name) != 13 or name[0] not in "NS" or name[6] not in "EW":
        raise ValueError(f"{name!r} is no weather cell such as N33.15E116.25")
    north, east = float(name[1:6]), float(name[7:])
    return (north if name[0] == "N" else -north), (east if name[6] == "E" else -east)
