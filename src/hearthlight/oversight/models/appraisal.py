"""The month's appraisal 考评方案 and its deductions 扣分. Only a signed finding makes a line; there is no ranking."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hearthlight.people.sight import InSight
from hearthlight.trail.models import Recorded


class Appraisal(Recorded):
    """The scheme of a month at a township: issued in the month before, frozen from its first day, settled once.

    `items` are dicts of code, title, full, unit, floor (in hundredths of a mark), fen, evidence and kinds: the kinds of
    observation that an item answers to.
    """

    sight = "public"

    area_code = models.CharField(max_length=15)
    month = models.CharField(max_length=7)
    starts = models.DateField()
    items = models.JSONField()
    issued_on = models.DateField()
    issued_at = models.ForeignKey("duty.Gathering", models.PROTECT, null=True, related_name="+")
    settled_on = models.DateField(null=True)
    settled_at = models.ForeignKey("duty.Gathering", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area_code", "month"], name="appraisal_once"),
            models.CheckConstraint(condition=Q(issued_on__lt=F("starts")), name="appraisal_issued_before_it_starts"),
            models.CheckConstraint(
                condition=Q(settled_on=None, settled_at=None) | Q(settled_on__isnull=False, settled_at__isnull=False),
                name="appraisal_settled_at_a_meeting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_code} {self.month}"


class Deduction(Recorded):
    """One line: a signed observation, the person responsible at its date, marks and money at the frozen rate.

    `reverses` names the line that an upheld appeal takes back, in a later month that is still open.
    """

    sight = "private"
    household_field = "observation__household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["Deduction"]] = models.Manager()

    appraisal = models.ForeignKey(Appraisal, models.PROTECT, related_name="deductions")
    observation = models.ForeignKey("oversight.Observation", models.PROTECT, related_name="deductions")
    area_code = models.CharField(max_length=15)
    item = models.CharField(max_length=32)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    hundredths = models.IntegerField()
    fen = models.BigIntegerField()
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["observation"], condition=Q(reverses=None), name="deduction_once_an_observation"
            ),
            models.CheckConstraint(
                condition=Q(reverses=None, hundredths__gte=0, fen__gte=0)
                | Q(reverses__isnull=False, hundredths__lte=0, fen__lte=0),
                name="deduction_signs",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.hundredths}"


class Familiarity(Recorded):
    """How well a helper knows one of the own homes 熟悉情况 (R53): five questions, asked by a supervisor."""

    sight = "private"
    household_field = "household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["Familiarity"]] = models.Manager()

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    household = models.ForeignKey("register.Household", models.PROTECT, related_name="+")
    area_code = models.CharField(max_length=15)
    on_date = models.DateField()
    asked = models.PositiveSmallIntegerField()
    right = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "household", "on_date"], name="familiarity_once_a_day"),
            models.CheckConstraint(condition=Q(right__lte=F("asked"), asked__gt=0), name="familiarity_right_of_asked"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.right}/{self.asked}"
