"""What physics expects of a station."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hearthlight.people.sight import InSight
from hearthlight.sun.models.station import OfStation, Station


class Expectation(OfStation):
    """Expected energy of one month (1 to 12) of a typical year, in Wh, with a band of eight months in ten.

    Derived and kept: made by the job ``sun.expect`` (pvlib is no guest of the web workers) and made anew by it.
    `ceiling_wh` is what a sky without a cloud would give; `climate` names the file behind, `certainty` how sure it is.
    """

    objects = InSight()
    whole: ClassVar[models.Manager["Expectation"]] = models.Manager()

    station = models.ForeignKey(Station, models.PROTECT, related_name="expectations")
    month = models.PositiveSmallIntegerField()
    expected_wh = models.BigIntegerField()
    low_wh = models.BigIntegerField()
    high_wh = models.BigIntegerField()
    ceiling_wh = models.BigIntegerField()
    climate = models.CharField(max_length=64)
    certainty = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["station", "month"], name="expectation_once"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="expectation_month"),
            models.CheckConstraint(
                condition=Q(low_wh__gte=0, low_wh__lte=F("expected_wh"), high_wh__gte=F("expected_wh")),
                name="expectation_band",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.station_id} {self.month}: {self.expected_wh} Wh"
