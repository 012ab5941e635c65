"""Numba with its compiled code kept on disk where there is a folder for it, and without where there is none. Pure.

A program installed read-only for a user without a home has nowhere to keep it: each process then compiles once more
(some seconds), and the energies are the same. ``NUMBA_CACHE_DIR`` names a folder of its own.
"""

from collections.abc import Callable
from typing import Any

from numba import njit


def compiled(**options: Any) -> Callable[[Any], Any]:
    """``numba.njit`` with these options, cached if it can be."""

    def of(function: Any) -> Any:
        try:
            return njit(cache=True, **options)(function)
        except RuntimeError:  # Numba's answer where no folder can be written
            return njit(**options)(function)

    return of
