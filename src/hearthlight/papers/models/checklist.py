"""Checklists 扶贫工作推进清单 (R40 to R42): numbered sets a year, who has ticked what, who has learned which."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.trail.models import Recorded


class Checklist(Recorded):
    """One set of a year, in a version; `document` is the upper-level paper behind it, `relay` its passing on.

    `items` are dicts of who, condition, standard, steps, papers and due. The series ``four`` are the four lists
    四个清单, whose titles a county enters itself: the source does not name them.
    """

    sight = "public"

    class Series(models.TextChoices):
        WORK = "work"
        FOUR = "four"

    series = models.CharField(max_length=4, choices=Series.choices)
    area_code = models.CharField(max_length=15)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=100)
    document = models.CharField(max_length=200)
    relay = models.ForeignKey("duty.Gathering", models.PROTECT, null=True, related_name="+")
    items = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "area_code", "year", "number", "version"], name="checklist_version_once"
            ),
            models.CheckConstraint(condition=~Q(document=""), name="checklist_has_its_document"),
        ]

    def __str__(self) -> str:
        return f"{self.year}-{self.number} {self.title}"


class Tick(Recorded):
    """An item ticked off 勾销, for a household or for a village as a whole."""

    sight = "private"
    household_field = "household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["Tick"]] = models.Manager()

    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="ticks")
    item = models.PositiveSmallIntegerField()
    household_id = models.BigIntegerField(null=True)
    area_code = models.CharField(max_length=15)
    done_on = models.DateField()
    words = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["checklist", "item", "household_id"],
                condition=Q(household_id__isnull=False),
                name="tick_once_a_household",
            ),
            models.UniqueConstraint(
                fields=["checklist", "item", "area_code"], condition=Q(household_id=None), name="tick_once_a_village"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.checklist_id}.{self.item} {self.area_code}"


class Learned(Recorded):
    """Somebody has learned a checklist 已学习, on a day; said by themself, never counted beside a name."""

    sight = "public"

    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="learned")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    on_date = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["checklist", "person"], name="checklist_learned_once")]

    def __str__(self) -> str:
        return f"{self.checklist_id} · {self.person_id}"
