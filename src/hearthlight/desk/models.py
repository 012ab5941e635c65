"""What the household list filters by, one narrow row a household: kept by the database itself (guards.py)."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce, Greatest

from hearthlight.people.sight import InSight
from hearthlight.register.models import Household

_ALWAYS = Value(date(1, 1, 1), models.DateField())


def _from(column: str) -> Coalesce:
    return Coalesce(column, _ALWAYS)


class ListedHome(models.Model):
    """A household as its list sees it 农户名册行: derived from household, status, member and finding, never typed.

    `state` and `cause` are of its last status of registration, which holds from `state_from` on; `since` is when that
    state began, which is earlier where a split or a move carried it on. `monitored` likewise, from `monitored_from`.
    `ill_serious`: whether one of its members who have not left is, from `people_from` on.
    `doubtful`: an open finding. Null is unknown. All of it holds from `holds_from` on; whoever asks for an earlier day
    asks the tables themselves (household_today.py). `listing.rebuild()` makes every row anew.
    """

    sight = "private"
    household_field = "pk"
    objects = InSight()
    whole: ClassVar[models.Manager["ListedHome"]] = models.Manager()

    household = models.OneToOneField(Household, models.PROTECT, primary_key=True, related_name="+")
    area_code = models.CharField(max_length=15)
    number = models.CharField(max_length=32)
    from_date = models.DateField()
    until = models.DateField(null=True)
    house_grade = models.CharField(max_length=1, null=True)
    water_safe = models.BooleanField(null=True)
    state = models.CharField(max_length=12, null=True)
    state_from = models.DateField(null=True)
    since = models.DateField(null=True)
    cause = models.CharField(max_length=12, null=True)
    monitored = models.CharField(max_length=12, null=True)
    monitored_from = models.DateField(null=True)
    people_from = models.DateField(null=True)
    ill_serious = models.BooleanField(null=True)
    doubtful = models.BooleanField(null=True)
    holds_from = models.GeneratedField(
        expression=Greatest(_from("state_from"), _from("monitored_from"), _from("people_from")),
        output_field=models.DateField(),
        db_persist=True,
    )

    class Meta:
        indexes = [
            models.Index(fields=["holds_from"], name="listed_home_holds_from"),
            models.Index(
                name="listed_home_by_place",
                fields=[
                    "area_code",
                    "household",
                    "state",
                    "since",
                    "cause",
                    "house_grade",
                    "water_safe",
                    "monitored",
                    "monitored_from",
                    "ill_serious",
                    "doubtful",
                    "from_date",
                    "until",
                    "number",
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.number
