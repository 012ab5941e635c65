"""Whether a rhythm 工作制度 was kept in a week or a month: written once when the period has ended, never again."""

from django.db import models
from django.db.models import F, Q

from hearthlight.trail.models import Recorded


class RhythmPeriod(Recorded):
    """One week or month of one rhythm at one place; a period that was not kept stays so."""

    sight = "public"

    rhythm = models.CharField(max_length=32)
    area_code = models.CharField(max_length=15)
    first = models.DateField()
    last = models.DateField()
    required = models.PositiveSmallIntegerField()
    counted = models.PositiveSmallIntegerField()
    kept = models.BooleanField()
    lacking = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rhythm", "area_code", "first"], name="rhythm_period_once"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="rhythm_period_dates"),
        ]

    def __str__(self) -> str:
        return f"{self.rhythm} {self.area_code} {self.first}"
