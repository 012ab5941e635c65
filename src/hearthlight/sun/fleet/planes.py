"""What a plane is to the kernel: where it looks, what it sees of sky and ground, how rows shade it. Pure."""

import numpy as np
from numpy.typing import ArrayLike

from hearthlight.sun.fleet.sun_path import Floats

ALBEDO = 0.25
"""Share of its light that the ground throws back: pvlib's own."""


def planes(tilt: ArrayLike, azimuth: ArrayLike, ground_cover: ArrayLike) -> Floats:
    """(stations, 8): normal up, north, east; ``1 + cos tilt``; ``sin tilt``; ground cover; share of the sky that the
    row in front leaves free; ``albedo (1 - cos tilt)``. Degrees in."""
    leaning, looking = np.radians(np.asarray(tilt, dtype=np.float64)), np.radians(np.asarray(azimuth, dtype=np.float64))
    cover = np.broadcast_to(np.asarray(ground_cover, dtype=np.float64), leaning.shape)
    parts = [
        np.cos(leaning),
        np.sin(leaning) * np.cos(looking),
        np.sin(leaning) * np.sin(looking),
        1.0 + np.cos(leaning),
        np.sin(leaning),
        cover,
        _free_sky(np.degrees(leaning), cover),
        ALBEDO * (1.0 - np.cos(leaning)),
    ]
    return np.ascontiguousarray(np.stack(parts, axis=1))


def _free_sky(tilt: Floats, cover: Floats) -> Floats:
    """Passias and Källbäck (1984), by pvlib: the mean masking angle ψ of a row takes ``1 - cos²(ψ/2)`` of the sky."""
    from pvlib import shading  # type: ignore[import-untyped]

    free = np.ones_like(tilt)
    rows = (cover > 0.0) & (tilt > 0.0)
    if rows.any():
        masking = np.asarray(shading.masking_angle_passias(tilt[rows], cover[rows]), dtype=np.float64)
        free[rows] = 1.0 - np.asarray(shading.sky_diffuse_passias(masking), dtype=np.float64)
    return free
