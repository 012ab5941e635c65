"""How many queries a page of the standard, the sun or money may ask: as many as it asks today, and 25 at the most."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hearthlight.sun.models import Station
from hearthlight.trail.models import Event
from tests.access import matters
from tests.access.matrix import GONGDIAN, LIXIN, VILLAGE

pytestmark = pytest.mark.one_database
MOST = 25

BUDGET = {
    "work": 15,
    "work of a village": 15,
    "people": 14,
    "meetings": 18,
    "helpers": 18,
    "visits": 10,
    "supervision": 11,
    "lessons": 11,
    "lesson": 9,
    "observation": 8,
    "meeting": 10,
    "my-month": 8,
    "ladder": 25,
    "surveys": 10,
    "checklists": 12,
    "survey": 9,
    "checklist": 9,
    "tasks": 14,
    "standard": 5,
    "standard-pack": 6,
    "standard-indices": 20,
    "standard-exits": 25,
    "standard-exits of a village": 25,
    "standard-sample": 8,
    "village-facts": 12,
    "village-facts of a county": 12,
    "what-if": 8,
    "continuation": 20,
    "continuation-list": 18,
    "unused": 23,
    "household-schemes": 20,
    "findings": 22,
    "findings of a village": 21,
    "findings-rule": 15,
    "findings-run": 16,
    "finding": 22,
    "stations by day": 15,
    "station": 22,
    "fleet": 22,
    "building": 15,
    "progress": 14,
    "plots": 12,
    "readings": 12,
    "money": 15,
    "money of a village": 25,
    "settlement": 12,
    "bank": 16,
    "book": 16,
    "plans": 12,
    "plans of a village": 25,
    "plan": 24,
    "village-work": 12,
    "village-work of a village": 25,
    "runs": 12,
    "runs of a village": 25,
    "run": 14,
    "payment": 16,
    "statement": 16,
}
"""Page to queries, those of the session, the reader and the reader's sight among them; of a township, or as it says."""


def test_every_page_keeps_its_budget(county: date, client: Client) -> None:
    client.get(reverse("demo-as", args=["leader"]))
    asked = {name: _queries(client, address) for name, address in _addresses().items()}
    assert set(asked) == set(BUDGET)
    over = {name: (number, BUDGET[name]) for name, number in asked.items() if number > BUDGET[name]}
    assert not over, f"page: (queries, budget) {over}"
    assert max(BUDGET.values()) <= MOST


def _queries(client: Client, address: str) -> int:
    """Queries of the second look: the first fills what a process keeps."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return len(asked)


def _addresses() -> dict[str, str]:
    home, run = matters.finding(VILLAGE), Event.objects.filter(kind="standard.screen").latest("pk")
    daily = ("work", "people", "meetings", "helpers", "supervision", "lessons", "ladder", "surveys", "checklists")
    of_village = ("money", "plans", "village-work", "runs")
    records = ("plan", "run", "payment", "statement")
    of_place = ("standard-indices", "standard-exits", "standard-sample", "continuation", "unused")
    return {
        **{name: reverse(name, args=[GONGDIAN]) for name in of_place},
        **{name: f"{reverse(name)}?place={GONGDIAN}" for name in ("what-if", "findings")},
        **{name: reverse(name, args=[GONGDIAN]) for name in daily},
        **{
            name: reverse(name, args=matters.daily(name))
            for name in ("lesson", "observation", "meeting", "survey", "checklist")
        },
        **{name: reverse(name) for name in ("visits", "my-month")},
        "work of a village": reverse("work", args=[VILLAGE]),
        "tasks": f"{reverse('tasks')}?of=place&place={VILLAGE}",
        "standard": reverse("standard"),
        "standard-pack": reverse("standard-pack", args=["cn_register_2014"]),
        "standard-exits of a village": reverse("standard-exits", args=[VILLAGE]),
        "village-facts of a county": reverse("village-facts", args=["341622000000000"]),
        "village-facts": reverse("village-facts", args=[VILLAGE]),
        "continuation-list": reverse("continuation-list", args=[VILLAGE]),
        "household-schemes": reverse("household-schemes", args=[home.household_id]),
        "findings of a village": f"{reverse('findings')}?place={VILLAGE}",
        "findings-rule": f"{reverse('findings-rule', args=['standard.income'])}?place={GONGDIAN}",
        "findings-run": reverse("findings-run", args=[run.pk]),
        "finding": reverse("finding", args=[home.pk]),
        "stations by day": f"{reverse('stations')}?place={LIXIN}&by=day",
        "station": reverse("station", args=[Station.whole.get(number="341623105220-V1").pk]),
        **{name: reverse(name, args=[LIXIN]) for name in ("fleet", "building", "progress", "plots")},
        "readings": f"{reverse('readings')}?place={LIXIN}",
        **{name: reverse(name, args=[LIXIN]) for name in ("money", "settlement", "bank", "book")},
        **{name: reverse(name, args=[GONGDIAN]) for name in ("plans", "village-work", "runs")},
        **{f"{name} of a village": reverse(name, args=[VILLAGE]) for name in of_village},
        **{name: reverse(name, args=[matters.funds(name, VILLAGE).pk]) for name in records},
    }
