"""Bulletins 简报 and their pieces 稿件. Once published they stay as printed; only the web record may follow."""

from datetime import date

from django.db import models
from django.urls import reverse

from hearthlight.core.areas import prefix
from hearthlight.trail.models import Recorded


class Issue(Recorded):
    """One issue of a bulletin 一期: masthead, working line, distribution; published on a day or still a draft.

    The web record (source, posting date, views) is a fact of its own, later than the issue's date (R2).
    """

    sight = "public"
    WEB = ("web_source", "posted_on", "views")

    name = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    area_code = models.CharField(max_length=15)
    office = models.CharField(max_length=100)
    on_date = models.DateField()
    working_line = models.CharField(max_length=200, blank=True)
    to = models.JSONField(default=list)
    copies = models.JSONField(default=list)
    synthetic = models.BooleanField()
    published_on = models.DateField(null=True)
    web_source = models.CharField(max_length=64, blank=True)
    posted_on = models.DateField(null=True)
    views = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area_code", "year", "number"], name="issue_once"),
            models.CheckConstraint(
                condition=models.Q(posted_on=None) | models.Q(posted_on__gte=models.F("on_date")),
                name="issue_posted_after",
            ),
        ]

    def is_out(self, day: date) -> bool:
        """Whether the issue was published by `day`."""
        return self.published_on is not None and self.published_on <= day

    def get_absolute_url(self) -> str:
        """The issue's page."""
        return reverse("bulletin", args=self.address)

    @property
    def address(self) -> tuple[str, int, int]:
        """Place, year and number: what every address of the issue is made of."""
        return prefix(self.area_code), self.year, self.number

    def __str__(self) -> str:
        return f"{self.name} {self.year}-{self.number}"


class Piece(Recorded):
    """A signed piece 稿件 of an issue; its body holds placeholders, each with a frozen figure once published.

    `differences` is a list of {subject, unit, stated, recorded}, the last two placeholders too (R58).
    """

    sight = "public"

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="pieces")
    position = models.PositiveSmallIntegerField()
    column = models.CharField(max_length=40)
    title = models.CharField(max_length=100)
    place = models.CharField(max_length=64, blank=True)
    office_title = models.CharField(max_length=64)
    body = models.TextField()
    differences = models.JSONField(default=list)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["issue", "position"], name="piece_position_once")]

    def __str__(self) -> str:
        return self.title
