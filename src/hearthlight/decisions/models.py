"""Decisions, their steps, notices and objections: what must be proposed, voted, posted and approved to take effect."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hearthlight.people.sight import InSight
from hearthlight.trail.models import Recorded


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
                fields=["kind", "subject_kind", "subject_id"], condition=Q(state="open"), name="decision_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_kind} {self.subject_id}: {self.state}"


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

    A step is written once; of a vote `eligible`, `present` and the three counts stand, of a notice its last day.
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
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}·{self.number} {self.kind}"


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
