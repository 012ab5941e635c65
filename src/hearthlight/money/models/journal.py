"""The journal 记账: account, period, entry, leg. Append-only; what must hold of it stands in guards.py.

These four carry no `made`: an entry names its one event. `month` is text such as ``2017-03``; amounts are fen.
"""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hearthlight.money.chain import EntryFacts, LegFacts
from hearthlight.money.chart import Kind
from hearthlight.people.sight import InSight
from hearthlight.trail.models import Event


class Account(models.Model):
    """One account of a book 账户. `area_code` says whom it concerns: in a county's book the village, else the book."""

    sight = "public"

    book = models.CharField(max_length=15)
    code = models.CharField(max_length=16)
    area_code = models.CharField(max_length=15)
    clearing = models.BooleanField()
    floor = models.BigIntegerField(null=True)
    balance_fen = models.BigIntegerField(default=0)
    last = models.ForeignKey("money.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["area_code", "code"])]
        constraints = [
            models.UniqueConstraint(fields=["book", "code", "area_code"], name="account_once"),
            models.CheckConstraint(
                condition=Q(floor=None) | Q(balance_fen__gte=F("floor")), name="account_never_overdrawn"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.book} {self.code} {self.area_code}"


class Period(models.Model):
    """A month of a book 账期; once closed it is final and keeps the head of the chain."""

    sight = "public"

    book = models.CharField(max_length=15)
    month = models.CharField(max_length=7)
    closed_on = models.DateField(null=True)
    head = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "month"], name="period_once")]

    def __str__(self) -> str:
        return f"{self.book} {self.month}"


class Entry(models.Model):
    """A journal entry 记账凭证: a draft until it has its number, then for ever. `ext` names what it books, once;
    `paper` seals it."""

    sight = "public"

    book = models.CharField(max_length=15)
    number = models.PositiveIntegerField(null=True)
    period = models.ForeignKey(Period, models.PROTECT, related_name="entries")
    day = models.DateField()
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in Kind])
    ext = models.CharField(max_length=100)
    transfer = models.UUIDField(null=True)
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")
    plan = models.ForeignKey("money.Plan", models.PROTECT, null=True, related_name="entries")
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, blank=True)
    paper = models.CharField(max_length=64, blank=True)
    event = models.ForeignKey(Event, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["transfer"])]
        constraints = [
            models.UniqueConstraint(fields=["book", "ext"], name="entry_booked_once"),
            models.UniqueConstraint(fields=["book", "number"], name="entry_number_once"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="entry_kind"),
            models.CheckConstraint(
                condition=Q(number=None, hash="") | Q(number__gt=0) & ~Q(hash=""), name="entry_numbered_and_hashed"
            ),
            models.CheckConstraint(
                condition=Q(kind="reverse", reverses__isnull=False) | ~Q(kind="reverse") & Q(reverses=None),
                name="entry_reverse_names_its_original",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["send", "credit"]) | Q(transfer__isnull=False), name="entry_sent_has_transfer"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["fund", "pay"]) | Q(plan__isnull=False), name="entry_spends_by_plan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.book} {self.number} {self.kind}"

    def facts(self, legs: Iterable[LegFacts]) -> EntryFacts:
        """The entry in the form that is hashed; `legs` in the order of their ids."""
        return EntryFacts(
            book=self.book,
            number=self.number or 0,
            day=self.day,
            kind=str(self.kind),
            ext=self.ext,
            transfer=self.transfer,
            reverses=self.reverses_id,
            plan=self.plan_id,
            event=self.event_id,
            legs=tuple(legs),
            paper=self.paper,
        )


class Leg(models.Model):
    """One line of an entry 分录. Until a plan is funded it names what it came from: the utility's statement, or a
    project's contribution; when a household is paid, the household."""

    sight = "private"
    place_field = "account__area_code"
    household_field = "household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["Leg"]] = models.Manager()

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="legs")
    account = models.ForeignKey(Account, models.PROTECT, related_name="legs")
    fen = models.BigIntegerField()
    statement = models.ForeignKey("money.Statement", models.PROTECT, null=True, related_name="legs")
    household = models.ForeignKey("register.Household", models.PROTECT, null=True, related_name="+")
    contribution = models.ForeignKey("money.Contribution", models.PROTECT, null=True, related_name="legs")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(statement=None) | Q(contribution=None), name="leg_came_from_one_thing"),
            models.CheckConstraint(
                condition=Q(fen__gte=-(10**12), fen__lte=10**12) & ~Q(fen=0), name="leg_moves_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.account_id} {self.fen}"
