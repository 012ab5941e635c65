"""The working day of the tests, and sentences by their English."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from hearthlight.core.clock import pinned
from tests.grids.scene import scene
from tests.grids.village import TODAY

__all__ = ["scene"]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """The demo's working day, in English."""
    with pinned(TODAY), translation.override("en"):
        yield
