"""The pages of findings: by rule, one rule's list with causes, one finding, a run; who may do what with them."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from hearthlight import figures
from hearthlight.checks.figures import OPENED, STANDING
from hearthlight.checks.models import Finding
from hearthlight.desk.findings import by_rule, findings_out
from hearthlight.desk.findings.not_asked import not_asked
from hearthlight.desk.findings.places_of import inside
from hearthlight.desk.findings.subject_words import about
from hearthlight.people.sight import EVERYTHING, viewing
from hearthlight.register.actions import correct
from hearthlight.register.models import Household
from hearthlight.sheets.workbook import parse
from hearthlight.standard.screening import runs
from hearthlight.sun.models import Milestone
from hearthlight.sun.words import STAGES
from hearthlight.trail.act import System
from hearthlight.trail.models import Event
from tests.desk.conftest import SignIn
from tests.desk.reading import page_of

VILLAGE, LIXIN = "341623108201000", "341623000000000"
RULE, NEED = "standard.income_evidence", "standard.income"
LISTED, INCOME = f"/findings/rule/{RULE}/", f"/findings/rule/{NEED}/"
PACK = reverse("standard-pack", args=["cn_register_2014"])
Capture = Any


@pytest.fixture
def village(as_role: SignIn) -> Client:
    """The specialist of a village of the demo."""
    return as_role("village")


def at(place: str, **more: Any) -> Any:
    return Finding.whole.filter(inside(place), closed=None, **more).order_by("pk")


def test_the_total_is_its_figure_and_its_rules_add_up_to_it(village: Client, county: date) -> None:
    shown = village.get("/findings/").context
    assert shown["total"] == figures.value(STANDING, VILLAGE, county, EVERYTHING) > 0
    assert sum(one.total for one in shown["rules"]) == shown["total"]
    homes = [one.homes for one in shown["rules"]]
    assert homes == sorted(homes, reverse=True)


def test_what_is_new_is_what_the_last_run_opened(village: Client, county: date) -> None:
    run = runs.last(VILLAGE)
    assert run
    shown = {one.code: one.change.opened for one in village.get("/findings/").context["rules"]}
    opened = figures.value(OPENED, VILLAGE, county, EVERYTHING, run=run.pk, rule=RULE)
    assert shown[RULE] == opened


def test_unknown_is_counted_apart_by_place(as_role: SignIn, county: date) -> None:
    """Of a county by the last run, of its villages by asking them now."""
    with viewing(EVERYTHING):
        whole = by_rule.unknown(LIXIN, county)
        parts = [by_rule.unknown(place, county) for place in ("341623108000000",)]
    assert whole["standard.income"] >= sum(part["standard.income"] for part in parts) > 0


@pytest.mark.requirement("R84", "a finding says which income it rests on and what the law compares it with")
def test_a_list_tells_the_cause_in_yuan(village: Client) -> None:
    first = at(VILLAGE, rule=NEED, state="need")[0]
    words = page_of(village, f"{INCOME}?state=need").words
    net, line = (f"{first.values[name] / 100:,.2f}" for name in ("net_fen", "line_fen"))
    assert net in words
    assert line in words
    assert Household.whole.get(pk=first.household_id).number in words


def test_a_list_shows_only_homes_in_sight_and_no_name(village: Client) -> None:
    shown = village.get("/findings/rule/standard.labour_age/").context["rows"]
    assert {row.finding.area_code[:12] for row in shown} == {VILLAGE[:12]}
    assert all(row.about.member.endswith("*") for row in shown)


def settle(client: Client, do: str, *found: Finding, words: str = "已入户核实", **more: str) -> Any:
    given = {"do": do, "words": words, "rule": RULE, "place": VILLAGE, "key": str(uuid4())}
    ticked = [f"{one.pk}@{one.event_id}" for one in found]
    return client.post("/findings/settle", given | more | {"finding": ticked})


def test_a_village_explains_and_the_township_accepts(village: Client, as_role: SignIn) -> None:
    found = list(at(VILLAGE, rule=RULE)[:2])
    key = str(uuid4())
    assert settle(village, "explain", *found, key=key).status_code == 302
    assert settle(village, "explain", *found, key=key).status_code == 302
    assert {one.state for one in at(VILLAGE, pk__in=[one.pk for one in found])} == {"explained"}
    again = list(at(VILLAGE, pk__in=[one.pk for one in found]))
    refused = settle(village, "accept", *again, words="属实，家里有两个学生")
    assert refused.status_code == 403
    assert "属实，家里有两个学生" in refused.content.decode()
    assert settle(as_role("township"), "accept", *again).status_code == 302
    assert {one.state for one in at(VILLAGE, pk__in=[one.pk for one in found])} == {"accepted"}


def test_a_refusal_says_why_and_keeps_what_was_ticked_and_written(village: Client) -> None:
    (one,) = at(VILLAGE, rule=RULE)[:1]
    answer = settle(village, "explain", one, words=" ")
    assert answer.status_code == 422
    assert answer.context["ticked"] == {one.pk}
    assert b" checked>" in answer.content
    stale = Finding(pk=one.pk, event_id=one.event_id - 1)
    changed = settle(village, "explain", stale, words="属实")
    assert changed.status_code == 422
    assert "属实" in changed.content.decode()


@pytest.mark.parametrize("role", ["leader", "auditor"])
def test_who_only_looks_is_offered_no_form(as_role: SignIn, role: str) -> None:
    assert b"/findings/settle" not in as_role(role).get(INCOME).content


def test_one_finding_shows_then_and_now_and_opening_it_is_written_down(village: Client, county: date) -> None:
    (one,) = at(VILLAGE, rule="standard.water")[:1]
    home = Household.whole.get(pk=one.household_id)
    correct(System("test"), home, county, water_safe=True)
    shown = village.get(f"/findings/{one.pk}/").context
    assert [(read.then, read.now) for read in shown["values"]] == [("否", "是")]
    assert (Event.objects.latest("pk").kind, Event.objects.latest("pk").subject_id) == ("people.open_record", home.pk)
    assert [task.task.origin_id for task in shown["tasks"]] == [one.pk]


def test_a_record_lists_the_findings_of_its_home_with_causes(village: Client) -> None:
    one = at(VILLAGE, rule="standard.income")[0]
    page = page_of(village, f"/households/{one.household_id}/")
    assert f"/findings/{one.pk}/" in [href for href, _ in page.links]


def test_a_run_shows_what_mended_a_finding(
    village: Client, county: date, django_capture_on_commit_callbacks: Capture
) -> None:
    (one,) = at(VILLAGE, rule="standard.water")[:1]
    home = Household.whole.get(pk=one.household_id)
    with django_capture_on_commit_callbacks(execute=True):
        correct(System("test"), home, county, water_safe=True)
    run = Event.objects.filter(kind=runs.SAVED).latest("pk")
    shown = village.get(f"/findings/run/{run.pk}/").context
    assert [row.finding.pk for row in shown["mended"]] == [one.pk]
    assert "是" in shown["mended"][0].closing
    assert shown["totals"] == [0, 1, 0]


def test_a_run_of_a_whole_city_shows_a_village_its_own(village: Client, county: date) -> None:
    run = runs.last(VILLAGE)
    assert run
    shown = village.get(f"/findings/run/{run.pk}/").context
    assert shown["totals"][0] == figures.value(OPENED, VILLAGE, county, EVERYTHING, run=run.pk)
    assert len(shown["changes"]) <= 20


def test_what_could_not_be_asked_is_said_with_its_column(village: Client) -> None:
    run = runs.last(VILLAGE, whole=True)
    assert run
    summary = run.summary | {"not_asked": {"standard.income": ["net_fen"], "standard.water": ["water_safe"]}}
    told = not_asked(runs.not_asked(Event(summary=summary)))
    assert [(one.columns, one.n) for one in told] == [("家庭纯收入", 1), ("饮水安全", 1)]


def test_a_list_goes_out_as_a_workbook_without_a_name(village: Client) -> None:
    given = {"place": VILLAGE, "state": "open", "key": str(uuid4())}
    before = Event.objects.count()
    assert village.get(f"{LISTED}list.xlsx").status_code == 405
    answers = [village.post(f"{LISTED}list.xlsx", given) for _ in range(2)]
    _synthetic, heads, *rows = [list(row) for row in parse(answers[1].content)[0].rows]
    assert len(rows) == at(VILLAGE, rule=RULE, state="open").count()
    assert heads == ["户编号", "地点", "疑点", "原因", "状态", "发现日期", "现在"], "nothing that clerks wrote"
    assert Event.objects.latest("pk").summary["table"] == "findings"
    assert Event.objects.count() == before + 1


def test_a_list_too_long_for_one_file_says_so(village: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings_out, "AT_ONCE", 1)
    before = Event.objects.count()
    answer = village.post(f"{LISTED}list.xlsx", {"place": VILLAGE})
    assert answer.status_code == 422
    assert "疑点超过 1 条" in answer.content.decode()
    assert Event.objects.count() == before


def test_no_total_of_a_place_above_is_shown(village: Client, as_role: SignIn) -> None:
    assert village.get(f"{INCOME}?place={VILLAGE}").context["answers"] == {}
    assert as_role("auditor").get(f"{INCOME}?place={VILLAGE}").context["answers"]["breaks"] > 0


def test_a_rule_is_no_surer_than_the_line_it_reads(village: Client) -> None:
    """The income rule is sourced; the line of 2017 that it reads is not confirmed."""
    one = at(VILLAGE, rule="standard.income")[0]
    assert village.get(INCOME).context["rule"].certainty == "unconfirmed"
    assert village.get(f"/findings/{one.pk}/").context["rule"].certainty == "unconfirmed"
    listed = village.get("/findings/").context["rules"]
    shown = {rule.code: rule.certainty for rule in village.get(PACK).context["rules"]}
    assert {shown["standard.income"], *(row.rule.certainty for row in listed if row.code == "standard.income")} == {
        "unconfirmed"
    }


def test_what_homes_lack_stands_apart_and_nobody_explains_it(village: Client) -> None:
    shown = village.get("/findings/").context
    lacking = {code: n for code, _title, n in shown["needs"]}
    assert lacking[NEED] == at(VILLAGE, rule=NEED, state="need").count() > 0
    assert village.get(f"{INCOME}?state=need").context["acts"] == []
    (one,) = at(VILLAGE, rule=NEED, state="need")[:1]
    assert settle(village, "explain", one, rule=NEED).status_code == 422


def test_what_cannot_be_asked_now_has_no_column_of_now(as_role: SignIn, county: date) -> None:
    one = Finding.whole.filter(inside(LIXIN), rule="help.measure_result", closed=None)[0]
    page = page_of(as_role("county"), f"/findings/{one.pk}/")
    assert "措施类别" in page.words
    shown = as_role("county").get(f"/findings/{one.pk}/").context
    assert shown["now_read"] is False


def test_a_stage_is_named_with_its_station(county: date) -> None:
    one = Finding.whole.filter(subject_kind="sun.milestone")[0]
    with viewing(EVERYTHING):
        name = about([one])[one.pk].name
    assert name.endswith(f" · {STAGES[Milestone.whole.get(pk=one.subject_id).stage]}")


def test_what_is_settled_is_offered_to_be_opened_again_only(as_role: SignIn, village: Client) -> None:
    found = list(at(VILLAGE, rule=RULE))
    assert village.get(LISTED).context["acts"] == ["explain"]
    settle(as_role("township"), "accept", *found[:200])
    accepted = village.get(f"{LISTED}?state=accepted").context
    assert accepted["acts"] == ["reopen"]
    assert accepted["total"] == at(VILLAGE, rule=RULE, state="accepted").count() >= len(found) > 0


def test_behind_the_last_page_the_first_is_shown(village: Client) -> None:
    shown = village.get(f"{LISTED}?after=999999999").context
    assert shown["rows"]
    assert shown["after"] == ""


@pytest.mark.parametrize("address", ["/findings/rule/no.such/", "/findings/0/", "/findings/run/0/"])
def test_what_is_not_there_is_not_found(village: Client, address: str) -> None:
    assert village.get(address).status_code == 404
