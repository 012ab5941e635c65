"""One leased table of background jobs."""

from django.db import models
from django.db.models import Q


class Job(models.Model):
    """Background work 后台作业. Arguments are ids and days only, never personal data; a person's is a task.

    `asked_by` is the person who asked and `area_code` the place it is about, both empty for the system's own.
    `answer`: what came of it (answer.py); `error`: where a mistake of the program happened, for the administrator.
    """

    sight = "public"

    class State(models.TextChoices):
        READY = "ready"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    kind = models.CharField(max_length=64)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=9, choices=State.choices, default=State.READY)
    deduplication = models.CharField(max_length=120)
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=40, blank=True)
    lease_until = models.DateTimeField(null=True)
    done_parts = models.PositiveIntegerField(default=0)
    all_parts = models.PositiveIntegerField(null=True)
    error = models.TextField(blank=True)
    answer = models.JSONField(default=dict)
    asked_by = models.BigIntegerField(null=True)
    area_code = models.CharField(max_length=15, blank=True)
    asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "id"]),
            models.Index(fields=["asked_by", "id"]),
            models.Index(fields=["area_code", "id"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["deduplication"], condition=Q(state__in=["ready", "running"]), name="job_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
