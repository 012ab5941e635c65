"""Objections: any channel, to the level above, sealed, answered before the matter goes on, found again by a code."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from hearthlight.core.clock import pinned
from hearthlight.decisions import objections, sealing
from hearthlight.decisions.actions import NotYet, take_step
from hearthlight.decisions.models import Decision, Objection
from hearthlight.decisions.queries import waiting
from hearthlight.trail.act import Refused
from hearthlight.trail.models import Event
from tests.decisions.test_exit import posted, to_the_notice
from tests.decisions.village import CITY, COUNTY, DAY, GROUP, TOWN, VILLAGE, Offices, registered

TEXT = "第2行这家在城里有房"


def received(notice: object, **more: object) -> tuple[Objection, str]:
    said = {"area_code": VILLAGE, "channel": "page", "text": TEXT, "on": DAY} | more
    return objections.receive(objections.PUBLIC, notice=notice, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("about", "goes_to"),
    [("", TOWN), ("village_secretary", TOWN), ("poverty_office_director", COUNTY), ("county_office", CITY)],
)
def test_it_goes_to_the_level_above_the_office_complained_about(day: date, about: str, goes_to: str) -> None:
    assert objections.above(GROUP, about) == goes_to


@pytest.mark.parametrize("channel", ["in_person", "telephone", "paper", "page"])
def test_every_channel_is_received_and_due(people: Offices, channel: str) -> None:
    user = objections.PUBLIC if channel == "page" else people.specialist
    row, code = objections.receive(user, area_code=VILLAGE, channel=channel, text=TEXT, on=DAY)
    assert (row.goes_to, row.due_on) == (TOWN, DAY + timedelta(days=10))
    assert len(code) == 14


def test_text_and_code_stand_nowhere_in_the_open(people: Offices) -> None:
    row, code = received(None)
    assert TEXT.encode() not in bytes(row.envelope)
    assert code.replace("-", "") not in str(vars(row))
    assert row.code_hash == sealing.mark(code.lower().replace("-", " "))
    event = Event.objects.get(pk=row.made_id)
    assert TEXT not in str(vars(event))
    assert sealing.unseal(row.envelope, row.wrapped_key, row.code_hash) == TEXT


def test_a_second_click_shows_the_same_receipt(people: Offices) -> None:
    key = uuid4()
    first, second = received(None, key=key), received(None, key=key)
    assert first == second
    assert Objection.whole.count() == 1


def test_an_unanswered_objection_holds_up_its_line_alone(people: Offices) -> None:
    matters = to_the_notice(people, [registered(), registered()])
    notice = posted(people, matters)
    received(notice, decision=matters[1])
    day = notice.until
    assert waiting(matters[0], day).blocked == ""  # type: ignore[union-attr]
    assert "not answered" in waiting(matters[1], day).blocked  # type: ignore[union-attr]
    with pinned(day), pytest.raises(NotYet, match="not answered"):
        take_step(people.director, matters[1:], on_date=day)


def test_one_against_the_whole_notice_holds_up_every_line(people: Offices) -> None:
    matters = to_the_notice(people, [registered(), registered()])
    notice = posted(people, matters)
    row, _code = received(notice)
    with pinned(notice.until) as day:
        assert all(waiting(one, day).blocked for one in matters)  # type: ignore[union-attr]
        objections.answer(people.director, row, outcome="rejected", text="已核实，不属实", on=day)
        assert not any(waiting(one, day).blocked for one in matters)  # type: ignore[union-attr]
        take_step(people.director, matters, on_date=day)


def test_upheld_ends_the_line_refused(people: Offices) -> None:
    matters = to_the_notice(people, [registered(), registered()])
    row, _code = received(posted(people, matters), decision=matters[0])
    answered = objections.answer(people.director, row, outcome="upheld", text="属实", on=DAY)
    assert [one.state for one in Decision.whole.filter(pk__in=[m.pk for m in matters]).order_by("pk")] == [
        "refused",
        "open",
    ]
    stored = Objection.whole.get(pk=row.pk)
    assert sealing.unseal(stored.answer_envelope, stored.answer_key, f"{row.code_hash}:answer") == "属实"
    assert answered.answered_on == DAY


@pytest.mark.parametrize("who", ["secretary", "specialist", "neighbour", "county"])
def test_only_the_level_above_answers(people: Offices, who: str) -> None:
    row, _code = received(None)
    with pytest.raises((NotYet, Refused)):
        objections.answer(getattr(people, who), row, outcome="rejected", text="不属实", on=DAY)


def test_an_answer_is_given_once(people: Offices) -> None:
    row, _code = received(None)
    objections.answer(people.director, row, outcome="answered", text="已说明", on=DAY)
    with pytest.raises(NotYet, match="already"):
        objections.answer(people.director, row, outcome="answered", text="再说明", on=DAY)


@pytest.mark.parametrize("text", ["", "  ", "长" * 1001])
def test_an_objection_says_something_short(people: Offices, text: str) -> None:
    with pytest.raises(NotYet, match="characters"):
        received(None, text=text)


def test_a_flooded_page_sends_people_to_the_office(people: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    from hearthlight.core.parameters import Parameters
    from hearthlight.decisions import procedure

    values = [v for v in procedure.rules().values if v.key != "page_objections"]
    few = next(v for v in procedure.rules().values if v.key == "page_objections")
    monkeypatch.setattr(objections, "rules", lambda: Parameters((*values, few.__class__(**vars(few) | {"value": 2}))))
    matters = to_the_notice(people, [registered()])
    notice = posted(people, matters)
    received(notice), received(notice)
    with pytest.raises(NotYet, match="come or telephone"):
        received(notice)
    received(notice, channel="in_person")
