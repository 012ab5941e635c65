"""What the utility says it owes: the paper under every entry. Energy in Wh, price in 1/10,000 yuan per kWh."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hearthlight.people.sight import InSight
from hearthlight.sun.models.station import OfStation


class Statement(OfStation):
    """The utility's statement 电费结算单 of one station, month and stream; corrected only by a later revision."""

    objects = InSight()
    whole: ClassVar[models.Manager["Statement"]] = models.Manager()

    class Stream(models.TextChoices):
        COAL = "coal", _("Coal-price part")
        SUBSIDY = "subsidy", _("Subsidy")
        WHOLE = "whole", _("Both, split unknown")

    station = models.ForeignKey("sun.Station", models.PROTECT, related_name="statements")
    area_code = models.CharField(max_length=15)
    month = models.CharField(max_length=7)
    stream = models.CharField(max_length=7, choices=Stream.choices)
    revision = models.PositiveSmallIntegerField(default=1)
    energy_wh = models.BigIntegerField()
    price = models.PositiveIntegerField()
    fen = models.BigIntegerField()
    reading_from = models.ForeignKey("sun.Reading", models.PROTECT, null=True, related_name="+")
    reading_to = models.ForeignKey("sun.Reading", models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")
    source_row = models.IntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["area_code", "month"])]
        constraints = [
            models.UniqueConstraint(fields=["station", "month", "stream", "revision"], name="statement_once"),
            models.CheckConstraint(condition=Q(energy_wh__gte=0, fen__gte=0), name="statement_not_negative"),
            models.CheckConstraint(condition=Q(stream__in=["coal", "subsidy", "whole"]), name="statement_stream"),
        ]

    def __str__(self) -> str:
        return f"{self.station_id} {self.month} {self.stream}"
