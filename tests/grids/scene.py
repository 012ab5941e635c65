"""A village with its grid, its people and an election under way."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from hearthlight.core.clock import pinned
from hearthlight.decisions.actions import post_notice, take_step
from hearthlight.decisions.models import Decision
from hearthlight.grids import queries
from hearthlight.grids.actions import adopt_partition
from hearthlight.grids.counting import record_votes
from hearthlight.grids.elections import close_list, election, nominate, open_election
from hearthlight.grids.models import Seat
from hearthlight.people.models import Person
from hearthlight.places.models import Zone
from tests.grids.village import DAY, SYSTEM, TOWN, VILLAGE, members, officer, plan, village

SEATS, PARTY, OTHERS = 25, 13, 12
OPENED, VOTED, POSTED, FREE = date(2017, 3, 2), date(2017, 3, 10), date(2017, 3, 11), date(2017, 3, 17)


@dataclass
class Scene:
    """A grid of 1000 people in 250 households, its secretary and the township's director."""

    zone: Zone
    secretary: Person
    director: Person

    def party(self, count: int = PARTY) -> list[Seat]:
        """Party representatives named."""
        chosen = members(1, "party")[:count]
        return [nominate(self.secretary, self.zone, one, "party_member", OPENED) for one in chosen]

    def others(self, count: int = OTHERS + 2) -> list[Seat]:
        """Candidates, by turns of both tracks."""
        tracks = ("people", "committees")
        return [
            nominate(self.secretary, self.zone, one, "mass_representative", OPENED, track=tracks[i % 2])
            for i, one in enumerate(members(1, "masses")[:count])
        ]

    def vote(self, seats: list[Seat], **given: Any) -> str:
        """The first has most votes, each following ten fewer."""
        counts = {seat.pk: 500 - 10 * i for i, seat in enumerate(seats)} | given.pop("but", {})
        return record_votes(self.secretary, self.zone, counts, 800, 600, VOTED, **given)

    def up_to_the_vote(self) -> list[Seat]:
        """Opened and listed; the candidates for the people's seats."""
        open_election(self.secretary, self.zone, SEATS, OPENED)
        self.party()
        seats = self.others()
        close_list(self.secretary, self.zone, date(2017, 3, 5))
        return seats

    @property
    def decision(self) -> Decision:
        """The election under way."""
        found = election(self.zone)
        assert found
        return found

    def post(self) -> None:
        """Hang the notice up."""
        where = {"place_posted": "村务公开栏", "contact": "镇扶贫办"}
        with pinned(POSTED):
            post_notice(self.secretary, [self.decision], posted_on=POSTED, **where)

    def approve(self, day: date = FREE) -> Any:
        """The township's last step."""
        return take_step(self.director, [self.decision], on_date=day)


@pytest.fixture
def scene() -> Scene:
    village(1000, party=20)
    adopt_partition(SYSTEM, VILLAGE, plan([1]), DAY)
    (zone,) = queries.zones_of(VILLAGE, DAY)
    return Scene(zone, officer("village_secretary", VILLAGE), officer("poverty_office_director", TOWN))
