"""The status 身份状态: what a household or a village is in a scheme, from when; history is never overwritten."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hearthlight.people.sight import InSight
from hearthlight.register import codes
from hearthlight.register.models.constraints import one_of
from hearthlight.register.models.household import Household
from hearthlight.trail.models import Recorded

VILLAGE_SCHEME = "poor_village"
"""贫困村: the scheme of villages; its rows have no household."""

REGISTRATION = "registration"
"""建档立卡 2014–2020: the scheme of registered households."""


MONITORING = "monitoring"
"""防返贫监测 2021–2025: the scheme of monitored households; its states are codes.MONITORED."""


class Status(Recorded):
    """A state from `from_date` until the next row of the same household (or village) and scheme.

    `state` null means unknown from that day. The order of states is a check, not a constraint: real exports break it.
    `since` stands where a row only carries a state on to another household or place (分户, 迁入): when it really began.
    """

    sight = "private"
    household_field = "household_id"
    objects = InSight()
    whole: ClassVar[models.Manager["Status"]] = models.Manager()

    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="statuses")
    area_code = models.CharField(max_length=15)
    scheme = models.CharField(max_length=16)
    state = models.CharField(max_length=12, null=True)
    way = models.CharField(max_length=12, blank=True)
    cause_1 = models.CharField(max_length=12, null=True)
    cause_2 = models.CharField(max_length=12, null=True)
    cause_3 = models.CharField(max_length=12, null=True)
    cause_4 = models.CharField(max_length=12, null=True)
    cause_5 = models.CharField(max_length=12, null=True)
    from_date = models.DateField()
    since = models.DateField(null=True)
    decision = models.ForeignKey("decisions.Decision", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["area_code", "scheme"])]
        constraints = [
            models.UniqueConstraint(fields=["household", "scheme", "from_date"], name="status_once"),
            models.UniqueConstraint(
                fields=["area_code", "scheme", "from_date"], condition=Q(household=None), name="village_status_once"
            ),
            models.CheckConstraint(
                condition=Q(household=None, scheme=VILLAGE_SCHEME, state__in=list(codes.VILLAGE_STATE))
                | Q(household__isnull=False) & ~Q(scheme=VILLAGE_SCHEME),
                name="status_of_household_or_village",
            ),
            models.CheckConstraint(condition=Q(since=None) | Q(since__lte=F("from_date")), name="status_since"),
            models.CheckConstraint(condition=Q(way__in=["", *codes.WAY]), name="status_way"),
            one_of("status", "state", {**codes.STATE, **codes.MONITORED, **codes.VILLAGE_STATE}),
            *(one_of("status", f"cause_{number}", codes.CAUSE) for number in range(1, 6)),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}: {self.state} {self.from_date}"
