"""What grows under the panels."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.sun.models.station import Ranges, Site, Station, shared_stations
from hearthlight.trail.models import Recorded


class Planting(Recorded):
    """A plot under the panels 板下种植 in one year: a crop, who works it, and three numbers that are never mixed (R13).

    Planned (`planned_mu_milli`), expected (`expected_fen`) and actual (`planted_mu_milli`, `actual_fen`): null is
    unknown, and a plan is no planting. `worked_by` names a kind of worker; `worker` an organisation, never a person.
    """

    sight = "shared"
    place_field = "site__area_code"
    objects = InSight()
    whole: ClassVar[models.Manager["Planting"]] = models.Manager()

    class Worker(models.TextChoices):
        COLLECTIVE = "collective"
        COOPERATIVE = "cooperative"
        COMPANY = "company"
        HOUSEHOLDS = "households"
        UNKNOWN = "unknown"

    site = models.ForeignKey(Site, models.PROTECT, related_name="plantings")
    year = models.PositiveSmallIntegerField()
    crop = models.CharField(max_length=32)
    worked_by = models.CharField(max_length=11, choices=Worker.choices, default=Worker.UNKNOWN)
    worker = models.CharField(max_length=64, blank=True)
    households = models.PositiveIntegerField(null=True)
    planned_mu_milli = models.PositiveIntegerField(null=True)
    planted_mu_milli = models.PositiveIntegerField(null=True)
    expected_fen = models.BigIntegerField(null=True)
    actual_fen = models.BigIntegerField(null=True)
    source = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")
    synthetic = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "year", "crop", "worker"], name="planting_once"),
            models.CheckConstraint(
                condition=Q(worked_by__in=["collective", "cooperative", "company", "households", "unknown"]),
                name="planting_worker",
            ),
            models.CheckConstraint(condition=Q(expected_fen=None) | Q(expected_fen__gte=0), name="planting_expected"),
            models.CheckConstraint(condition=Q(actual_fen=None) | Q(actual_fen__gte=0), name="planting_actual"),
        ]

    @classmethod
    def shared_with(cls, ranges: Ranges) -> Q:
        """Plots on sites of joint stations in which these ranges own a share."""
        return Q(site__in=Station.whole.filter(pk__in=shared_stations(ranges)).values("site"))

    def __str__(self) -> str:
        return f"{self.site_id} {self.year} {self.crop}"
