"""Tasks 任务: what needs a person, with one named person, a level and a day."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.trail.models import Recorded


class Task(Recorded):
    """One thing that one person must do by a day; it is done when its origin is, never by saying so.

    The origin (a finding, a decision's next step, an objection) is named by kind and id. `title` is a message id and
    `values` fill it, without personal data. A task handed over stays as a row of its own with `handed_from`.
    """

    sight = "private"
    household_field = "household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["Task"]] = models.Manager()

    class State(models.TextChoices):
        OPEN = "open"
        DONE = "done"
        HANDED = "handed"
        DROPPED = "dropped"

    title = models.CharField(max_length=200)
    values = models.JSONField(default=dict)
    level = models.CharField(max_length=8)
    area_code = models.CharField(max_length=15)
    household_id = models.BigIntegerField(null=True)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="tasks")
    office = models.CharField(max_length=32, blank=True)
    with_department = models.CharField(max_length=64, blank=True)
    due_on = models.DateField()
    origin_kind = models.CharField(max_length=64)
    origin_id = models.BigIntegerField()
    state = models.CharField(max_length=7, choices=State.choices, default=State.OPEN)
    done_on = models.DateField(null=True)
    handed_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="handed_to")
    urged_on = models.DateField(null=True)
    seen_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["person", "state", "due_on"]),
            models.Index(fields=["area_code", "state", "due_on"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["origin_kind", "origin_id"], condition=Q(state="open"), name="task_open_once"
            ),
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False) | (~Q(state="done") & Q(done_on=None)),
                name="task_done_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} → {self.person_id}"
