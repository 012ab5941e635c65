"""The month's appraisal: issued before it begins, frozen from day 1, one line a signed finding, then settled."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.clock import pinned
from hearthlight.core.money import Fen
from hearthlight.core.period import Month
from hearthlight.decisions.actions import take_step
from hearthlight.duty.helping import pairing
from hearthlight.duty.meeting import gatherings
from hearthlight.duty.models import Gathering, Visit
from hearthlight.duty.visiting import visits
from hearthlight.oversight import observing
from hearthlight.oversight.appealing import appeal
from hearthlight.oversight.appraising import familiarity, months
from hearthlight.oversight.appraising.scheme import Item, next_line
from hearthlight.oversight.models import Appraisal, Deduction, Observation
from hearthlight.oversight.refusals import NotSeen
from hearthlight.trail.act import System, act
from tests.decisions.village import CITY, DAY, TOWN, VILLAGE, Offices, registered
from tests.duty.help import helper

MARCH, APRIL = Month(2017, 3), Month(2017, 4)
SYSTEM = System("test")


def item(code: str = "measures", kinds: tuple[str, ...] = ("measure_imprecise", "case_error"), **said: Any) -> Item:
    given = {"full": 2000, "unit": 500, "floor": 1000, "fen": Fen(5000), "evidence": "督察记录"}
    return Item(code=code, title="措施精准", kinds=kinds, **{**given, **said})


def issued(people: Offices, month: Month = MARCH, *items: Item) -> Appraisal:
    with pinned(month.plus(-1).first):
        return months.issue(people.director, TOWN, month, items or [item()])


def meeting(people: Offices, on: date, *agenda: str) -> Gathering:
    with pinned(on):
        return gatherings.hold(people.director, "all_cadre", TOWN, on, f"干部大会{on}", agenda=list(agenda))


def signed(people: Offices, day: date = DAY, kind: str = "case_error", **said: Any) -> Observation:
    with pinned(day):
        row = observing.observe(people.director, "problem", VILLAGE, day, "收入漏记", kind=kind, **said)
        return observing.sign(people.director, row)


@pytest.mark.django_db
@pytest.mark.requirement("R54", "a scheme dated after day 1, or edited after, is refused")
@pytest.mark.requirement("R37", "the scheme of month M is issued in M-1, frozen from day 1 of M")
def test_a_scheme_is_issued_before_its_month_and_frozen_from_its_first_day(people: Offices) -> None:
    row = issued(people)
    assert issued(people, MARCH, item(fen=Fen(6000))) == row
    with pinned(date(2017, 3, 1)), pytest.raises(NotSeen, match="frozen"):
        months.issue(people.director, TOWN, MARCH, [item()])
    with pytest.raises(DatabaseError, match="frozen"):
        edited(row)


def edited(row: Appraisal) -> None:
    with transaction.atomic(), act(SYSTEM, "test.edit", at=TOWN, day=date(2017, 3, 1)) as event:
        Appraisal.objects.filter(pk=row.pk).update(event=event, items=[])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (item(kinds=("case_error",)), "not precise"),
        (item(unit=300), "whole deductions"),
        (item(evidence=" "), "evidence"),
        (item(floor=3000), "floor"),
    ],
)
def test_a_scheme_that_is_not_whole_is_refused(people: Offices, wrong: Item, why: str) -> None:
    with pytest.raises(NotSeen, match=why):
        issued(people, MARCH, wrong)


@pytest.mark.django_db
@pytest.mark.requirement(
    "R55", "exactly one deduction line for the person responsible at that date, at the frozen rate"
)
def test_a_signed_finding_is_exactly_one_line(people: Offices) -> None:
    row = issued(people)
    seen = signed(people)
    line = Deduction.whole.get()
    assert (line.appraisal, line.observation, line.person) == (row, seen, people.specialist)
    assert (line.item, line.hundredths, line.fen) == ("measures", 500, 5000)
    with pytest.raises(NotSeen, match="already"):
        observing.sign(people.director, seen)
    assert Deduction.whole.count() == 1


@pytest.mark.django_db
def test_nothing_below_the_floor_and_still_a_line(people: Offices) -> None:
    issued(people)
    for _finding in range(3):
        signed(people)
    assert [one.hundredths for one in Deduction.whole.order_by("pk")] == [500, 500, 0]
    assert [one.fen for one in Deduction.whole.order_by("pk")] == [5000, 5000, 0]


@given(findings=st.integers(0, 30), steps=st.integers(0, 10), unit=st.integers(1, 900), fen=st.integers(0, 10**6))
def test_lines_never_pass_the_floor_and_reach_it(findings: int, steps: int, unit: int, fen: int) -> None:
    one = item(full=1000 + steps * unit, floor=1000, unit=unit, fen=Fen(fen))
    taken = money = 0
    for _finding in range(findings):
        marks, paid = next_line(one, taken)
        taken, money = taken + marks, money + paid
    assert taken == min(findings, steps) * unit
    assert money == min(findings, steps) * fen


@pytest.mark.django_db
@pytest.mark.requirement("R55", "the month's sheet cannot close while a confirmed finding has no line")
def test_a_month_does_not_close_while_a_finding_has_no_line(people: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    row = issued(people)
    monkeypatch.setattr("hearthlight.oversight.observing.book", lambda event, seen: None)
    signed(people)
    april = meeting(people, date(2017, 4, 6), "settle:2017-03", "issue:2017-05")
    with pinned(date(2017, 4, 6)), pytest.raises(NotSeen, match="1 signed findings have no line"):
        months.settle(people.director, row, april)


@pytest.mark.django_db
@pytest.mark.requirement("R37", "settled at the next all-cadre meeting")
@pytest.mark.requirement("R54", "settled monthly against the scheme fixed at month start")
def test_a_month_is_settled_once_at_the_all_cadre_meeting(people: Offices) -> None:
    row = issued(people)
    joint = gatherings.hold(people.director, "joint", TOWN, DAY, "联席会", agenda=["settle:2017-03"])
    other = meeting(people, date(2017, 3, 30), "issue:2017-05")
    with pytest.raises(NotSeen, match="all-cadre"):
        months.settle(people.director, row, joint)
    with pytest.raises(NotSeen, match="agenda"):
        months.settle(people.director, row, other)
    right = meeting(people, date(2017, 3, 31), "settle:2017-03", "issue:2017-05")
    with pinned(date(2017, 3, 31)):
        assert months.settle(people.director, row, right).settled_at == right
        with pytest.raises(NotSeen, match="settled already"):
            months.settle(people.director, row, right)


@pytest.mark.django_db
def test_what_is_signed_after_the_settling_is_booked_in_the_next_open_month(people: Offices) -> None:
    march = issued(people)
    with pinned(date(2017, 3, 30)):
        april = months.issue(people.director, TOWN, APRIL, [item(fen=Fen(9000))])
    right = meeting(people, date(2017, 3, 31), "settle:2017-03", "issue:2017-05")
    with pinned(date(2017, 3, 31)):
        months.settle(people.director, march, right)
    with pinned(date(2017, 4, 3)):
        row = observing.observe(people.director, "problem", VILLAGE, DAY, "收入漏记", kind="case_error")
        observing.sign(people.director, row)
    line = Deduction.whole.get()
    assert (line.appraisal, line.fen) == (april, 5000)


@pytest.mark.django_db
@pytest.mark.requirement("R55", "undone only by overturning the finding (appeal), booked in the next open month")
def test_an_upheld_appeal_takes_the_line_back_in_the_open_month(people: Offices) -> None:
    march = issued(people)
    seen = signed(people)
    matter = appeal(people.specialist, seen, "已补", DAY)
    right = meeting(people, date(2017, 3, 31), "settle:2017-03", "issue:2017-05")
    with pinned(date(2017, 3, 31)) as day:
        months.settle(people.director, march, right)
        take_step(people.county, [matter], on_date=day)
        assert Deduction.whole.count() == 1
        april = months.issue(people.director, TOWN, APRIL, [item()])
    first, back = Deduction.whole.order_by("pk")
    assert (back.appraisal, back.reverses, back.hundredths, back.fen) == (april, first, -500, -5000)
    assert first.appraisal == march


@pytest.mark.django_db
@pytest.mark.requirement("R55", "a line is undone by an appeal only: the database keeps it")
def test_a_line_and_a_signature_do_not_move(people: Offices) -> None:
    issued(people)
    seen = signed(people)
    for row, name, value in ((Deduction.whole.get(), "fen", 1), (seen, "state", "draft"), (seen, "kind", "evidence")):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            act(SYSTEM, "test.move", at=CITY, day=DAY) as event,
        ):
            type(row).whole.filter(pk=row.pk).update(event=event, **{name: value})


@pytest.mark.django_db
@pytest.mark.requirement("R55", "nothing a worker reports about a home becomes a deduction by itself")
def test_what_a_worker_reports_is_never_held_against_them(people: Offices) -> None:
    issued(people)
    home, who = registered(), helper()
    pairing.pair(people.specialist, home, who)
    visits.visit(who, home, DAY, "home", changed=True, problem="房子漏雨，收入少记了一笔")
    visits.visit(who, home, DAY, "absent")
    assert Visit.whole.count() == 2
    assert not Deduction.whole.exists()
    assert not Observation.whole.exists()


@pytest.mark.django_db
@pytest.mark.requirement("R53", "both visits made and familiarity with one's own households")
@pytest.mark.requirement("R49", "familiarity can be tested: five questions on a home of one's own")
def test_familiarity_is_entered_by_somebody_else_about_an_own_home(people: Offices) -> None:
    home, who = registered(), helper()
    pairing.pair(people.specialist, home, who)
    row = familiarity.enter(people.director, who, home, DAY, 4)
    assert (row.right, row.asked) == (4, 5)
    with pytest.raises(NotSeen, match="entered already"):
        familiarity.enter(people.staff, who, home, DAY, 5)
    with pytest.raises(NotSeen, match="did not help"):
        familiarity.enter(people.director, who, registered(), DAY, 5)
    with pytest.raises(NotSeen, match="how many"):
        familiarity.enter(people.director, who, home, DAY, 6)
