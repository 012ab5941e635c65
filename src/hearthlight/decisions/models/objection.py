"""The objection 异议与诉求 to a notice or a matter, under seal."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hearthlight.decisions.models.decision import Decision
from hearthlight.decisions.models.step import Notice
from hearthlight.people.sight import InSight
from hearthlight.trail.models import Recorded


class Objection(Recorded):
    """An objection or request 异议与诉求 and its answer, both sealed; the objector holds the code, we only its hash.

    `about`: the office complained about, empty when it is the matter itself; `area_code` is where the matter is,
    `goes_to` the place one level above whoever is complained about, which must answer by `due_on`.
    """

    sight = "private"
    place_field = "goes_to"
    objects = InSight()
    whole: ClassVar[models.Manager["Objection"]] = models.Manager()

    class Channel(models.TextChoices):
        IN_PERSON = "in_person"
        TELEPHONE = "telephone"
        PAPER = "paper"
        PAGE = "page"

    class Outcome(models.TextChoices):
        UPHELD = "upheld"
        REJECTED = "rejected"
        ANSWERED = "answered"

    notice = models.ForeignKey(Notice, models.PROTECT, null=True, related_name="objections")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="objections")
    area_code = models.CharField(max_length=15)
    goes_to = models.CharField(max_length=15)
    about = models.CharField(max_length=32, blank=True)
    channel = models.CharField(max_length=9, choices=Channel.choices)
    code_hash = models.CharField(max_length=64, unique=True)
    envelope = models.BinaryField()
    wrapped_key = models.BinaryField()
    received_on = models.DateField()
    due_on = models.DateField()
    answer_envelope = models.BinaryField(null=True)
    answer_key = models.BinaryField(null=True)
    answered_on = models.DateField(null=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)

    class Meta:
        indexes = [models.Index(fields=["goes_to", "answered_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None, answer_envelope=None, outcome="")
                | Q(answered_on__isnull=False, answer_envelope__isnull=False) & ~Q(outcome=""),
                name="objection_answered_whole",
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("received_on")), name="objection_dates"),
        ]

    def __str__(self) -> str:
        return f"{self.area_code} {self.received_on}"
