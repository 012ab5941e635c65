"""What was lost, since when and why."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hearthlight.people.sight import InSight
from hearthlight.sun.models.station import Ranges, Station, shared_stations
from hearthlight.trail.models import Recorded


class Loss(Recorded):
    """Energy that a station did not make although its neighbours did 电量损失: one row a station, cause and beginning.

    Derived and kept: made by the job ``sun.judge`` and made anew by it. `until` is the first day it was over (null: it
    goes on). Without a station it is a whole area that was low together (cause weather or grid) and nobody's fault.
    `evidence` holds the numbers that the sentence says; `surely` whether the data tells this cause from all others. One
    that a later judgement does not find again does not stand any more, and counts nowhere.
    """

    sight = "shared"
    objects = InSight()
    whole: ClassVar[models.Manager["Loss"]] = models.Manager()

    station = models.ForeignKey(Station, models.PROTECT, null=True, related_name="losses")
    area_code = models.CharField(max_length=15)
    cause = models.CharField(max_length=16)
    data_kind = models.CharField(max_length=12)
    from_date = models.DateField()
    until = models.DateField(null=True)
    lost_wh = models.BigIntegerField()
    lost_fen = models.BigIntegerField(null=True)
    surely = models.BooleanField()
    evidence = models.JSONField(default=dict)
    stands = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["area_code", "cause"]), models.Index(fields=["station", "from_date"])]
        constraints = [
            models.UniqueConstraint(
                fields=["station", "cause", "from_date"], condition=Q(station__isnull=False), name="loss_once"
            ),
            models.UniqueConstraint(
                fields=["area_code", "cause", "from_date"], condition=Q(station=None), name="area_loss_once"
            ),
            models.CheckConstraint(condition=Q(lost_wh__gte=0), name="loss_energy"),
            models.CheckConstraint(condition=Q(data_kind__in=["month", "day", "quarter_hour"]), name="loss_data_kind"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("from_date")), name="loss_dates"),
            models.CheckConstraint(
                condition=Q(station__isnull=False) | Q(cause__in=["weather", "grid"]), name="loss_of_an_area"
            ),
        ]

    @classmethod
    def shared_with(cls, ranges: Ranges) -> Q:
        """Losses of joint stations in which these ranges own a share."""
        return Q(station__in=shared_stations(ranges))

    def __str__(self) -> str:
        return f"{self.station_id or self.area_code} {self.cause} since {self.from_date}: {self.lost_wh} Wh"
