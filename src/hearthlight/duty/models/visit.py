"""Visits 走访入户: who saw which household when, what had changed, how it feels, what it asks for."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.trail.models import Recorded


class Visit(Recorded):
    """One visit. Nobody at home and a telephone call are answers too; only a visit at home has met the household.

    `feelings` is {question: answer} of the dated questions; `problem` what the household asks for, which is open until
    it is settled in words. One that was wrongly entered is withdrawn with its reason. No place, photo or time of day.
    """

    sight = "private"
    household_field = "household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["Visit"]] = models.Manager()

    class How(models.TextChoices):
        HOME = "home"
        ABSENT = "absent"
        TELEPHONE = "telephone"

    household = models.ForeignKey("register.Household", models.PROTECT, related_name="visits")
    area_code = models.CharField(max_length=15)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="visits")
    on_date = models.DateField()
    how = models.CharField(max_length=9, choices=How.choices)
    changed = models.BooleanField(null=True)
    feelings = models.JSONField(default=dict)
    problem = models.CharField(max_length=300, blank=True)
    settled = models.CharField(max_length=300, blank=True)
    settled_on = models.DateField(null=True)
    withdrawn_why = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["household", "on_date"]),
            models.Index(fields=["person", "on_date"]),
            models.Index(fields=["area_code", "on_date"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "person", "on_date", "how"], condition=Q(withdrawn_why=""), name="visit_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(how="absent", changed=None, problem="") | ~Q(how="absent"), name="visit_absent_says_nothing"
            ),
            models.CheckConstraint(
                condition=Q(settled_on=None, settled="")
                | Q(settled_on__isnull=False) & ~Q(settled="") & ~Q(problem=""),
                name="visit_problem_settled_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.household_id} {self.on_date}"
