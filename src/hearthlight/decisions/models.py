"""Decisions and their steps: what must be proposed, voted, posted and approved before it takes effect."""

from django.db import models
from django.db.models import F, Q

from hearthlight.trail.models import Recorded


class Decision(Recorded):
    """One matter to be decided 办理事项; the subject's room applies its payload when the last step passes."""

    sight = "public"

    class State(models.TextChoices):
        OPEN = "open"
        PASSED = "passed"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"

    kind = models.CharField(max_length=24)
    subject_kind = models.CharField(max_length=64)
    subject_id = models.BigIntegerField()
    area_code = models.CharField(max_length=15)
    procedure = models.CharField(max_length=64)
    procedure_date = models.DateField()
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_kind", "subject_id"], condition=Q(state="open"), name="decision_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_kind} {self.subject_id}: {self.state}"


class Step(Recorded):
    """One step 环节 of a decision: who, when, the votes, its evidence. Quorum is computed from them, never typed."""

    sight = "public"

    class Kind(models.TextChoices):
        APPLICATION = "application"
        HOME_CHECK = "home_check"
        PROPOSAL = "proposal"
        REVIEW = "review"
        VOTE = "vote"
        NOTICE = "notice"
        APPROVAL = "approval"
        SIGNATURE = "signature"

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=11, choices=Kind.choices)
    on_date = models.DateField()
    until = models.DateField(null=True)
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    eligible = models.PositiveIntegerField(null=True)
    present = models.PositiveIntegerField(null=True)
    votes_for = models.PositiveIntegerField(null=True)
    votes_against = models.PositiveIntegerField(null=True)
    abstained = models.PositiveIntegerField(null=True)
    result = models.CharField(max_length=12, blank=True)
    source = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="step_number_once"),
            models.CheckConstraint(
                condition=~Q(kind="notice") | Q(until__isnull=False, until__gt=F("on_date")), name="notice_has_an_end"
            ),
            models.CheckConstraint(
                condition=Q(present=None) | Q(eligible=None) | Q(present__lte=F("eligible")), name="present_eligible"
            ),
            models.CheckConstraint(
                condition=Q(present=None) | Q(present__gte=F("votes_for") + F("votes_against") + F("abstained")),
                name="votes_present",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}·{self.number} {self.kind}"
