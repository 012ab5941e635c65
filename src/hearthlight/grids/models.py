"""Seats 网格成员: who stands for a grid, by which track, elected through a procedure."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearthlight.people.sight import InSight
from hearthlight.trail.dated import dates_in_order
from hearthlight.trail.models import Recorded

KIND = {
    "party_member": "党员",
    "group_head": "村民队长",
    "rich_maker": "致富能手",
    "returned_founder": "返乡创业能人",
    "ex_serviceman": "转业军人",
    "civilised_household": "文明户代表",
    "mass_representative": "群众代表",
    "notable_official": "乡贤代表（公职人员）",
    "notable_successful": "乡贤代表（事业有成人士）",
}
"""Kinds of member 成员类别 (R66); a notable went out from here, is willing and has time."""

NOTABLE = ("notable_official", "notable_successful")
TRACK = {"people": "群众推荐", "committees": "管区、村两委提名"}
"""Nomination tracks 提名渠道 (R70); party representatives come by neither."""


class Seat(Recorded):
    """One member's seat in a grid, from candidate to elected; a reserve follows when a seat falls free.

    `went_out`, `willing`, `has_time` are the three conditions of a notable (R66).
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
            dates_in_order("seat_dates"),
        ]

    def __str__(self) -> str:
        return f"{self.zone_id} {self.kind} {self.state}"
