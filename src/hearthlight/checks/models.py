"""Findings: what a rule found, open until explained, accepted or mended."""

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.trail.models import Recorded


class Finding(Recorded):
    """A finding 疑点: one open row a rule and subject. It resolves by itself when the fact is mended.

    In state `need` 短板 it is no doubt: what the standard asks for and a home still lacks; nobody has to explain it.

    `values` are those the rule read when it was found, `closing_values` those that mended it: what a run changed and
    why is told by the rows that its event made or touched.
    """

    sight = "private"
    household_field = "household_id"
    objects = InSight()
    whole = models.Manager["Finding"]()

    class State(models.TextChoices):
        OPEN = "open"
        NEED = "need"
        EXPLAINED = "explained"
        ACCEPTED = "accepted"
        RESOLVED = "resolved"
        CANNOT_JUDGE = "cannot_judge"

    rule = models.CharField(max_length=64)
    pack_date = models.DateField()
    subject_kind = models.CharField(max_length=64)
    subject_id = models.BigIntegerField()
    household_id = models.BigIntegerField(null=True)
    area_code = models.CharField(max_length=15)
    values = models.JSONField(default=dict)
    closing_values = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    opened = models.DateField()
    closed = models.DateField(null=True)
    explanation = models.TextField(blank=True)
    level = models.CharField(max_length=8, blank=True)
    with_department = models.CharField(max_length=64, blank=True)
    person_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["area_code", "rule", "state"]),
            models.Index(fields=["household_id"]),
            models.Index(fields=["made"]),
            models.Index(fields=["event"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "subject_kind", "subject_id"], condition=Q(closed=None), name="finding_open_once"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["explained", "accepted"]) | ~Q(explanation=""), name="finding_explained"
            ),
            models.CheckConstraint(
                condition=Q(state="resolved", closed__isnull=False) | (~Q(state="resolved") & Q(closed=None)),
                name="finding_closed_when_resolved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.subject_kind} {self.subject_id}"
