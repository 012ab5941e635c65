"""What is asked of a helper in a month 走访任务: fixed when the month begins, so that nothing moves it afterwards."""

from django.db import models
from django.db.models import Q

from hearthlight.trail.models import Recorded


class VisitQuota(Recorded):
    """The homes a helper is to visit in a month, by id, and how often; `note` is a supervisor's word on how it went."""

    sight = "public"

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    area_code = models.CharField(max_length=15)
    month = models.CharField(max_length=7)
    homes = models.JSONField()
    times = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["area_code", "month"])]
        constraints = [
            models.UniqueConstraint(fields=["person", "month"], name="visit_quota_once"),
            models.CheckConstraint(condition=Q(times__gt=0), name="visit_quota_asks_something"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.month}"
