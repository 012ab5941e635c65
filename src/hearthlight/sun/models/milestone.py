"""What must be done at a station by when, by whom."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.sun.models.station import OfStation, Station


class Milestone(OfStation):
    """One milestone 节点 of a station; stages may overlap 交叉作业, so no order is held.

    A date known by month only has precision ``month``: a done one is the month's first day, a planned one its last.
    `level`, `department` and `appointment` name who answers for it (R3, R24). `area_code` is the station's.
    """

    objects = InSight()
    whole: ClassVar[models.Manager["Milestone"]] = models.Manager()

    class Stage(models.TextChoices):
        QUOTA = "quota"
        SITING = "siting"
        PURCHASE = "purchase"
        START = "start"
        FRAME = "frame"
        CONNECTION = "connection"
        ACCEPTANCE = "acceptance"

    class Precision(models.TextChoices):
        DAY = "day"
        MONTH = "month"

    station = models.ForeignKey(Station, models.PROTECT, related_name="milestones")
    area_code = models.CharField(max_length=15)
    stage = models.CharField(max_length=10, choices=Stage.choices)
    planned_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    level = models.CharField(max_length=8, blank=True)
    department = models.CharField(max_length=64, blank=True)
    appointment = models.ForeignKey("people.Appointment", models.PROTECT, null=True, related_name="+")
    synthetic = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["area_code", "stage"]), models.Index(fields=["stage", "due_on"])]
        constraints = [
            models.UniqueConstraint(fields=["station", "stage"], name="milestone_once"),
            models.CheckConstraint(
                condition=Q(stage__in=["quota", "siting", "purchase", "start", "frame", "connection", "acceptance"]),
                name="milestone_stage",
            ),
            models.CheckConstraint(condition=Q(precision__in=["day", "month"]), name="milestone_precision"),
        ]

    def __str__(self) -> str:
        return f"{self.station_id} {self.stage}"
