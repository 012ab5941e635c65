"""Who owns how much of a joint station."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.sun.models.station import OfStation, Station
from hearthlight.trail.dated import dates_in_order


class Share(OfStation):
    """A village's share 联建份额 of a joint station, from a day on. Open shares add up to the station's power exactly.

    The action refuses another sum, a guard refuses more than the power, and a rule looks every day.
    """

    objects = InSight()
    whole: ClassVar[models.Manager["Share"]] = models.Manager()

    station = models.ForeignKey(Station, models.PROTECT, related_name="shares")
    area_code = models.CharField(max_length=15)
    power_w = models.BigIntegerField()
    from_date = models.DateField()
    until = models.DateField(null=True)
    synthetic = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["area_code"])]
        constraints = [
            models.UniqueConstraint(fields=["station", "area_code"], condition=Q(until=None), name="share_open_once"),
            models.CheckConstraint(condition=Q(power_w__gt=0), name="share_power"),
            dates_in_order("share_dates"),
        ]

    def __str__(self) -> str:
        return f"{self.area_code} {self.power_w} W"
