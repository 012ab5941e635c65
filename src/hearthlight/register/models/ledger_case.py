"""Cases 差额说明: why a stated number differs from the records, one household at a time, never a bare balancing row."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.register import codes
from hearthlight.register.models.household import Household
from hearthlight.trail.models import Recorded

MOST_PEOPLE = 40
"""People of one household: a case that speaks of more is no household."""


class LedgerCase(Recorded):
    """One household that explains a part of the named difference of a place (R58).

    `number` is the household's number as whoever stated the total holds it; `households` is −1, 0 or 1 and `people`
    the signed number of people: what the stated total holds beyond the records. Withdrawn cases have `until`.
    """

    sight = "private"
    household_field = "household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["LedgerCase"]] = models.Manager()

    area_code = models.CharField(max_length=15)
    number = models.CharField(max_length=32)
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="+")
    households = models.SmallIntegerField()
    people = models.SmallIntegerField()
    kind = models.CharField(max_length=14)
    reason = models.TextField()
    source = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")
    from_date = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area_code", "number"], condition=Q(until=None), name="ledger_case_open_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=list(codes.CASE)), name="ledger_case_kind"),
            models.CheckConstraint(condition=~Q(reason="") & ~Q(number=""), name="ledger_case_reason"),
            models.CheckConstraint(
                condition=Q(households__range=(-1, 1), people__range=(-MOST_PEOPLE, MOST_PEOPLE))
                & ~Q(households=0, people=0),
                name="ledger_case_one_household",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_code} {self.number}: {self.households}, {self.people}"
