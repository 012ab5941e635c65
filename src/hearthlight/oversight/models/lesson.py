"""Lessons 点上发现问题、面上防范纠正; 点上取得经验、面上总结推广 (R48): one item for every village of a place."""

from django.db import models
from django.db.models import F, Q

from hearthlight.trail.models import Recorded


class Lesson(Recorded):
    """A problem or an experience that concerns every village of `area_code`, or of its work zone.

    `channel` is which of the four carried the solution or the summary, on `published_on`.
    """

    sight = "public"

    class Kind(models.TextChoices):
        PROBLEM = "problem"
        PRACTICE = "practice"

    class Channel(models.TextChoices):
        SMS = "sms"
        WECHAT = "wechat"
        ZONE_MEETING = "zone_meeting"
        TOWN_MEETING = "town_meeting"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    type = models.CharField(max_length=32)
    area_code = models.CharField(max_length=15)
    zone = models.ForeignKey("places.Zone", models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=100)
    text = models.TextField()
    source_place = models.CharField(max_length=15, blank=True)
    channel = models.CharField(max_length=12, choices=Channel.choices, blank=True)
    published_on = models.DateField(null=True)
    due_on = models.DateField()
    closed_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["area_code", "closed_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["type", "area_code", "zone"],
                condition=Q(kind="problem", closed_on=None),
                nulls_distinct=False,
                name="lesson_problem_open_once",
            ),
            models.CheckConstraint(
                condition=Q(channel="", published_on=None) | ~Q(channel="") & Q(published_on__isnull=False),
                name="lesson_published_whole",
            ),
            models.CheckConstraint(condition=~Q(kind="practice") | ~Q(channel=""), name="lesson_practice_is_published"),
        ]

    @property
    def is_practice(self) -> bool:
        """Whether it is an experience."""
        return self.kind == self.Kind.PRACTICE

    def __str__(self) -> str:
        return self.title


class LessonAnswer(Recorded):
    """The item of one village: asked, then none found, or found and fixed and looked at again by somebody else."""

    sight = "public"

    class State(models.TextChoices):
        ASKED = "asked"
        NONE = "none"
        FOUND = "found"
        FIXED = "fixed"
        CHECKED = "checked"
        ADOPTED = "adopted"
        UNSUITED = "unsuited"

    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="answers")
    area_code = models.CharField(max_length=15)
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    words = models.CharField(max_length=300, blank=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)
    fixed = models.CharField(max_length=300, blank=True)
    fixed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    fixed_on = models.DateField(null=True)
    evidence = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")
    looked_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    looked_on = models.DateField(null=True)
    returned_why = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [models.Index(fields=["area_code", "state"])]
        constraints = [
            models.UniqueConstraint(fields=["lesson", "area_code"], name="lesson_answer_once"),
            models.CheckConstraint(
                condition=Q(looked_by=None) | ~Q(looked_by=F("fixed_by")), name="lesson_second_look_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(state="checked") | Q(looked_by__isnull=False, fixed_by__isnull=False),
                name="lesson_checked_has_second_look",
            ),
            models.CheckConstraint(condition=~Q(state="unsuited") | ~Q(words=""), name="lesson_unsuited_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.lesson_id} {self.area_code} {self.state}"
