"""What came and went at the bank, and what a project gave: the papers under entries beside the utility's statements."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.trail.models import Recorded


class BankLine(Recorded):
    """One line of a bank statement 银行流水 of a book's account; `fen` is minus when money left. Found by `reference`.

    `explanation` says in words why a line has no entry; a line that neither has is one of the open differences.
    """

    sight = "private"
    objects = InSight()
    whole: ClassVar[models.Manager["BankLine"]] = models.Manager()

    book = models.CharField(max_length=15)
    area_code = models.CharField(max_length=15)
    day = models.DateField()
    fen = models.BigIntegerField()
    balance_fen = models.BigIntegerField(null=True)
    reference = models.CharField(max_length=64)
    words = models.CharField(max_length=200, blank=True)
    source = models.ForeignKey("trail.Source", models.PROTECT, related_name="+")
    source_row = models.IntegerField()
    explanation = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["book", "day"])]
        constraints = [
            models.UniqueConstraint(fields=["book", "reference"], name="bank_line_once"),
            models.CheckConstraint(condition=~Q(fen=0), name="bank_line_moves_something"),
        ]

    def __str__(self) -> str:
        return f"{self.book} {self.day} {self.reference}"


class Applied(Recorded):
    """How much of a bank line an entry booked 核销: a line may pay several statements, a statement come in parts."""

    sight = "public"

    line = models.ForeignKey(BankLine, models.PROTECT, related_name="applied")
    entry = models.OneToOneField("money.Entry", models.PROTECT, related_name="applied")
    fen = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(fen=0), name="applied_moves_something")]

    def __str__(self) -> str:
        return f"{self.line_id} → {self.entry_id}"


class Contribution(Recorded):
    """A project's fixed share 产业分成 of what it took in over a period, received by the village collective."""

    sight = "public"

    project = models.ForeignKey("help.Project", models.PROTECT, related_name="contributions")
    area_code = models.CharField(max_length=15)
    month = models.CharField(max_length=7)
    income_fen = models.BigIntegerField()
    share_permille = models.PositiveSmallIntegerField()
    fen = models.BigIntegerField()
    source = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "month"], name="contribution_once"),
            models.CheckConstraint(condition=Q(income_fen__gte=0, fen__gt=0), name="contribution_gives_something"),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.month}"
