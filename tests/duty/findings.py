"""Findings of the tests."""

from datetime import date

from hearthlight.checks.models import Finding
from hearthlight.register.models import Household
from hearthlight.trail.act import System, act
from hearthlight.trail.history import bulk
from tests.decisions.village import DAY, GROUP

SYSTEM = System("test")
HOUSEHOLD = "register.household"


def found(homes: list[Household], rule: str = "standard.water", opened: date = DAY) -> list[Finding]:
    """An open finding of a rule a household."""
    return stored([finding(home.pk, home.area_code, rule, opened, household_id=home.pk) for home in homes])


def finding(
    subject: int, place: str = GROUP, rule: str = "standard.water", opened: date = DAY, **more: object
) -> Finding:
    """One finding, not stored yet."""
    known = {"subject_kind": HOUSEHOLD, "pack_date": date(2014, 1, 1)}
    return Finding(rule=rule, subject_id=subject, area_code=place, opened=opened, **known | more)


def stored(rows: list[Finding]) -> list[Finding]:
    """Findings written down in one act."""
    with act(SYSTEM, "test.screen", at=GROUP, day=DAY) as event:
        return bulk(event, rows)


def settle(row: Finding, state: str) -> None:
    """The finding is mended, or explained by somebody."""
    with act(SYSTEM, "test.settle", at=GROUP, day=DAY) as event:
        row.state, row.event, row.explanation = state, event, "已核实"
        row.closed = DAY if state == "resolved" else None
        row.save()
