"""Readings that arrived and cannot be counted before somebody agrees."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.sun.models.station import Ranges, Station, shared_stations
from hearthlight.trail.models import Recorded


class ReadingDoubt(Recorded):
    """One doubtful row of a file of readings 存疑读数: what was found, what was expected, and the repair on offer.

    It is counted nowhere until a person repairs it; `row` holds the reading as it was written, `repair` the reading
    as it would be kept (empty where no repair is known). `station` is null when nobody knows the meter.
    """

    sight = "shared"
    objects = InSight()
    whole: ClassVar[models.Manager["ReadingDoubt"]] = models.Manager()

    class State(models.TextChoices):
        OPEN = "open"
        REPAIRED = "repaired"
        LEFT_OUT = "left_out"

    source = models.ForeignKey("trail.Source", models.PROTECT, related_name="+")
    area_code = models.CharField(max_length=15)
    station = models.ForeignKey(Station, models.PROTECT, null=True, related_name="+")
    meter_no = models.CharField(max_length=40, blank=True)
    read_on = models.DateField(null=True)
    sheet = models.CharField(max_length=64, blank=True)
    row_number = models.PositiveIntegerField()
    kind = models.CharField(max_length=24)
    row = models.JSONField(default=dict)
    expected = models.JSONField(default=dict)
    repair = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    answer = models.TextField(blank=True)
    synthetic = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["area_code", "state"]), models.Index(fields=["station"])]
        constraints = [
            models.UniqueConstraint(fields=["source", "sheet", "row_number", "kind"], name="reading_doubt_once"),
            models.CheckConstraint(condition=Q(state__in=["open", "repaired", "left_out"]), name="reading_doubt_state"),
            models.CheckConstraint(condition=~Q(state="left_out") | ~Q(answer=""), name="reading_doubt_says_why"),
        ]

    @classmethod
    def shared_with(cls, ranges: Ranges) -> Q:
        """Doubts about joint stations in which these ranges own a share."""
        return Q(station__in=shared_stations(ranges))

    def __str__(self) -> str:
        return f"{self.meter_no} {self.read_on}: {self.kind}"
