"""Areas, work zones and grids, and what somebody stated about a place."""

from django.db import models

from hearthlight.trail.dated import dates_in_order
from hearthlight.trail.models import Recorded


class Area(Recorded):
    """A division 区划: city, county, township, village or villager group. Names repeat; the code is the place."""

    sight = "public"

    class Level(models.TextChoices):
        CITY = "city"
        COUNTY = "county"
        TOWNSHIP = "township"
        VILLAGE = "village"
        GROUP = "group"

    code = models.CharField(max_length=15, unique=True)
    level = models.CharField(max_length=8, choices=Level.choices)
    name = models.CharField(max_length=64)
    from_date = models.DateField()
    until = models.DateField(null=True)
    successor = models.CharField(max_length=15, blank=True)
    latitude_micro = models.IntegerField(null=True)
    longitude_micro = models.IntegerField(null=True)
    position_certainty = models.CharField(max_length=12, blank=True)
    boundary = models.JSONField(null=True)

    class Meta:
        indexes = [models.Index(fields=["level", "code"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level__in=["city", "county", "township", "village", "group"]), name="area_level"
            ),
            dates_in_order("area_dates"),
        ]

    def __str__(self) -> str:
        return self.name


class Zone(Recorded):
    """A work zone 片区 or grid 网格 of a place; its areas are rows, so that it can be formed anew."""

    sight = "public"

    class Kind(models.TextChoices):
        WORK_ZONE = "work_zone"
        GRID = "grid"

    kind = models.CharField(max_length=9, choices=Kind.choices)
    area_code = models.CharField(max_length=15)
    number = models.PositiveSmallIntegerField()
    from_date = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "area_code", "number"], condition=models.Q(until=None), name="zone_open_once"
            ),
            dates_in_order("zone_dates"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class ZoneArea(Recorded):
    """A village or group that belongs to a zone."""

    sight = "public"

    zone = models.ForeignKey(Zone, models.PROTECT, related_name="areas")
    kind = models.CharField(max_length=9, choices=Zone.Kind.choices)
    area_code = models.CharField(max_length=15)
    from_date = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "area_code"], condition=models.Q(until=None), name="area_in_one_zone"
            )
        ]

    def __str__(self) -> str:
        return f"{self.zone} · {self.area_code}"


class StatedValue(Recorded):
    """What somebody published, targeted or asked for 公布值与目标: never what we computed."""

    sight = "public"

    class Kind(models.TextChoices):
        STATED = "stated"
        PLATFORM = "platform"
        TARGET = "target"
        QUOTA_ASKED = "quota_asked"
        QUOTA_GRANTED = "quota_granted"

    area_code = models.CharField(max_length=15)
    period = models.CharField(max_length=10)
    measure = models.CharField(max_length=64)
    arguments = models.JSONField(default=dict)
    value = models.BigIntegerField()
    unit = models.CharField(max_length=32)
    kind = models.CharField(max_length=13, choices=Kind.choices)
    source = models.ForeignKey("trail.Source", models.PROTECT, related_name="+")
    phrase = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["measure", "area_code"])]
        constraints = [
            models.UniqueConstraint(fields=["area_code", "period", "measure", "kind", "source"], name="stated_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.period}: {self.value} {self.unit}"
