"""How much capacity a place asked for and was granted."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.trail.models import Recorded


class Quota(Recorded):
    """One request for capacity 指标 of a plan year and its answer, in W (R23); what nobody said stays null.

    `asked_of` is the office above that grants it, `document` the paper of the answer (of the request, before one).
    """

    sight = "public"
    objects = InSight()
    whole: ClassVar[models.Manager["Quota"]] = models.Manager()

    area_code = models.CharField(max_length=15)
    plan_year = models.PositiveSmallIntegerField()
    asked_w = models.BigIntegerField(null=True)
    asked_on = models.DateField(null=True)
    asked_of = models.CharField(max_length=64, blank=True)
    granted_w = models.BigIntegerField(null=True)
    granted_on = models.DateField(null=True)
    department = models.CharField(max_length=64, blank=True)
    document = models.CharField(max_length=100, blank=True)
    source = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")
    synthetic = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["area_code", "plan_year"])]
        constraints = [
            models.UniqueConstraint(fields=["area_code", "plan_year", "asked_on"], name="quota_asked_once"),
            models.CheckConstraint(condition=Q(asked_w=None) | Q(asked_w__gt=0), name="quota_asked"),
            models.CheckConstraint(condition=Q(granted_w=None) | Q(granted_w__gte=0), name="quota_granted"),
            models.CheckConstraint(
                condition=Q(asked_w__isnull=False) | Q(granted_w__isnull=False), name="quota_says_something"
            ),
            models.CheckConstraint(
                condition=Q(granted_w=None) | Q(granted_on__isnull=False), name="quota_granted_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_code} {self.plan_year}: {self.asked_w} W asked, {self.granted_w} W granted"
