"""What the meters read."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.sun.models.station import OfStation, Station


class Reading(OfStation):
    """A meter reading 抄表: cumulative, in Wh; never changed, only set aside with a reason.

    `energy_wh` is what came since the reading before of the same meter (null at a meter's first): the readings of any
    period add up to its energy.
    """

    objects = InSight()
    whole: ClassVar[models.Manager["Reading"]] = models.Manager()

    station = models.ForeignKey(Station, models.PROTECT, related_name="readings")
    meter_no = models.CharField(max_length=40)
    read_on = models.DateField()
    register_wh = models.BigIntegerField()
    multiplier = models.PositiveIntegerField(default=1)
    energy_wh = models.BigIntegerField(null=True)
    set_aside = models.BooleanField(default=False)
    source = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")
    synthetic = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["station", "read_on"])]
        constraints = [
            models.UniqueConstraint(fields=["station", "meter_no", "read_on"], name="reading_once"),
            models.CheckConstraint(condition=Q(register_wh__gte=0), name="reading_register"),
            models.CheckConstraint(condition=Q(energy_wh=None) | Q(energy_wh__gte=0), name="reading_energy"),
            models.CheckConstraint(condition=Q(multiplier__gte=1), name="reading_multiplier"),
            models.CheckConstraint(condition=Q(set_aside=False) | Q(energy_wh=None), name="reading_set_aside"),
        ]

    def __str__(self) -> str:
        return f"{self.meter_no} {self.read_on}: {self.register_wh} Wh"
