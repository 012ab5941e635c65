"""What a matter may not slip past: its notice, its objections, its amounts, a second clerk, a blank count."""

from datetime import date, timedelta

import pytest

from hearthlight.core.clock import pinned
from hearthlight.decisions import objections, proposing
from hearthlight.decisions.actions import Gated, NotYet, take_step
from hearthlight.decisions.models import Decision, Notice, Objection, Step
from hearthlight.decisions.objections import answers
from hearthlight.decisions.procedure import StepRule
from hearthlight.decisions.queries import waiting
from hearthlight.decisions.standing import duty_of, holds
from hearthlight.people.actions import appoint
from hearthlight.people.models import Person
from tests.decisions.test_exit import YES, posted, started, to_the_notice
from tests.decisions.village import DAY, GROUP, OTHER_VILLAGE, SYSTEM, TOWN, VILLAGE, Offices, registered


def against(notice: Notice, day: date, **more: object) -> Objection:
    said = {"area_code": VILLAGE, "channel": "in_person", "text": "有异议", "on": day} | more
    return objections.receive(SYSTEM, notice=notice, **said)[0]  # type: ignore[arg-type]


def passed(people: Offices, matters: list[Decision], day: date) -> None:
    for _each in range(2):
        take_step(people.director, matters, on_date=day)


@pytest.mark.requirement("R71", "a notice that is dated back never stood: its days count from its entry")
def test_a_notice_dated_back_stands_from_the_day_it_is_written_down(people: Offices) -> None:
    past = date(2016, 3, 1)
    matters = to_the_notice(people, [registered()], past)
    notice = posted(people, matters, past)
    assert (notice.posted_on, notice.until) == (past, DAY + timedelta(days=8))
    for day in (past + timedelta(days=8), DAY):
        with pytest.raises(NotYet, match="stands until"):
            take_step(people.director, matters, on_date=day)
    with pinned(notice.until) as day:
        with pytest.raises(NotYet):
            take_step(people.director, matters, on_date=past + timedelta(days=8))
        passed(people, matters, day)


def test_no_step_is_dated_before_the_answer_to_an_objection(people: Offices) -> None:
    matters = to_the_notice(people, [registered(), registered()])
    notice = posted(people, matters)
    late = notice.until + timedelta(days=5)
    with pinned(late):
        one = against(notice, late, decision=matters[0])
        objections.answer(people.director, one, outcome="rejected", text="不属实", on=late)
        assert waiting(matters[0], late).since == late  # type: ignore[union-attr]
        with pytest.raises(NotYet, match="answered objection"):
            take_step(people.director, matters[:1], on_date=notice.until)
        passed(people, matters[:1], late)
        passed(people, matters[1:], notice.until)
    assert Step.whole.filter(decision=matters[0]).latest("number").on_date == late


def test_an_answer_about_the_whole_list_holds_every_line(people: Offices) -> None:
    matters = to_the_notice(people, [registered()])
    notice = posted(people, matters)
    late = notice.until + timedelta(days=2)
    with pinned(late):
        objections.answer(people.director, against(notice, late), outcome="rejected", text="不属实", on=late)
        with pytest.raises(NotYet, match="answered objection"):
            take_step(people.director, matters, on_date=notice.until)


def test_upheld_after_the_matter_has_passed_is_said_not_swallowed(people: Offices) -> None:
    matters = to_the_notice(people, [registered()])
    notice = posted(people, matters)
    with pinned(notice.until) as day:
        passed(people, matters, day)
        one = against(notice, day, decision=matters[0])
        with pytest.raises(NotYet, match="passed already"):
            objections.answer(people.director, one, outcome="upheld", text="属实", on=day)
        assert Objection.whole.get(pk=one.pk).answered_on is None
        objections.answer(people.director, one, outcome="answered", text="另行更正", on=day)


def test_upheld_where_nothing_is_left_to_refuse(people: Offices) -> None:
    matters = to_the_notice(people, [registered()])
    notice = posted(people, matters)
    first, second = against(notice, DAY, decision=matters[0]), against(notice, DAY, decision=matters[0])
    objections.answer(people.director, first, outcome="upheld", text="属实", on=DAY)
    with pytest.raises(NotYet, match="nothing is left"):
        objections.answer(people.director, second, outcome="upheld", text="属实", on=DAY)


def test_upheld_against_a_whole_list_names_its_lines(people: Offices) -> None:
    matters = to_the_notice(people, [registered(), registered()])
    one = against(posted(people, matters), DAY)
    with pytest.raises(NotYet, match="at least one"):
        objections.answer(people.director, one, outcome="upheld", text="属实", on=DAY)
    objections.answer(people.director, one, outcome="upheld", text="属实", on=DAY, refuse=matters[1:])
    assert [Decision.whole.get(pk=matter.pk).state for matter in matters] == ["open", "refused"]


def test_the_page_takes_objections_while_the_notice_stands_the_office_longer(people: Offices) -> None:
    notice = posted(people, to_the_notice(people, [registered()]))
    with pinned(notice.until) as day:
        with pytest.raises(NotYet, match="stood until 4 April 2017: please come"):
            against(notice, day, channel="page")
        against(notice, day - timedelta(days=1), channel="page")
        against(notice, day, channel="telephone")


def test_only_a_step_that_names_an_amount_takes_one_or_moves_the_term(people: Offices) -> None:
    matters = started(people, [registered()])
    step = take_step(people.secretary, matters, on_date=DAY, votes=YES, due_on=date(2030, 1, 1), amount=77)[0]
    assert (step.amount, Decision.whole.get(pk=matters[0].pk).due_on) == (None, None)


@pytest.mark.parametrize("blank", ["votes_against", "abstained", "eligible"])
def test_a_count_left_blank_is_no_nought(people: Offices, blank: str) -> None:
    matters = started(people, [registered()])
    with pytest.raises(NotYet, match="every count"):
        take_step(people.secretary, matters, on_date=DAY, votes=YES | {blank: None})  # type: ignore[arg-type,operator]


def test_of_two_clerks_who_begin_the_same_one_is_told(people: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    home = registered()
    first = started(people, [home])
    monkeypatch.setattr(proposing, "_refuse_gated", lambda *_given: None)
    with pytest.raises(Gated, match="meanwhile"):
        started(people, [home])
    assert list(Decision.whole.filter(kind="exit")) == first


def test_who_is_complained_about_does_not_answer_unless_by_another_office_there(people: Offices) -> None:
    said = {"area_code": TOWN, "channel": "paper", "text": "有异议", "on": DAY, "about": "poverty_office_director"}
    one = objections.receive(SYSTEM, **said)[0]  # type: ignore[arg-type]
    one.goes_to = TOWN
    assert not answers(people.director, one, DAY)
    appoint(SYSTEM, people.director, "deputy_secretary", TOWN, date(2016, 1, 1))
    director = Person.objects.get(pk=people.director.pk)
    assert answers(director, one, DAY)
    one.about = ""
    assert answers(director, one, DAY)
    assert not answers(people.county, one, DAY)


def test_the_same_office_elsewhere_takes_no_step_here(people: Offices) -> None:
    rule = StepRule(kind="review", office="village_secretary", level="village")
    duty = duty_of(rule, GROUP, DAY)
    appoint(SYSTEM, people.neighbour, "poverty_office_staff", TOWN, date(2016, 1, 1), seat=2)
    assert {one.area_code for one in people.neighbour.held(DAY)} == {OTHER_VILLAGE, TOWN}
    assert not holds(people.neighbour, duty, DAY)
    assert holds(people.secretary, duty, DAY)
    with pytest.raises(NotYet, match="does not take it"):
        take_step(people.neighbour, started(people, [registered()]), on_date=DAY, votes=YES)
