"""A screening records its findings in one act: new ones open, mended ones resolve, other places are left alone."""

import json
from datetime import date
from typing import Any

import polars as pl
import pytest

from hearthlight.checks.models import Finding
from hearthlight.core import areas
from hearthlight.jobs.progress import silent
from hearthlight.standard import actions, commands, jobs, queries
from hearthlight.trail.act import System
from hearthlight.trail.models import Event
from tests.standard import homes as small

pytestmark = pytest.mark.django_db
DAY = date(2017, 3, 28)
SYSTEM = System("test")
PLACE, ELSEWHERE = areas.full("341602"), areas.full("341621")
HERE = {"area_code": "341602001001001", "household": 10**9, "member": 10**9}
THERE = {"area_code": "341621001001001", "household": 10**9 + 1, "member": 10**9 + 1}
"""Where nobody lives in the demo, so that the test stands alone on any database."""


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> dict[str, pl.DataFrame]:
    """Frames that the screening reads, by place; a test changes them."""
    whole = {"household": homes(HERE), "member": members(HERE)}

    def read(place: str, day: date) -> dict[str, pl.DataFrame]:
        low, high = areas.subtree(place)
        inside = (pl.col("area_code") >= low) & (pl.col("area_code") < high)
        return {name: frame.filter(inside) for name, frame in whole.items()}

    monkeypatch.setattr(queries, "read", read)
    return whole


def homes(*rows: dict[str, Any]) -> pl.DataFrame:
    return small.homes(*({key: value for key, value in row.items() if key != "member"} for row in rows))


def members(*rows: dict[str, Any]) -> pl.DataFrame:
    return small.members(*rows)


def _open() -> list[tuple[Any, ...]]:
    rows = Finding.whole.filter(closed=None, household_id__gte=10**9).order_by("rule", "subject_id")
    return list(rows.values_list("rule", "subject_kind", "subject_id", "household_id", "area_code"))


def test_what_breaks_is_a_finding_with_what_the_rule_read(register: dict[str, pl.DataFrame]) -> None:
    register["household"] = homes(HERE | {"net_fen": 100, "size": 2})
    register["member"] = members(HERE | {"id_valid": False}, THERE | {"area_code": HERE["area_code"]})
    run = actions.screen_register(SYSTEM, DAY, PLACE)
    assert _open() == [
        ("standard.id_invalid", "register.member", 10**9, 10**9, HERE["area_code"]),
        ("standard.income", "register.household", 10**9, 10**9, HERE["area_code"]),
    ]
    finding = Finding.whole.get(rule="standard.income", subject_id=10**9)
    assert finding.values == {"net_fen": 100, "size": 2, "line_fen": 295_200}
    assert (finding.opened, finding.pack_date) == (DAY, date(2014, 1, 1))
    assert run.counts["standard.income"] == {"breaks": 1, "holds": 0, "not_applicable": 0, "unknown": 0}
    assert run.differences["standard.income"].opened == 1


@pytest.mark.requirement("R80", "pass line engine")
def test_a_mended_fact_resolves_its_finding(register: dict[str, pl.DataFrame]) -> None:
    register["household"] = homes(HERE | {"water_safe": False})
    actions.screen_register(SYSTEM, DAY, PLACE)
    assert len(_open()) == 1
    register["household"] = homes(HERE | {"water_safe": True})
    again = actions.screen_register(SYSTEM, DAY, PLACE)
    assert _open() == []
    assert Finding.whole.get(rule="standard.water", subject_id=10**9).state == "resolved"
    assert again.differences["standard.water"].resolved == 1


def test_unknown_is_no_finding_and_is_counted(register: dict[str, pl.DataFrame]) -> None:
    register["household"] = homes(HERE | {"water_safe": None})
    assert actions.screen_register(SYSTEM, DAY, PLACE).counts["standard.water"]["unknown"] == 1
    assert _open() == []


def test_screening_one_place_leaves_the_findings_of_another(register: dict[str, pl.DataFrame]) -> None:
    register["household"] = homes(HERE | {"water_safe": False}, THERE | {"water_safe": False})
    actions.screen_register(SYSTEM, DAY, PLACE)
    actions.screen_register(SYSTEM, DAY, ELSEWHERE)
    assert len(_open()) == 2
    register["household"] = homes(HERE, THERE)
    actions.screen_register(SYSTEM, DAY, PLACE)
    assert [row[4] for row in _open()] == [THERE["area_code"]]


def test_the_event_tells_the_counts(register: dict[str, pl.DataFrame]) -> None:
    jobs.JOBS["standard.screen"](silent, day="2017-03-28", place=PLACE)
    event = Event.objects.filter(kind="standard.screen", area_code=PLACE).latest("pk")
    assert (event.day, event.summary["pack"]) == (DAY, "cn_register_2014")
    assert event.summary["answers"]["standard.water"]["holds"] == 1


def test_the_command_answers_as_table_and_as_data(register: dict[str, pl.DataFrame]) -> None:
    register["household"] = homes(HERE | {"water_safe": False}, THERE | {"area_code": HERE["area_code"]})
    data = json.loads(commands.screen(PLACE, DAY, as_json=True))
    assert (data["place"], data["day"]) == (PLACE, "2017-03-28")
    assert data["rules"]["standard.water"] == {
        "breaks": 1,
        "holds": 1,
        "not_applicable": 0,
        "unknown": 0,
        "opened": 1,
        "resolved": 0,
        "still": 0,
    }
    assert "50.00 %" in commands.screen(PLACE, DAY)
