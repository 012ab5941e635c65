"""Matters of the demo that the table opens: an exit of a place, the notice that hangs, the objection to it."""

from hearthlight.checks.models import Finding
from hearthlight.core import areas
from hearthlight.decisions.models import Decision, Notice, Objection
from hearthlight.duty.models import Gathering, Pairing, Visit
from hearthlight.money.models import Payment, PayRun, Plan, Statement
from hearthlight.oversight.models import Lesson, Observation, Survey
from hearthlight.papers.models import Checklist


def decision(place: str) -> Decision:
    """An open exit at or below a place."""
    low, high = areas.subtree(place)
    rows = Decision.whole.filter(kind="exit", state="open", area_code__gte=low, area_code__lt=high)
    return rows.order_by("pk")[0]


def finding(place: str) -> Finding:
    """An open finding about a home at or below a place."""
    low, high = areas.subtree(place)
    rows = Finding.whole.filter(closed=None, household_id__isnull=False, area_code__gte=low, area_code__lt=high)
    return rows.order_by("pk")[0]


def notice() -> Notice:
    """The list that hangs in the village of the demo."""
    return Notice.objects.filter(area_code="341623108201000", kind="exit").order_by("pk")[0]


def objection() -> Objection:
    """What was said against it; the township must answer."""
    return Objection.whole.order_by("pk")[0]


def funds(name: str, place: str) -> Statement | Payment | Plan | PayRun:
    """The first record of money at or below a place that an address opens; runs and payments that are booked."""
    low, high = areas.subtree(place)
    rows = {
        "statement": Statement.whole.all(),
        "payment": Payment.whole.filter(state="paid", member__isnull=False),
        "plan": Plan.objects.filter(adopted_on__isnull=False),
        "run": PayRun.objects.filter(state="booked"),
    }[name.split("-")[0]]
    return rows.filter(area_code__gte=low, area_code__lt=high).order_by("pk")[0]


GONGDIAN, VILLAGE = "341623108000000", "341623108201"


def daily(name: str) -> list[int | str]:
    """What an address of the daily work opens: a record of Gongdian, or of its village."""
    if name == "helper":
        low, high = areas.subtree(GONGDIAN)
        here = Pairing.whole.filter(person__isnull=False, until=None, area_code__gte=low, area_code__lt=high)
        return [GONGDIAN, here.order_by("pk")[0].person_id or 0]
    return [_of(name).pk]


def _of(name: str) -> Gathering | Visit | Observation | Lesson | Survey | Checklist:
    village = areas.subtree("341623108201000")
    asked = Visit.whole.filter(area_code__gte=village[0], area_code__lt=village[1]).exclude(problem="")
    rows = {
        "meeting": Gathering.objects.filter(area_code=GONGDIAN, kind="roll_call"),
        "visit-problem": asked,
        "observation": Observation.whole.filter(area_code__startswith="341623108").exclude(
            area_code__startswith=VILLAGE
        ),
        "lesson": Lesson.objects.filter(area_code=GONGDIAN),
        "survey": Survey.objects.filter(area_code=GONGDIAN),
        "checklist": Checklist.objects.filter(area_code=GONGDIAN),
    }[name.removesuffix("-slips")]
    return rows.order_by("pk")[0]
