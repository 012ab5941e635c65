"""Explaining, accepting and opening again: who may, once a key, never over what changed since it was read."""

from uuid import uuid4

import pytest

from hearthlight.checks.explaining import accept, explain, reopen
from hearthlight.checks.findings import settle
from hearthlight.checks.models import Finding
from hearthlight.checks.refusing import FindingChanged, NotSettled
from hearthlight.trail.act import KeyReused, Refused, System, act
from hearthlight.trail.models import Change, Event
from tests.decisions.conftest import day, english, people
from tests.decisions.village import DAY, GROUP, OTHER_VILLAGE, TOWN, Offices
from tests.duty.findings import finding, stored

__all__ = ["day", "english", "people"]


def two() -> list[Finding]:
    return stored([finding(10**9, household_id=10**9), finding(10**9 + 1, household_id=10**9 + 1)])


def now(*rows: Finding) -> list[str]:
    return [Finding.whole.get(pk=row.pk).state for row in rows]


def test_a_village_explains_several_at_once_and_the_history_says_who(people: Offices) -> None:
    rows = two()
    assert explain(people.specialist, rows, " 已入户核实，数据属实 ") == 2
    first = Finding.whole.get(pk=rows[0].pk)
    assert (first.state, first.explanation, first.level) == ("explained", "已入户核实，数据属实", "village")
    assert first.person_id == people.specialist.pk
    event = Event.objects.latest("pk")
    assert (event.kind, event.area_code, event.office_title) == ("checks.explain", GROUP, "扶贫专干")
    said = Change.objects.filter(event=event, subject_kind="checks.finding").order_by("subject_id", "field")
    assert [(one.field, one.old, one.new) for one in said][:2] == [
        ("explanation", "", "已入户核实，数据属实"),
        ("state", "open", "explained"),
    ]


def test_a_second_click_does_nothing_twice_and_other_words_under_its_key_are_refused(people: Offices) -> None:
    rows, key = two(), uuid4()
    assert explain(people.specialist, rows, "属实", key=key) == explain(people.specialist, rows, "属实", key=key) == 2
    assert Event.objects.filter(kind="checks.explain").count() == 1
    with pytest.raises(KeyReused):
        explain(people.specialist, rows[:1], "属实", key=key)


@pytest.mark.parametrize(("words", "problem"), [("  ", "Say why in words: without a reason a finding stays as it is.")])
def test_without_words_nothing_is_settled(people: Offices, words: str, problem: str) -> None:
    rows = two()
    with pytest.raises(NotSettled, match=problem):
        explain(people.specialist, rows, words)
    with pytest.raises(NotSettled, match="Tick the findings first"):
        explain(people.specialist, [], "属实")
    assert now(*rows) == ["open", "open"]


def test_what_changed_since_it_was_read_is_a_conflict_and_nothing_is_settled(people: Offices) -> None:
    rows = two()
    with act(System("test"), "test.run", at=GROUP, day=DAY) as event:
        settle(event, rows[0].rule, DAY, [], asked={rows[0].subject_id})
    with pytest.raises(FindingChanged, match="1 of these findings changed") as found:
        explain(people.specialist, rows, "属实")
    assert [row.pk for row in found.value.rows] == [rows[0].pk]
    assert now(*rows) == ["resolved", "open"]


def again(*rows: Finding) -> list[Finding]:
    return list(Finding.whole.filter(pk__in=[row.pk for row in rows]).order_by("pk"))


def test_accepting_is_for_a_level_above_whoever_explained(people: Offices) -> None:
    rows = two()
    with pytest.raises(Refused):
        accept(people.specialist, rows, "认可")
    explain(people.director, rows, "镇核实")
    with pytest.raises(NotSettled, match="a level above"):
        accept(people.staff, again(*rows), "认可")
    assert accept(people.county, again(*rows), "县级认可") == 2
    assert {(row.state, row.level) for row in again(*rows)} == {("accepted", "county")}


def test_what_was_accepted_is_opened_again_by_that_level_and_not_below(people: Offices) -> None:
    (row, _other) = two()
    accept(people.director, [row], "认可")
    with pytest.raises(NotSettled, match="a level above"):
        reopen(people.specialist, again(row), "不符")
    reopen(people.director, again(row), "群众反映不符")
    found = again(row)[0]
    assert (found.state, found.explanation, found.level) == ("open", "", "")
    with pytest.raises(NotSettled, match="settled or mended already"):
        reopen(people.director, again(row), "再次")


def test_an_office_settles_nothing_outside_its_place(people: Offices) -> None:
    elsewhere = stored([finding(10**9, OTHER_VILLAGE, household_id=10**9), finding(10**9 + 1)])
    with pytest.raises(Refused):
        explain(people.specialist, elsewhere, "属实")
    with pytest.raises(Refused):
        explain(people.auditor, elsewhere, "属实")
    assert explain(people.director, elsewhere, "属实") == 2
    assert Event.objects.latest("pk").area_code == TOWN


def test_an_explained_finding_is_mended_by_itself_and_then_over(people: Offices) -> None:
    (row, _other) = two()
    explain(people.specialist, [row], "属实")
    with act(System("test"), "test.run", at=GROUP, day=DAY) as event:
        settle(event, row.rule, DAY, [], asked={row.subject_id})
    assert now(row) == ["resolved"]
    with pytest.raises(NotSettled, match="settled or mended already"):
        explain(people.specialist, again(row), "属实")
