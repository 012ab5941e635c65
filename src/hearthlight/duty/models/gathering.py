"""Gatherings 会议与活动 and who was there. Records of what took place: no clock, no track, no count beside a name."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hearthlight.people.sight import InSight
from hearthlight.trail.models import Recorded


class Gathering(Recorded):
    """A meeting, roll call, dispatch, tour or activity on one day.

    `agenda` holds codes of items (``settle:2017-03``, ``issue:2017-04``); `received_on` and `passed_on` are of an
    upper-level meeting that is passed on 传达, whose paper is `document`; `ordered` what was asked
    of those present; `others` who else attended, by unit, where no office here is theirs.
    """

    sight = "public"

    class Kind(models.TextChoices):
        JOINT = "joint"
        ROLL_CALL = "roll_call"
        ALL_CADRE = "all_cadre"
        RELAY = "relay"
        ZONE = "zone"
        CONFERENCE = "conference"
        TOUR = "tour"
        ACTIVITY = "activity"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    area_code = models.CharField(max_length=15)
    zone = models.ForeignKey("places.Zone", models.PROTECT, null=True, related_name="+")
    on_date = models.DateField()
    title = models.CharField(max_length=100)
    agenda = models.JSONField(default=list)
    document = models.CharField(max_length=200, blank=True)
    received_on = models.DateField(null=True)
    passed_on = models.DateField(null=True)
    ordered = models.TextField(blank=True)
    said = models.TextField(blank=True)
    minutes = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")
    places = models.JSONField(default=list)
    others = models.CharField(max_length=300, blank=True)
    withdrawn_why = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [models.Index(fields=["area_code", "kind", "on_date"])]
        constraints = [
            models.UniqueConstraint(
                fields=["area_code", "kind", "on_date", "title"],
                condition=Q(withdrawn_why=""),
                name="gathering_once",
            ),
            models.CheckConstraint(
                condition=~Q(kind="relay") | Q(received_on__isnull=False), name="gathering_relay_received"
            ),
            models.CheckConstraint(
                condition=Q(passed_on=None) | Q(passed_on__gte=F("received_on")), name="gathering_passed_on_after"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on_date}"


class Attendance(Recorded):
    """An office at a gathering 参会: there, sent a deputy, or absent with the reason; what it reported."""

    sight = "public"
    place_field = "gathering__area_code"

    class State(models.TextChoices):
        PRESENT = "present"
        DEPUTY = "deputy"
        ABSENT = "absent"

    gathering = models.ForeignKey(Gathering, models.PROTECT, related_name="attendances")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    office = models.CharField(max_length=40)
    area_code = models.CharField(max_length=15)
    state = models.CharField(max_length=7, choices=State.choices)
    reason = models.CharField(max_length=100, blank=True)
    report = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["person"])]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "person"], name="attendance_once"),
            models.CheckConstraint(condition=Q(state="present") | ~Q(reason=""), name="attendance_absent_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.gathering_id} · {self.office} {self.state}"


class Participation(Recorded):
    """A household's member at an activity 参加活动 (R100)."""

    sight = "private"
    household_field = "household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["Participation"]] = models.Manager()

    gathering = models.ForeignKey(Gathering, models.PROTECT, related_name="participations")
    household = models.ForeignKey("register.Household", models.PROTECT, related_name="+")
    member = models.ForeignKey("register.Member", models.PROTECT, related_name="+")
    area_code = models.CharField(max_length=15)

    class Meta:
        indexes = [models.Index(fields=["area_code"])]
        constraints = [models.UniqueConstraint(fields=["gathering", "member"], name="participation_once")]

    def __str__(self) -> str:
        return f"{self.gathering_id} · {self.member_id}"
