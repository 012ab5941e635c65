"""The demo's places and its sun, on the demo's day, seen by the system.

The fleet is loaded once a module in a transaction that is rolled back; each test works in a savepoint of it.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction

from hearthlight.core.clock import pinned
from hearthlight.demo import places
from hearthlight.demo import sun as loader
from hearthlight.demo.world import World
from hearthlight.people.sight import EVERYTHING, viewing


@pytest.fixture
def bare(db: None) -> Iterator[World]:
    """The divisions only."""
    world = World()
    with pinned(world.day), viewing(EVERYTHING):
        places.load(world)
        yield world


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The whole fleet, for a module of tests."""
    world = World()
    with django_db_blocker.unblock(), transaction.atomic(), pinned(world.day), viewing(EVERYTHING):
        places.load(world)
        loader.load(world)
        connection.check_constraints()
        yield world
        transaction.set_rollback(True)


@pytest.fixture
def fleet(loaded: World, db: None) -> Iterator[World]:
    """The whole fleet, to change at will."""
    with pinned(loaded.day), viewing(EVERYTHING):
        yield loaded
