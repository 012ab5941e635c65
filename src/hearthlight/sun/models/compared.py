"""How a station stood beside its neighbours, day by day."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.sun.models.station import OfStation, Station


class Compared(OfStation):
    """One month of a station beside its neighbours 邻站对比: derived, kept by the job ``sun.judge``, made anew by it.

    `periods` holds one entry a day of the month (one for the whole month where only months are read):
    ``[energy, expected, low, high, neighbours]`` in Wh; null where the station was not read, and null in place of
    the last four where fewer than five neighbours were.
    """

    objects = InSight()
    whole: ClassVar[models.Manager["Compared"]] = models.Manager()

    station = models.ForeignKey(Station, models.PROTECT, related_name="compared")
    month = models.DateField()
    data_kind = models.CharField(max_length=12)
    periods = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["data_kind", "month"])]
        constraints = [
            models.UniqueConstraint(fields=["station", "month", "data_kind"], name="compared_once"),
            models.CheckConstraint(condition=Q(data_kind__in=["month", "day"]), name="compared_data_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.station_id} {self.month:%Y-%m} by {self.data_kind}"
