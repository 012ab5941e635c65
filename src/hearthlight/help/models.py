"""What help is given: measures for a household, openings in a village, who is placed in one. Amounts are fen."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hearthlight.people.sight import InSight
from hearthlight.trail.dated import dates_in_order
from hearthlight.trail.models import Recorded


class Measure(Recorded):
    """A measure of help 帮扶措施: it names a household, an amount, a person and a date, and asks for its result."""

    sight = "private"
    household_field = "household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["Measure"]] = models.Manager()

    household = models.ForeignKey("register.Household", models.PROTECT, related_name="measures")
    member = models.ForeignKey("register.Member", models.PROTECT, null=True, related_name="measures")
    area_code = models.CharField(max_length=15)
    cause = models.CharField(max_length=32, blank=True)
    kind = models.CharField(max_length=32)
    entitlement = models.CharField(max_length=32, blank=True)
    item = models.CharField(max_length=100, blank=True)
    basis = models.CharField(max_length=100, blank=True)
    fen = models.BigIntegerField()
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    due_on = models.DateField()
    result_on = models.DateField(null=True)
    result = models.CharField(max_length=200, blank=True)
    result_fen = models.BigIntegerField(null=True)
    result_source = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(fen__gte=0), name="measure_not_negative"),
            models.CheckConstraint(
                condition=Q(result_on=None) | Q(result_fen__isnull=False) | Q(result_source__isnull=False),
                name="measure_result_is_shown",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.household_id}"


class Opening(Recorded):
    """Work that a village offers 公益岗位 or assigns 村集体派工: how many seats, for which ability, at what pay."""

    sight = "public"

    class Kind(models.TextChoices):
        STATION_KEEPER = "station_keeper", _("Station keeper")
        ROAD = "road", _("Upkeep of roads")
        WATER = "water", _("Upkeep of water works")
        CLEANING = "cleaning", _("Cleaning")
        PATROL = "patrol", _("Safety patrol")
        FOREST = "forest", _("Forest and fire watch")
        HOME_WORK = "home_work", _("Work at home")
        ASSIGNED = "assigned", _("Village-assigned work")
        LIGHT = "light", _("Light post")
        CARE = "care", _("Care")

    class Unit(models.TextChoices):
        DAY = "day", _("day")
        MONTH = "month", _("month")

    area_code = models.CharField(max_length=15)
    kind = models.CharField(max_length=14, choices=Kind.choices)
    title = models.CharField(max_length=100)
    ability = models.CharField(max_length=32, blank=True)
    group_work = models.BooleanField(null=True)
    seats = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=5, choices=Unit.choices)
    fen_unit = models.BigIntegerField()
    employer = models.CharField(max_length=100, blank=True)
    from_date = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["area_code"])]
        constraints = [
            models.CheckConstraint(condition=Q(seats__gt=0, fen_unit__gt=0), name="opening_offers_something"),
            dates_in_order("opening_dates"),
        ]

    def __str__(self) -> str:
        return self.title


class Placement(Recorded):
    """A person placed in an opening 上岗与派工; nobody holds two open ones."""

    sight = "private"
    household_field = "household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["Placement"]] = models.Manager()

    opening = models.ForeignKey(Opening, models.PROTECT, related_name="placements")
    household = models.ForeignKey("register.Household", models.PROTECT, related_name="placements")
    member = models.ForeignKey("register.Member", models.PROTECT, related_name="placements")
    area_code = models.CharField(max_length=15)
    agreement = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")
    days = models.PositiveSmallIntegerField(null=True)
    from_date = models.DateField()
    until = models.DateField(null=True)
    ended_why = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [models.Index(fields=["area_code"])]
        constraints = [
            models.UniqueConstraint(fields=["member"], condition=Q(until=None), name="placement_one_open"),
            dates_in_order("placement_dates"),
        ]

    def __str__(self) -> str:
        return f"{self.opening_id} · {self.member_id}"


class WorkDay(Recorded):
    """Work done 出工 by a placed person in a month, signed by the village; days, or the month as one. No clock.

    `fen` is what was agreed for a part of a month, which nobody may guess; null where units times the pay say it.
    """

    sight = "private"
    household_field = "placement__household_id"
    place_field = "placement__area_code"
    objects = InSight()
    whole: ClassVar[models.Manager["WorkDay"]] = models.Manager()

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="work_days")
    month = models.CharField(max_length=7)
    units = models.PositiveSmallIntegerField()
    fen = models.BigIntegerField(null=True)
    signed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    signed_on = models.DateField()
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["placement", "month"], name="work_day_once"),
            models.CheckConstraint(condition=Q(fen=None) | Q(fen__gte=0), name="work_day_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.placement_id} {self.month} {self.units}"


class Substitution(Recorded):
    """Who stood in for a placed person 顶岗替岗, from when until when and why; unlogged it is what audits punish."""

    sight = "private"
    household_field = "placement__household_id"
    place_field = "placement__area_code"
    objects = InSight()
    whole: ClassVar[models.Manager["Substitution"]] = models.Manager()

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="substitutions")
    member = models.ForeignKey("register.Member", models.PROTECT, related_name="+")
    why = models.CharField(max_length=100)
    from_date = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [dates_in_order("substitution_dates")]

    def __str__(self) -> str:
        return f"{self.placement_id} · {self.member_id}"


class Project(Recorded):
    """An industry project 产业项目 that gives the village collective a fixed share of its income by contract.

    `share_permille` is of what the project took in; `contract` the paper that says so.
    """

    sight = "public"

    area_code = models.CharField(max_length=15)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=32, blank=True)
    share_permille = models.PositiveSmallIntegerField()
    contract = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")
    synthetic = models.BooleanField()
    from_date = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["area_code"])]
        constraints = [
            models.UniqueConstraint(fields=["area_code", "name"], condition=Q(until=None), name="project_once"),
            models.CheckConstraint(
                condition=Q(share_permille__gt=0, share_permille__lte=1000), name="project_shares_something"
            ),
            dates_in_order("project_dates"),
        ]

    def __str__(self) -> str:
        return self.name


class Kin(Recorded):
    """A cadre's declaration of kin 亲属申报: a household that is family; asked before money moves."""

    sight = "private"
    household_field = "household_id"
    place_field = "household__area_code"
    objects = InSight()
    whole: ClassVar[models.Manager["Kin"]] = models.Manager()

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="kin")
    household = models.ForeignKey("register.Household", models.PROTECT, related_name="+")
    relation = models.CharField(max_length=32, blank=True)
    from_date = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "household"], condition=Q(until=None), name="kin_declared_once"),
            dates_in_order("kin_dates"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.household_id}"
