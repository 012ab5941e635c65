"""Sites and the stations that stand on them. Powers in W, land in thousandths of a mu, money in fen."""

from collections.abc import Sequence
from typing import ClassVar

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet

from hearthlight.people.sight import InSight
from hearthlight.trail.models import Recorded

Ranges = Sequence[tuple[str, str]]


def shared_stations(ranges: Ranges) -> "QuerySet[models.Model]":
    """The stations in which a place of these half-open ranges owns an open share: ids only."""
    mine = Q(pk__in=[])
    for start, end in ranges:
        mine |= Q(area_code__gte=start, area_code__lt=end)
    share = apps.get_model("sun", "Share")
    return share._base_manager.filter(mine, until=None).values("station")


class OfStation(Recorded):
    """A row that belongs to a station and is seen by whoever sees the station."""

    sight = "shared"
    place_field = "station__area_code"

    class Meta:
        abstract = True

    @classmethod
    def shared_with(cls, ranges: Ranges) -> Q:
        """Rows of joint stations in which these ranges own a share."""
        return Q(station__in=shared_stations(ranges))


class Site(Recorded):
    """A piece of land with one or several stations on it 站址; `grouped` when they were built together (R14)."""

    sight = "shared"
    objects = InSight()
    whole: ClassVar[models.Manager["Site"]] = models.Manager()

    name = models.CharField(max_length=64)
    area_code = models.CharField(max_length=15)
    land_mu_milli = models.PositiveIntegerField(null=True)
    latitude_micro = models.IntegerField(null=True)
    longitude_micro = models.IntegerField(null=True)
    grouped = models.BooleanField(null=True)
    synthetic = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["area_code"])]

    @classmethod
    def shared_with(cls, ranges: Ranges) -> Q:
        """Sites of joint stations in which these ranges own a share."""
        return Q(pk__in=Station.whole.filter(pk__in=shared_stations(ranges)).values("site"))

    def __str__(self) -> str:
        return self.name


class Station(Recorded):
    """One station 电站, or a lot: a power known only as a sum, whose stations are not (counted, never drawn).

    `power_w` may be null: a station whose capacity is unknown is legal and never counts as 0. The day of connection
    stands in its milestone, never here. `area_code` is where it stands, `owner_code` the village that owns it alone;
    a joint station has none, its owners are shares. `households` is how many homes it was sized for (the cap a home),
    `ground_cover_permille` the panels' width over the distance of their rows (shading), both null when nobody said.
    """

    sight = "shared"
    objects = InSight()
    whole: ClassVar[models.Manager["Station"]] = models.Manager()

    class Kind(models.TextChoices):
        VILLAGE = "village"
        JOINT = "joint"
        HOUSEHOLD = "household"
        LOT = "lot"

    site = models.ForeignKey(Site, models.PROTECT, related_name="stations")
    number = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=64)
    kind = models.CharField(max_length=9, choices=Kind.choices)
    area_code = models.CharField(max_length=15)
    owner_code = models.CharField(max_length=15, blank=True)
    power_w = models.BigIntegerField(null=True)
    inverter_w = models.BigIntegerField(null=True)
    ground_cover_permille = models.PositiveSmallIntegerField(null=True)
    households = models.PositiveIntegerField(null=True)
    tilt = models.PositiveSmallIntegerField(null=True)
    azimuth = models.PositiveSmallIntegerField(null=True)
    plan_year = models.PositiveSmallIntegerField(null=True)
    expected_fen_year = models.BigIntegerField(null=True)
    expected_from = models.CharField(max_length=100, blank=True)
    meter_no = models.CharField(max_length=40, blank=True)
    filed_on = models.DateField(null=True)
    source = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")
    synthetic = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["area_code", "kind"]), models.Index(fields=["kind", "plan_year"])]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["village", "joint", "household", "lot"]), name="station_kind"),
            models.CheckConstraint(condition=Q(power_w=None) | Q(power_w__gt=0), name="station_power"),
            models.CheckConstraint(condition=Q(inverter_w=None) | Q(inverter_w__gt=0), name="station_inverter"),
            models.CheckConstraint(
                condition=Q(ground_cover_permille=None) | Q(ground_cover_permille__lte=1000),
                name="station_ground_cover",
            ),
            models.CheckConstraint(condition=Q(households=None) | Q(households__gt=0), name="station_households"),
            models.CheckConstraint(condition=Q(tilt=None) | Q(tilt__lte=90), name="station_tilt"),
            models.CheckConstraint(condition=Q(azimuth=None) | Q(azimuth__lte=360), name="station_azimuth"),
            models.CheckConstraint(
                condition=Q(expected_fen_year=None) | Q(expected_fen_year__gte=0), name="station_expected_income"
            ),
            models.CheckConstraint(condition=~Q(kind="joint") | Q(owner_code=""), name="joint_owned_by_shares"),
        ]

    @classmethod
    def shared_with(cls, ranges: Ranges) -> Q:
        """Joint stations in which these ranges own a share."""
        return Q(pk__in=shared_stations(ranges))

    def __str__(self) -> str:
        return self.name
