"""Figures of duty: who helps whom, what was visited, what was held; each subject has its file."""

from hearthlight.duty.helping.coverage import (
    ALL_LAYERS,
    COVERAGE,
    MET,
    NEVER_MET,
    WITHOUT_GRID_HELPER,
    WITHOUT_HELPER,
    WITHOUT_INDUSTRY,
)
from hearthlight.duty.meeting.counted import ACTIVITIES, MEETING, MEETINGS, RELAYED, TOOK_PART, TOOK_PART_IN
from hearthlight.duty.visiting.counted import UNANSWERED, VISITED, VISITING, VISITS

__all__ = [
    "ACTIVITIES",
    "ALL_LAYERS",
    "MEETINGS",
    "MET",
    "NEVER_MET",
    "RELAYED",
    "TOOK_PART",
    "TOOK_PART_IN",
    "UNANSWERED",
    "VISITED",
    "VISITS",
    "WITHOUT_GRID_HELPER",
    "WITHOUT_HELPER",
    "WITHOUT_INDUSTRY",
]

FIGURES = [*COVERAGE, *VISITING, *MEETING]
