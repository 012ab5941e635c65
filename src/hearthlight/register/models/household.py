"""The household 农户: where it is and how it lives. Who it is stands in its members, its poverty in its statuses."""

from datetime import date
from typing import ClassVar

from django.db import models

from hearthlight.people.sight import InSight
from hearthlight.register import codes
from hearthlight.register.models.constraints import not_negative, one_of
from hearthlight.trail.dated import dates_in_order
from hearthlight.trail.models import Recorded

BEGIN = date(2014, 1, 1)
"""The register's first day 建档立卡: from when a household counts that nobody dated."""

LAND = ("arable", "irrigated", "forest", "returned_forest", "orchard", "pasture", "water")


def _land() -> models.PositiveIntegerField:
    return models.PositiveIntegerField(null=True)


class Household(Recorded):
    """One household from `from_date` until it is dissolved. Null is unknown everywhere; land is in thousandths of a
    mu 亩, lengths in metres, areas in m²."""

    sight = "private"
    household_field = "pk"
    objects = InSight()
    whole: ClassVar[models.Manager["Household"]] = models.Manager()

    number = models.CharField(max_length=32, unique=True)
    area_code = models.CharField(max_length=15, db_index=True)
    synthetic = models.BooleanField()
    from_date = models.DateField(default=BEGIN)
    until = models.DateField(null=True)
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
    power = models.BooleanField(null=True)
    toilet = models.BooleanField(null=True)
    relocated = models.BooleanField(null=True)
    food_ok = models.BooleanField(null=True)
    clothes_ok = models.BooleanField(null=True)

    class Meta:
        constraints = [
            dates_in_order("household_dates"),
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
