"""Partitions of villages into grids 网格划分, and seats 网格成员: who stands for a grid, elected by a procedure."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hearthlight.grids.kinds import KIND, NOTABLE, TRACK
from hearthlight.people.sight import InSight
from hearthlight.trail.dated import dates_in_order
from hearthlight.trail.models import Recorded


class Partition(Recorded):
    """How a village's groups are put together into grids 网格划分; the grids themselves are zones of places.

    `neighbours`: pairs of group codes that lie next to each other, null while nobody knows. `sizes`: people of each
    group when it was adopted, so that a later drift is seen. `outside`: people outside the bounds, more than 0 only as
    an exception with the proof that no partition exists, its reason and who approved it.
    """

    sight = "public"

    area_code = models.CharField(max_length=15)
    neighbours = models.JSONField(null=True)
    sizes = models.JSONField()
    outside = models.PositiveIntegerField(default=0)
    proof = models.JSONField(null=True)
    approved_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)
    source = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")
    from_date = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area_code"], condition=Q(until=None), name="partition_open_once"),
            models.CheckConstraint(
                condition=Q(outside=0) | Q(proof__isnull=False, approved_by__isnull=False) & ~Q(reason=""),
                name="partition_exception_approved",
            ),
            dates_in_order("partition_dates"),
        ]

    def __str__(self) -> str:
        return f"{self.area_code} {self.from_date}"


class Seat(Recorded):
    """One member's seat in a grid, from candidate to elected; a reserve follows when a seat falls free.

    `went_out`, `willing`, `has_time` are the three conditions of a notable (R66). `until` is the first day without it;
    who was taken back on the day of the nomination never stood (`until` = `from_date`).
    """

    sight = "private"
    objects = InSight()
    whole: ClassVar[models.Manager["Seat"]] = models.Manager()

    class State(models.TextChoices):
        CANDIDATE = "candidate"
        ELECTED = "elected"
        RESERVE = "reserve"

    zone = models.ForeignKey("places.Zone", models.PROTECT, related_name="seats")
    area_code = models.CharField(max_length=15)
    member = models.ForeignKey("register.Member", models.PROTECT, related_name="seats")
    kind = models.CharField(max_length=20)
    party = models.BooleanField()
    nominated_by = models.CharField(max_length=10, blank=True)
    went_out = models.BooleanField(null=True)
    willing = models.BooleanField(null=True)
    has_time = models.BooleanField(null=True)
    votes = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.CANDIDATE)
    decision = models.ForeignKey("decisions.Decision", models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)
    from_date = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["zone", "member"], condition=Q(until=None), name="seat_open_once"),
            models.CheckConstraint(condition=Q(kind__in=list(KIND)), name="seat_kind"),
            models.CheckConstraint(condition=Q(nominated_by__in=["", *TRACK]), name="seat_track"),
            models.CheckConstraint(
                condition=~Q(kind__in=NOTABLE) | Q(went_out=True, willing=True, has_time=True), name="seat_notable"
            ),
            models.CheckConstraint(condition=~Q(kind="party_member") | Q(party=True), name="seat_party_member"),
            models.CheckConstraint(
                condition=Q(party=False) | Q(nominated_by=""), name="party_representatives_are_not_elected"
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("from_date")), name="seat_dates"),
        ]

    def __str__(self) -> str:
        return f"{self.zone_id} {self.kind} {self.state}"
