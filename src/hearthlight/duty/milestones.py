"""Who answers for the stages of stations: each names its own person and department (R24)."""

from dataclasses import dataclass

from django.db.models import QuerySet

from hearthlight.checks.models import Finding
from hearthlight.duty.holders import Held, Holders
from hearthlight.sun.models import Milestone

SUBJECT = "sun.milestone"


@dataclass(frozen=True)
class Named:
    """The station of a milestone, and what it says of who answers; None and empty where it says nothing."""

    station_id: int
    department: str
    held: Held | None


def named(findings: QuerySet[Finding], holders: Holders) -> dict[int, Named]:
    """By milestone, for the findings about milestones; one query. An appointment that has ended names nobody."""
    rows = Milestone.whole.filter(pk__in=findings.filter(subject_kind=SUBJECT).values("subject_id"))
    return {row.pk: _named(row, holders) for row in rows.select_related("appointment")}


def _named(row: Milestone, holders: Holders) -> Named:
    office = row.appointment
    held = Held(office.person_id, office.office, office.area_code) if office else None
    return Named(row.station_id, row.department, held if held and holders.holds(held) else None)
