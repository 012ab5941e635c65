"""What was done at a station to keep it working."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.sun.models.station import OfStation, Station


class Upkeep(OfStation):
    """One entry of a station's log 运维日志: looked at, cleaned, a fault found, repaired; in words, without a photo."""

    objects = InSight()
    whole: ClassVar[models.Manager["Upkeep"]] = models.Manager()

    class Kind(models.TextChoices):
        LOOKED = "looked"
        CLEANED = "cleaned"
        FAULT = "fault"
        REPAIRED = "repaired"

    station = models.ForeignKey(Station, models.PROTECT, related_name="upkeep")
    on = models.DateField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    words = models.CharField(max_length=200, blank=True)
    synthetic = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["station", "on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["looked", "cleaned", "fault", "repaired"]), name="upkeep_kind"
            ),
            models.CheckConstraint(condition=~Q(kind="fault") | ~Q(words=""), name="upkeep_fault_is_told"),
        ]

    def __str__(self) -> str:
        return f"{self.station_id} {self.on} {self.kind}"
