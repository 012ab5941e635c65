"""The tables of the room, split by subject."""

from hearthlight.sun.models.compared import Compared
from hearthlight.sun.models.doubt import ReadingDoubt
from hearthlight.sun.models.expectation import Expectation
from hearthlight.sun.models.loss import Loss
from hearthlight.sun.models.milestone import Milestone
from hearthlight.sun.models.planting import Planting
from hearthlight.sun.models.reading import Reading
from hearthlight.sun.models.share import Share
from hearthlight.sun.models.station import Site, Station
from hearthlight.sun.models.upkeep import Upkeep

__all__ = [
    "Compared",
    "Expectation",
    "Loss",
    "Milestone",
    "Planting",
    "Reading",
    "ReadingDoubt",
    "Share",
    "Site",
    "Station",
    "Upkeep",
]
