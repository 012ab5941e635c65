"""The tables of duty 履职: tasks, pairings and their handover, visits, gatherings, rhythms kept or not."""

from hearthlight.duty.models.gathering import Attendance, Gathering, Participation
from hearthlight.duty.models.pairing import Handover, Pairing
from hearthlight.duty.models.quota import VisitQuota
from hearthlight.duty.models.rhythm import RhythmPeriod
from hearthlight.duty.models.task import Task
from hearthlight.duty.models.visit import Visit

__all__ = [
    "Attendance",
    "Gathering",
    "Handover",
    "Pairing",
    "Participation",
    "RhythmPeriod",
    "Task",
    "Visit",
    "VisitQuota",
]
