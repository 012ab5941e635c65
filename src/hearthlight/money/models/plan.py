"""What a village does with its solar income: plan, its lines, the payments made on them. Amounts are fen."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hearthlight.people.sight import InSight
from hearthlight.trail.models import Recorded


class Plan(Recorded):
    """A village's plan for its income 收益分配方案 of a year; adopted by a finished decision.

    Money comes quarter by quarter, so a year may have several parts 追加, each adopted by itself; `variant` tells the
    drafts of one part apart.
    """

    sight = "public"

    area_code = models.CharField(max_length=15)
    year = models.PositiveSmallIntegerField()
    part = models.PositiveSmallIntegerField(default=1)
    variant = models.PositiveSmallIntegerField(default=1)
    decision = models.ForeignKey("decisions.Decision", models.PROTECT, null=True, related_name="+")
    adopted_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area_code", "year", "part", "variant"], name="plan_once"),
            models.UniqueConstraint(
                fields=["area_code", "year", "part"], condition=Q(adopted_on__isnull=False), name="plan_adopted_once"
            ),
            models.CheckConstraint(
                condition=Q(adopted_on=None) | Q(decision__isnull=False), name="plan_adopted_by_decision"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_code} {self.year}"


class PlanLine(Recorded):
    """One line of a plan 方案项目: a post, works, a reward, a grant, a set amount or a cost."""

    sight = "public"

    class Kind(models.TextChoices):
        JOB = "job", _("Wages of a post")
        WORKS = "works", _("Village works")
        REWARD = "reward", _("Reward")
        GRANT = "grant", _("Grant")
        SET_AMOUNT = "set_amount", _("Set amount")
        COST = "cost", _("Cost of the station")

    class Cost(models.TextChoices):
        RENT = "rent", _("Rent of the land")
        OPERATION = "operation", _("Operation and repair")
        INSURANCE = "insurance", _("Insurance")
        RESERVE = "reserve", _("Reserve")

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="lines")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=100)
    opening = models.ForeignKey("help.Opening", models.PROTECT, null=True, related_name="+")
    fen_unit = models.BigIntegerField()
    units = models.PositiveIntegerField()
    fen = models.BigIntegerField()
    cost = models.CharField(max_length=10, choices=Cost.choices, blank=True)
    station = models.ForeignKey("sun.Station", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(cost="") | Q(kind="cost"), name="plan_line_only_costs_are_costs"),
            models.CheckConstraint(
                condition=~Q(cost="rent") | Q(station__isnull=False), name="plan_line_rent_names_its_station"
            ),
            models.UniqueConstraint(fields=["plan", "number"], name="plan_line_once"),
            models.CheckConstraint(condition=Q(fen=F("fen_unit") * F("units")), name="plan_line_adds_up"),
            models.CheckConstraint(condition=Q(fen__gt=0), name="plan_line_pays_something"),
            models.CheckConstraint(
                condition=~Q(kind="job") | Q(opening__isnull=False), name="plan_line_job_has_opening"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Payment(Recorded):
    """One payment 发放明细 of a line to a person, or to works without one. Three people: maker, checker, payer.

    One that came back 退回 keeps its entry and its reversal; what it would have paid may be listed again.
    """

    sight = "private"
    household_field = "household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["Payment"]] = models.Manager()

    class State(models.TextChoices):
        LISTED = "listed", _("Listed")
        SENT = "sent", _("Checked, not yet paid")
        PAID = "paid", _("Paid")
        RETURNED = "returned", _("Came back, or taken out")

    line = models.ForeignKey(PlanLine, models.PROTECT, related_name="payments")
    area_code = models.CharField(max_length=15)
    household = models.ForeignKey("register.Household", models.PROTECT, null=True, related_name="payments")
    member = models.ForeignKey("register.Member", models.PROTECT, null=True, related_name="payments")
    placement = models.ForeignKey("help.Placement", models.PROTECT, null=True, related_name="payments")
    month = models.CharField(max_length=7)
    units = models.PositiveSmallIntegerField()
    fen = models.BigIntegerField()
    state = models.CharField(max_length=8, choices=State.choices)
    entry = models.ForeignKey("money.Entry", models.PROTECT, null=True, related_name="payments")
    run = models.ForeignKey("money.PayRun", models.PROTECT, null=True, related_name="payments")
    bank_row = models.CharField(max_length=64, blank=True)
    maker = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    checker = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    payer = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["area_code", "month"]), models.Index(fields=["household"])]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "member", "month"], condition=~Q(state="returned"), name="payment_once"
            ),
            models.CheckConstraint(condition=Q(fen__gt=0), name="payment_pays_something"),
            models.CheckConstraint(
                condition=~Q(state="paid") | Q(entry__isnull=False, checker__isnull=False, payer__isnull=False),
                name="payment_paid_by_entry",
            ),
            models.CheckConstraint(
                condition=~Q(checker=F("maker")) & ~Q(payer=F("maker")) & ~Q(payer=F("checker")),
                name="payment_three_people",
            ),
            models.CheckConstraint(
                condition=Q(member=None, household=None) | Q(member__isnull=False, household__isnull=False),
                name="payment_person_with_household",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} {self.month} {self.fen}"
