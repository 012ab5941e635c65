"""Fixtures of the decisions' tests."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation

from hearthlight.core.clock import pinned
from tests.decisions.village import DAY, Offices, offices


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Sentences are compared in English."""
    with translation.override("en"):
        yield


@pytest.fixture
def day(db: None) -> Iterator[date]:
    """The working day."""
    with pinned(DAY) as day:
        yield day


@pytest.fixture
def people(day: date) -> Offices:
    """The offices of a township."""
    return offices()
