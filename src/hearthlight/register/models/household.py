"""The household 农户: where it is and how it lives. Who it is stands in its members, its poverty in its statuses."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hearthlight.people.sight import InSight
from hearthlight.register import codes
from hearthlight.register.models.constraints import not_negative, one_of
from hearthlight.trail.models import Recorded

BEGIN = date(2014, 1, 1)
"""The register's first day 建档立卡: from when a household counts that nobody dated."""

LAND = ("arable", "irrigated", "forest", "returned_forest", "orchard", "pasture", "water")


def _land() -> models.PositiveIntegerField:
    return models.PositiveIntegerField(null=True)


class Household(Recorded):
    """One household from `from_date` until it ended; one that was entered by mistake has no day of its own.

    Null is unknown everywhere; land is in thousandths of a mu 亩, lengths in metres, areas in m². `power` is for the
    home 生活用电, `power_production` for work 生产用电.
    """

    sight = "private"
    household_field = "pk"
    objects = InSight()
    whole: ClassVar[models.Manager["Household"]] = models.Manager()

    number = models.CharField(max_length=32, unique=True)
    area_code = models.CharField(max_length=15, db_index=True)
    synthetic = models.BooleanField()
    from_date = models.DateField(default=BEGIN)
    until = models.DateField(null=True)
    ended_how = models.CharField(max_length=12, null=True)
    recognised_by = models.CharField(max_length=12, null=True)
    attribute = models.CharField(max_length=20, null=True)
    military_family = models.BooleanField(null=True)
    only_child = models.BooleanField(null=True)
    two_daughters = models.BooleanField(null=True)
    bank = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=100, blank=True)
    land_arable_mu_milli = _land()
    land_irrigated_mu_milli = _land()
    land_forest_mu_milli = _land()
    land_returned_forest_mu_milli = _land()
    land_orchard_mu_milli = _land()
    land_pasture_mu_milli = _land()
    land_water_mu_milli = _land()
    house_grade = models.CharField(max_length=1, null=True)
    house_repaired = models.BooleanField(null=True)
    house_area = models.PositiveIntegerField(null=True)
    house_structure = models.CharField(max_length=16, null=True)
    house_year = models.PositiveSmallIntegerField(null=True)
    road_kind = models.CharField(max_length=8, null=True)
    road_metres = models.PositiveIntegerField(null=True)
    water_source = models.CharField(max_length=16, null=True)
    water_safe = models.BooleanField(null=True)
    water_litres = models.PositiveIntegerField(null=True)
    water_minutes = models.PositiveIntegerField(null=True)
    water_difficult = models.BooleanField(null=True)
    power = models.BooleanField(null=True)
    power_production = models.BooleanField(null=True)
    toilet = models.BooleanField(null=True)
    broadcast = models.BooleanField(null=True)
    fuel_firewood = models.BooleanField(null=True)
    fuel_coal = models.BooleanField(null=True)
    fuel_bottled_gas = models.BooleanField(null=True)
    fuel_coal_gas = models.BooleanField(null=True)
    fuel_natural_gas = models.BooleanField(null=True)
    fuel_electricity = models.BooleanField(null=True)
    fuel_fuel_oil = models.BooleanField(null=True)
    fuel_biogas = models.BooleanField(null=True)
    fuel_other = models.BooleanField(null=True)
    cooperative = models.BooleanField(null=True)
    enterprise_led = models.BooleanField(null=True)
    relocated = models.BooleanField(null=True)
    relocation_way = models.CharField(max_length=12, null=True)
    relocation_place = models.CharField(max_length=60, blank=True)
    relocation_difficulty = models.CharField(max_length=200, blank=True)
    food_ok = models.BooleanField(null=True)
    clothes_ok = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None, ended_how=None)
                | Q(until__gt=F("from_date"))
                | Q(until=F("from_date"), ended_how="mistaken"),
                name="household_ended",
            ),
            one_of("household", "ended_how", codes.ENDED),
            one_of("household", "recognised_by", codes.RECOGNITION),
            one_of("household", "attribute", codes.ATTRIBUTE),
            one_of("household", "relocation_way", codes.RELOCATION),
            one_of("household", "house_grade", "ABCD"),
            one_of("household", "house_structure", codes.STRUCTURE),
            one_of("household", "road_kind", codes.ROAD),
            one_of("household", "water_source", codes.WATER),
            not_negative(
                "household",
                *(f"land_{kind}_mu_milli" for kind in LAND),
                "house_area",
                "road_metres",
                "water_litres",
                "water_minutes",
            ),
        ]

    def __str__(self) -> str:
        return self.number
