"""The steps 环节 of a decision, and the notices 公示 whose lines they are."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hearthlight.decisions.models.decision import Decision
from hearthlight.people.sight import InSight
from hearthlight.trail.models import Recorded


class Notice(Recorded):
    """A posted list 公示 of decisions of one procedure: its lines are the notice steps that name it, by line number.

    `until` is half-open: objections count up to the day before. `names`: whether the paper shows the head's name in
    full, as village practice allows; the public page is always masked. `digest` is over the lines as printed.
    """

    sight = "public"

    class Names(models.TextChoices):
        FULL = "full"
        MASKED = "masked"

    token = models.CharField(max_length=24, unique=True)
    kind = models.CharField(max_length=24)
    number = models.PositiveSmallIntegerField()
    area_code = models.CharField(max_length=15)
    posted_on = models.DateField()
    until = models.DateField()
    place_posted = models.CharField(max_length=60)
    contact = models.CharField(max_length=100)
    names = models.CharField(max_length=6, choices=Names.choices, default=Names.MASKED)
    digest = models.CharField(max_length=64)
    source = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["area_code", "until"])]
        constraints = [models.CheckConstraint(condition=Q(until__gt=F("posted_on")), name="notice_dates")]

    def __str__(self) -> str:
        return f"{self.kind} {self.area_code} {self.posted_on}"


class Step(Recorded):
    """One step 环节 of a decision: who, when, the votes, its evidence. Quorum is computed from them, never typed.

    A step is written once; of a vote `eligible`, `present` and the three counts stand, of a notice its half-open end,
    of a quota or need the `amount` asked, granted or supplied, in the unit that the payload names.
    """

    sight = "private"
    place_field = "decision__area_code"
    household_field = "decision__household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["Step"]] = models.Manager()

    class Kind(models.TextChoices):
        APPLICATION = "application"
        HOME_CHECK = "home_check"
        COMPARISON = "comparison"
        PROPOSAL = "proposal"
        REVIEW = "review"
        VOTE = "vote"
        SIGNATURE = "signature"
        NOTICE = "notice"
        APPROVAL = "approval"
        ANNOUNCEMENT = "announcement"
        SUPPLY = "supply"

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    on_date = models.DateField()
    until = models.DateField(null=True)
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    eligible = models.PositiveIntegerField(null=True)
    present = models.PositiveIntegerField(null=True)
    votes_for = models.PositiveIntegerField(null=True)
    votes_against = models.PositiveIntegerField(null=True)
    abstained = models.PositiveIntegerField(null=True)
    amount = models.BigIntegerField(null=True)
    result = models.CharField(max_length=12, blank=True)
    note = models.TextField(blank=True)
    notice = models.ForeignKey(Notice, models.PROTECT, null=True, related_name="steps")
    line = models.PositiveIntegerField(null=True)
    source = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="step_number_once"),
            models.UniqueConstraint(fields=["notice", "line"], name="notice_line_once"),
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
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="step_amount"),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}·{self.number} {self.kind}"
