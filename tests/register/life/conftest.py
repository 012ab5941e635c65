"""The day of these tests."""

from typing import Any

import pytest

from hearthlight.core.clock import pinned
from tests.register.homes import (
    DAY,
)


@pytest.fixture(autouse=True)
def today() -> Any:
    with pinned(DAY):
        yield
