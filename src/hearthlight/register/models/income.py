"""The income account 收入台账: one sum an item, year and line of a household."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.register import codes
from hearthlight.register.models.constraints import one_of
from hearthlight.register.models.household import Household
from hearthlight.trail.models import Recorded


class Income(Recorded):
    """What a household took in (or spent on its business) in a calendar year by one item, in fen, never negative.

    `origin` says where the sum is from: declared by a helper, an import, or a payment of this system. An import gives
    the item's whole sum; where lines of origin payment exist only the rest is stored, so a solar wage counts once.
    `fen` null: withdrawn, since the file that said it was undone; it counts as nothing known.
    `source` is its voucher 凭证 and `voucher_page` the page in the household's bound file (R85).
    """

    sight = "private"
    place_field = "household__area_code"
    household_field = "household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["Income"]] = models.Manager()

    class Origin(models.TextChoices):
        DECLARED = "declared"
        IMPORT = "import"
        PAYMENT = "payment"

    household = models.ForeignKey(Household, models.PROTECT, related_name="incomes")
    year = models.PositiveSmallIntegerField()
    item = models.CharField(max_length=20)
    line = models.CharField(max_length=40, blank=True, default="")
    fen = models.BigIntegerField(null=True)
    origin = models.CharField(max_length=8, choices=Origin.choices)
    evidence_grade = models.CharField(max_length=8, null=True)
    source = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")
    voucher_page = models.PositiveSmallIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["year", "household"])]
        constraints = [
            models.UniqueConstraint(fields=["household", "year", "item", "line"], name="income_once"),
            models.CheckConstraint(condition=Q(fen=None) | Q(fen__gte=0), name="income_not_negative"),
            models.CheckConstraint(condition=Q(item__in=list(codes.INCOME_ITEM)), name="income_item"),
            models.CheckConstraint(condition=Q(origin__in=["declared", "import", "payment"]), name="income_origin"),
            one_of("income", "evidence_grade", codes.EVIDENCE),
        ]

    def __str__(self) -> str:
        return f"{self.household} {self.year} {self.item}: {self.fen}"
