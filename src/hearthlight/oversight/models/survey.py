"""Surveys of satisfaction 满意度调查 (R101): three groups, sampled, anonymous. No row says who answered what."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hearthlight.people.sight import InSight
from hearthlight.trail.models import Recorded


class Group(models.TextChoices):
    """The three whose word counts, each for itself: poor households, villagers, cadres of the grass roots."""

    POOR = "poor"
    VILLAGER = "villager"
    CADRE = "cadre"


class Survey(Recorded):
    """One survey of a place: drawn by a seed, open until a day; `content_permille` is the share that makes a group
    content, as it stood when it was asked."""

    sight = "public"

    area_code = models.CharField(max_length=15)
    title = models.CharField(max_length=100)
    opened_on = models.DateField()
    closes_on = models.DateField()
    seed = models.BigIntegerField()
    sizes = models.JSONField()
    content_permille = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area_code", "title", "opened_on"], name="survey_once"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("opened_on")), name="survey_dates"),
        ]

    def __str__(self) -> str:
        return self.title


class SurveyToken(Recorded):
    """The right to answer once: the keyed hash of a code on a slip that is drawn from a box. It names nobody."""

    sight = "public"

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="tokens")
    group = models.CharField(max_length=8, choices=Group.choices)
    code_hash = models.CharField(max_length=64, unique=True)
    used = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.survey_id} {self.group}"


class Answer(Recorded):
    """One answer sheet, apart from its token and from any person: of a group, and how content."""

    sight = "private"
    place_field = "survey__area_code"
    objects = InSight()
    whole: ClassVar[models.Manager["Answer"]] = models.Manager()

    class Content(models.TextChoices):
        CONTENT = "content"
        PARTLY = "partly"
        NOT = "not"

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="sheets")
    group = models.CharField(max_length=8, choices=Group.choices)
    content = models.CharField(max_length=8, choices=Content.choices)

    class Meta:
        indexes = [models.Index(fields=["survey", "group", "content"])]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.group} {self.content}"
