"""Pairing 结对帮扶: who helps which household, in the first layer or the second, and how it passes on."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.trail.dated import dates_in_order
from hearthlight.trail.models import Recorded

GRID_LAYER, PAID_LAYER, INDUSTRY_LAYER = 1, 2, 3
"""The three layers of Shuangjian (R73 to R75); the third is a measure of industry and no row here."""


class Handover(Recorded):
    """Homes that one helper gives to another 交接: it takes effect when both have signed.

    `pairings` are the ids of what is handed over; both days are null until that person signed.
    """

    sight = "public"

    area_code = models.CharField(max_length=15)
    leaving = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    taking = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    pairings = models.JSONField()
    reason = models.CharField(max_length=200)
    leaving_signed_on = models.DateField(null=True)
    taking_signed_on = models.DateField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(leaving=models.F("taking")), name="handover_to_another")]

    def __str__(self) -> str:
        return f"{self.leaving_id} → {self.taking_id}"


class Pairing(Recorded):
    """A household and its helper 结对: layer 1 a seat of its own grid, layer 2 a person on a public payroll.

    Exactly one open row a household is `responsible` 帮扶责任人, of the second layer.
    """

    sight = "private"
    household_field = "household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["Pairing"]] = models.Manager()

    household = models.ForeignKey("register.Household", models.PROTECT, related_name="pairings")
    area_code = models.CharField(max_length=15)
    layer = models.PositiveSmallIntegerField()
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="pairings")
    seat = models.ForeignKey("grids.Seat", models.PROTECT, null=True, related_name="pairings")
    responsible = models.BooleanField()
    handover = models.ForeignKey(Handover, models.PROTECT, null=True, related_name="+")
    from_date = models.DateField()
    until = models.DateField(null=True)
    ended_why = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "until"]), models.Index(fields=["area_code"])]
        constraints = [
            models.UniqueConstraint(
                fields=["household"], condition=Q(until=None, responsible=True), name="pairing_one_responsible"
            ),
            models.UniqueConstraint(fields=["household", "layer"], condition=Q(until=None), name="pairing_layer_once"),
            models.CheckConstraint(
                condition=Q(layer=GRID_LAYER, seat__isnull=False, person=None, responsible=False)
                | Q(layer=PAID_LAYER, person__isnull=False, seat=None),
                name="pairing_of_its_layer",
            ),
            dates_in_order("pairing_dates"),
        ]

    def __str__(self) -> str:
        return f"{self.household_id} · {self.layer}"
