"""What a supervisor saw 督察发现: on the three heads, or praise and demands of a tour."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.trail.models import Recorded


class Observation(Recorded):
    """One thing seen on the spot; it counts when its supervisor has signed it, until an appeal overturns it.

    `person` is who is responsible on that day, `household` the home it is about; `kind` names the problem, which an
    item of the appraisal may answer to. A demand has a day by which somebody must answer it.
    """

    sight = "private"
    household_field = "household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["Observation"]] = models.Manager()

    class Head(models.TextChoices):
        AT_POST = "at_post"
        PROGRESS = "progress"
        PROBLEM = "problem"
        PRAISE = "praise"
        DEMAND = "demand"

    class State(models.TextChoices):
        DRAFT = "draft"
        SIGNED = "signed"
        OVERTURNED = "overturned"

    gathering = models.ForeignKey("duty.Gathering", models.PROTECT, null=True, related_name="observations")
    area_code = models.CharField(max_length=15)
    household_id = models.BigIntegerField(null=True)
    station_id = models.BigIntegerField(null=True)
    head = models.CharField(max_length=8, choices=Head.choices)
    kind = models.CharField(max_length=32, blank=True)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    office = models.CharField(max_length=40, blank=True)
    on_date = models.DateField()
    text = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    signed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    signed_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    answer = models.CharField(max_length=300, blank=True)
    answered_on = models.DateField(null=True)
    lesson = models.ForeignKey("oversight.Lesson", models.PROTECT, null=True, related_name="observations")
    decision = models.ForeignKey("decisions.Decision", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["area_code", "on_date"]), models.Index(fields=["person", "on_date"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", signed_by=None, signed_on=None)
                | ~Q(state="draft") & Q(signed_by__isnull=False, signed_on__isnull=False),
                name="observation_signed_whole",
            ),
            models.CheckConstraint(condition=~Q(head="problem") | ~Q(kind=""), name="observation_problem_has_kind"),
            models.CheckConstraint(
                condition=~Q(head="demand") | Q(due_on__isnull=False), name="observation_demand_due"
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | Q(answered_on__isnull=False) & ~Q(answer=""),
                name="observation_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.head} {self.area_code} {self.on_date}"
