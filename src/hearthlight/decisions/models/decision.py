"""The decision 办理事项: one matter, the procedure it was opened under, what it asks, how it ended."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.trail.models import Recorded

SEVERAL = ("need", "quota")
"""Kinds of which one subject may have several under way: a township needs quilts and seed at once."""


class Decision(Recorded):
    """One matter to be decided 办理事项; the subject's room applies its payload when the last step passes.

    `household_id` is the household it is about, if any, so that whoever may see the household sees it.
    """

    sight = "private"
    household_field = "household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["Decision"]] = models.Manager()

    class State(models.TextChoices):
        OPEN = "open"
        PASSED = "passed"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"

    kind = models.CharField(max_length=24)
    subject_kind = models.CharField(max_length=64)
    subject_id = models.BigIntegerField()
    household_id = models.BigIntegerField(null=True)
    area_code = models.CharField(max_length=15)
    procedure = models.CharField(max_length=64)
    procedure_date = models.DateField()
    payload = models.JSONField(default=dict)
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)

    class Meta:
        indexes = [
            models.Index(fields=["area_code", "kind", "state"]),
            models.Index(fields=["household_id"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_kind", "subject_id"],
                condition=Q(state="open") & ~Q(kind__in=SEVERAL),
                name="decision_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_kind} {self.subject_id}: {self.state}"
