"""Persons, the offices they hold, what they may see, and the secrets kept apart."""

from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from hearthlight.core.clock import working_day
from hearthlight.people import offices
from hearthlight.people.sight import InSight
from hearthlight.trail.dated import dates_in_order, in_force
from hearthlight.trail.models import Recorded


class Person(AbstractBaseUser, Recorded):
    """A cadre, a machine or a partner 干部: Django's user. Most never sign in."""

    sight = "public"
    unguarded = ("password",)

    username = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=64)
    unit = models.CharField(max_length=100, blank=True)
    active = models.BooleanField(default=True)
    synthetic = models.BooleanField()
    last_login = None

    USERNAME_FIELD = "username"
    objects: ClassVar[BaseUserManager["Person"]] = BaseUserManager()

    @property
    def is_active(self) -> bool:
        """Django's word for it."""
        return self.active

    def may(self, kind: str, place: str) -> bool:
        """Whether an office that this person holds today allows this kind of act at that place."""
        return any(offices.allows(held.office, held.area_code, kind, place) for held in self.held(working_day()))

    def held(self, day: date) -> list["Appointment"]:
        """The appointments in force on `day`; read once a day for each person object."""
        read: dict[date, list[Appointment]] = self.__dict__.setdefault("_held", {})
        if day not in read:
            read[day] = list(Appointment.objects.filter(in_force(day), person=self))
        return read[day]

    def office(self, place: str) -> offices.Office | None:
        """The office by which this person acts at `place`: one that reaches it, else any they hold."""
        held = sorted(self.held(working_day()), key=lambda one: not offices.covers(one.area_code, place))
        return offices.find(held[0].office) if held else None

    def office_title(self, place: str) -> str:
        """Its official Chinese title, as the trail keeps it."""
        office = self.office(place)
        return office.title if office else ""

    def __str__(self) -> str:
        return self.name


class Appointment(Recorded):
    """Who holds which office 任职 where since when; `zone` is set for grid heads and zone leaders.

    `managed_by` names both sides of a dual management 双重管理, `recruited` from whom and how 招聘, `source` its paper.
    """

    sight = "public"

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    office = models.CharField(max_length=40)
    area_code = models.CharField(max_length=15)
    zone = models.ForeignKey("places.Zone", models.PROTECT, null=True, related_name="+")
    seat = models.PositiveSmallIntegerField(default=1)
    from_date = models.DateField()
    until = models.DateField(null=True)
    sent_by = models.CharField(max_length=100, blank=True)
    managed_by = models.CharField(max_length=100, blank=True)
    pay_grade = models.CharField(max_length=40, blank=True)
    recruited = models.CharField(max_length=100, blank=True)
    source = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["office", "area_code"])]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "area_code", "seat"], condition=Q(until=None, zone=None), name="office_held_once"
            ),
            models.UniqueConstraint(
                fields=["office", "zone", "seat"],
                condition=Q(until=None, zone__isnull=False),
                name="zone_office_held_once",
            ),
            dates_in_order("appointment_dates"),
        ]

    def __str__(self) -> str:
        return f"{offices.find(self.office).title} {self.area_code}"


class Sight(Recorded):
    """What a person may see 查看范围: a half-open range of area codes or one household, and which row gave it."""

    sight = "public"

    person = models.ForeignKey(Person, models.PROTECT, related_name="sights")
    role = models.CharField(max_length=16)
    code_from = models.CharField(max_length=15, null=True)
    code_to = models.CharField(max_length=15, null=True)
    household_id = models.BigIntegerField(null=True)
    from_date = models.DateField()
    until = models.DateField(null=True)
    because_kind = models.CharField(max_length=64)
    because_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(code_from__isnull=False, code_to__isnull=False, household_id=None)
                | Q(code_from=None, code_to=None, household_id__isnull=False),
                name="sight_range_or_household",
            ),
            dates_in_order("sight_dates"),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.code_from}–{self.code_to}"


class SavedFilter(Recorded):
    """A list's filter that a person keeps by name 常用筛选; `query` is of an address and holds no personal data."""

    sight = "public"

    person = models.ForeignKey(Person, models.PROTECT, related_name="saved_filters")
    page = models.CharField(max_length=32)
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=400)
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "page", "name"], condition=Q(until=None), name="saved_filter_open_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Secret(Recorded):
    """A sensitive number 敏感号码 apart from its owner's row: sealed under its own key, found by a keyed index."""

    sight = "private"
    objects = InSight()
    whole: ClassVar[models.Manager["Secret"]] = models.Manager()

    class Kind(models.TextChoices):
        IDENTITY = "identity"
        DISABILITY = "disability"
        CARD = "card"
        TELEPHONE = "telephone"
        MACHINE = "machine"

    subject_kind = models.CharField(max_length=64)
    subject_id = models.BigIntegerField()
    area_code = models.CharField(max_length=15)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    envelope = models.BinaryField()
    wrapped_key = models.BinaryField()
    blind_index = models.BinaryField(max_length=16)
    from_date = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "blind_index"])]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "kind"], condition=Q(until=None), name="secret_open_once"
            ),
            dates_in_order("secret_dates"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} •••"
