"""Paying people: the run of a month, what was doubtful in it before money moved, and the cards that are paid to."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hearthlight.people.sight import InSight
from hearthlight.trail.dated import dates_in_order
from hearthlight.trail.models import Recorded


class PayRun(Recorded):
    """A village's payments of a month that go to the bank together 发放批次; `number` is the bank's reference, once.

    Its file is made of its rows alone, so it can be made again after a crash: the same bytes, the same `sha256`.
    """

    sight = "public"

    class State(models.TextChoices):
        LISTED = "listed", _("Listed, to be checked")
        CHECKED = "checked", _("Checked, to be paid")
        BOOKED = "booked", _("Booked, the bank has not answered")
        ANSWERED = "answered", _("Answered by the bank")
        DROPPED = "dropped", _("Dropped before it was paid")

    area_code = models.CharField(max_length=15)
    month = models.CharField(max_length=7)
    number = models.CharField(max_length=32, unique=True)
    state = models.CharField(max_length=8, choices=State.choices)
    sha256 = models.CharField(max_length=64, blank=True)
    answer = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["area_code", "month"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["booked", "answered"]) | ~Q(sha256=""), name="pay_run_booked_with_its_file"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class PayDoubt(Recorded):
    """What spoke against a payment before money moved 发放前核查: it blocks, or somebody explained it in words."""

    sight = "private"
    household_field = "payment__household_id"
    place_field = "payment__area_code"
    objects = InSight()
    whole: ClassVar[models.Manager["PayDoubt"]] = models.Manager()

    run = models.ForeignKey(PayRun, models.PROTECT, related_name="doubts")
    payment = models.ForeignKey("money.Payment", models.PROTECT, related_name="doubts")
    rule = models.CharField(max_length=40)
    blocks = models.BooleanField()
    values = models.JSONField(default=dict)
    explanation = models.CharField(max_length=300, blank=True)
    explained_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["payment", "rule"], name="pay_doubt_once"),
            models.CheckConstraint(condition=Q(blocks=False) | Q(explanation=""), name="pay_doubt_block_not_explained"),
        ]

    def __str__(self) -> str:
        return f"{self.payment_id} {self.rule}"


class BankCard(Recorded):
    """The card a person is paid to 一卡通: the name the bank has; its number is a secret of the member."""

    sight = "private"
    household_field = "member__household_id"
    place_field = "member__area_code"
    objects = InSight()
    whole: ClassVar[models.Manager["BankCard"]] = models.Manager()

    member = models.ForeignKey("register.Member", models.PROTECT, related_name="cards")
    holder = models.CharField(max_length=64)
    from_date = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member"], condition=Q(until=None), name="bank_card_one_open"),
            dates_in_order("bank_card_dates"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} •••"


class SlipCode(Recorded):
    """The one-time code of a household's slip 明白单: only its digest is kept; it opens one payment once."""

    sight = "private"
    household_field = "payment__household_id"
    place_field = "payment__area_code"
    objects = InSight()
    whole: ClassVar[models.Manager["SlipCode"]] = models.Manager()

    payment = models.ForeignKey("money.Payment", models.PROTECT, related_name="slips")
    digest = models.CharField(max_length=64, unique=True)
    until = models.DateField()
    used_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.payment_id} •••"
