"""The member 家庭成员: one person's time in one household."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hearthlight.people.sight import InSight
from hearthlight.register import codes
from hearthlight.register.models.constraints import one_of
from hearthlight.register.models.household import Household
from hearthlight.trail.models import Recorded


class Member(Recorded):
    """One person of a household from `joined_on` to before `left_on`; numbers of identity and telephone are secrets.

    `id_valid`, `id_birth`, `id_sex` are what the identity number said when it was entered, null when none is kept.
    `public_opening` 公益性岗位 and its months are the national export's own columns, beside this system's placements.
    `continues` is the same person's earlier row, in another household; `master_number` is the national system's 人编号.
    """

    sight = "private"
    household_field = "household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["Member"]] = models.Manager()

    household = models.ForeignKey(Household, models.PROTECT, related_name="members")
    area_code = models.CharField(max_length=15)
    number = models.PositiveSmallIntegerField()
    master_number = models.CharField(max_length=32, null=True)
    name = models.CharField(max_length=64)
    relation = models.CharField(max_length=24, null=True)
    birth = models.DateField(null=True)
    sex = models.CharField(max_length=6, null=True)
    id_valid = models.BooleanField(null=True)
    id_birth = models.DateField(null=True)
    id_sex = models.CharField(max_length=6, null=True)
    nation = models.CharField(max_length=16, null=True)
    political = models.CharField(max_length=12, null=True)
    education = models.CharField(max_length=12, null=True)
    schooling = models.CharField(max_length=16, null=True)
    ill_chronic = models.BooleanField(null=True)
    ill_serious = models.BooleanField(null=True)
    disabled = models.BooleanField(null=True)
    labour = models.CharField(max_length=10, null=True)
    bedridden = models.BooleanField(null=True)
    away_place = models.CharField(max_length=16, null=True)
    away_months = models.PositiveSmallIntegerField(null=True)
    insured_resident = models.BooleanField(null=True)
    insured_employee = models.BooleanField(null=True)
    insured_serious = models.BooleanField(null=True)
    pension = models.BooleanField(null=True)
    support = models.CharField(max_length=16, null=True)
    soldier = models.BooleanField(null=True)
    plans_away = models.BooleanField(null=True)
    public_opening = models.BooleanField(null=True)
    public_opening_months = models.PositiveSmallIntegerField(null=True)
    taught_at_home = models.BooleanField(null=True)
    joined_on = models.DateField()
    joined_how = models.CharField(max_length=12)
    left_on = models.DateField(null=True)
    left_how = models.CharField(max_length=12, null=True)
    continues = models.OneToOneField("self", models.PROTECT, null=True, related_name="continued_by")

    class Meta:
        indexes = [
            models.Index(fields=["area_code", "joined_on", "left_on", "household"]),
            models.Index(fields=["name", "area_code", "household"], name="member_by_name"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["household", "number"], name="member_number_once"),
            models.CheckConstraint(condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")), name="member_dates"),
            models.CheckConstraint(condition=Q(left_on=None) | Q(left_how__isnull=False), name="member_left_known"),
            models.UniqueConstraint(
                fields=["master_number"], condition=Q(left_on=None), name="member_master_number_once"
            ),
            models.CheckConstraint(condition=Q(away_months=None) | Q(away_months__range=(0, 12)), name="member_months"),
            models.CheckConstraint(
                condition=Q(public_opening_months=None) | Q(public_opening_months__range=(0, 12)),
                name="member_public_opening_months",
            ),
            one_of("member", "relation", codes.RELATION),
            one_of("member", "sex", codes.SEX),
            one_of("member", "political", codes.POLITICAL),
            one_of("member", "education", codes.EDUCATION),
            one_of("member", "schooling", codes.SCHOOLING),
            one_of("member", "labour", codes.LABOUR),
            one_of("member", "away_place", codes.AWAY),
            one_of("member", "support", codes.SUPPORT),
            one_of("member", "joined_how", codes.JOINED),
            one_of("member", "left_how", codes.LEFT),
        ]

    def __str__(self) -> str:
        return self.name
