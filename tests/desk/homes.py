"""Invented homes for the tests of the list, and what is true of each, worked out a row at a time."""

from datetime import date
from typing import Any

from hearthlight.checks.models import Finding
from hearthlight.desk.models import ListedHome
from hearthlight.register.models import Household, Member, Status
from hearthlight.register.models.status import MONITORING, REGISTRATION
from hearthlight.trail.act import System, act
from hearthlight.trail.history import add
from hearthlight.trail.models import Event

PLACE = "341623108201001"
START = date(2014, 1, 1)
SYSTEM = System("test")


def writing(day: date = START) -> Any:
    """An act of the system."""
    return act(SYSTEM, "test.write", at=PLACE, day=day)


def home(event: Event, number: str, place: str = PLACE, **facts: Any) -> Household:
    """One household."""
    return add(event, Household(number=number, area_code=place, synthetic=True, **facts))


def member(event: Event, home: Household, number: int = 1, **facts: Any) -> Member:
    """One person of a household."""
    known = {"name": "赵样禾", "relation": "head", "joined_on": START, "joined_how": "recorded"} | facts
    return add(event, Member(household=home, area_code=home.area_code, number=number, **known))


def status(event: Event, home: Household, state: str | None, on: date, **facts: Any) -> Status:
    """A state of a household from a day on."""
    known = {"scheme": REGISTRATION} | facts
    return add(event, Status(household=home, area_code=home.area_code, state=state, from_date=on, **known))


def finding(event: Event, home: Household, state: str, rule: str = "test") -> Finding:
    """A finding about a household."""
    subject = {"subject_kind": "register.household", "subject_id": home.pk, "household_id": home.pk}
    row = Finding(rule=rule, pack_date=START, area_code=home.area_code, opened=START, state=state, **subject)
    row.explanation = "样例"
    return add(event, row)


def listed(home: Household) -> ListedHome:
    """Its row of the list."""
    return ListedHome.whole.get(pk=home.pk)


def truth(home: Household, day: date) -> dict[str, Any]:
    """What the tables say of a household on a day, in plain Python."""
    last = _last(home, REGISTRATION, day)
    watched = _last(home, MONITORING, day)
    here = [
        one for one in Member.whole.filter(household=home, joined_on__lte=day) if not one.left_on or one.left_on > day
    ]
    return {
        "now_state": last.state if last else None,
        "now_since": (last.since or last.from_date) if last else None,
        "now_cause": last.cause_1 if last else None,
        "now_monitored": watched.state if watched else None,
        "now_monitored_from": watched.from_date if watched else None,
        "now_ill": _any([one.ill_serious for one in here]),
    }


def _last(home: Household, scheme: str, day: date) -> Status | None:
    rows = Status.whole.filter(household=home, scheme=scheme, from_date__lte=day).order_by("from_date")
    told = [row for row in rows if row.way != "mistaken"]
    return told[-1] if told else None


def _any(answers: list[bool | None]) -> bool | None:
    if True in answers:
        return True
    return None if not answers or None in answers else False
