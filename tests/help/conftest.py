"""Sentences are asked for by their English."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Speak English in the test."""
    with translation.override("en"):
        yield
