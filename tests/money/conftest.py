"""Tests of money leave halves behind on purpose: nothing of them is to be checked as at a commit."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.utils import translation


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Sentences are asked for by their English."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def thrown_away(request: pytest.FixtureRequest) -> Iterator[None]:
    """Roll back without asking what is asked at commit; a test that wants that asks `books.settle`."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        yield
        if connection.in_atomic_block:
            transaction.set_rollback(True)
    else:
        yield
