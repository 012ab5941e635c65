"""Plain-language checklists: numbered sets a year, traced to their document, ticked, learned."""

from datetime import date
from typing import Any

import pytest

from hearthlight.duty.meeting import gatherings
from hearthlight.papers.checklists import writing
from hearthlight.papers.checklists.writing import NotListed
from hearthlight.papers.models import Checklist, Learned, Tick
from tests.decisions.conftest import day, english, people
from tests.decisions.village import DAY, TOWN, VILLAGE, Offices, registered

__all__ = ["day", "english", "people"]
pytestmark = pytest.mark.django_db
ITEM = {"who": "建档立卡未脱贫户", "standard": "手册逐项填写", "steps": "入户核对；填写；复核", "due": "每月25日"}


def issued(people: Offices, year: int = 2017, number: int = 1, **said: Any) -> Checklist:
    given = {"document": "皖扶组〔2017〕样例1号", "title": "扶贫手册填写清单", "items": [ITEM], **said}
    return writing.issue(people.director, TOWN, year, number, **given)


@pytest.mark.requirement("R40", "numbered sets per year: 11 of 2016, 3 of 2017")
def test_sets_are_numbered_by_year(people: Offices) -> None:
    for number in range(1, 12):
        issued(people, 2016, number)
    for number in range(1, 4):
        issued(people, 2017, number)
    assert [len(writing.newest(TOWN, year)) for year in (2016, 2017)] == [11, 3]


@pytest.mark.requirement("R40", "versioned: the same number again is the next version, the old one stays")
def test_a_set_issued_again_is_its_next_version(people: Offices) -> None:
    issued(people)
    again = issued(people, title="扶贫手册填写清单（改）")
    assert (again.version, Checklist.objects.count()) == (2, 2)
    assert writing.newest(TOWN, 2017) == [again]


@pytest.mark.requirement("R40", "each traced to the upper-level document it puts into practice (R39)")
@pytest.mark.requirement("R39", "what was passed on is put into practice by a checklist")
def test_a_set_names_its_document_and_the_meeting_that_passed_it_on(people: Offices) -> None:
    relay = gatherings.hold(people.director, "relay", TOWN, DAY, "传达", received_on=DAY, passed_on=DAY)
    assert issued(people, relay=relay).relay == relay
    with pytest.raises(NotListed, match="document"):
        issued(people, document=" ")


@pytest.mark.requirement("R41", "each item: who, condition, standard, steps, papers, due date")
def test_an_item_says_for_whom_by_which_standard_and_how(people: Offices) -> None:
    row = issued(people)
    assert set(row.items[0]) == set(writing.FIELDS)
    with pytest.raises(NotListed, match="Item 1"):
        issued(people, items=[{**ITEM, "steps": ""}])


@pytest.mark.requirement("R41", "tick-off, and who has learned it when")
def test_items_are_ticked_once_and_learning_is_said_once(people: Offices) -> None:
    row, home = issued(people), registered()
    first = writing.tick(people.specialist, row, 0, VILLAGE, DAY, home=home)
    assert writing.tick(people.specialist, row, 0, VILLAGE, DAY, home=home) == first
    writing.tick(people.specialist, row, 0, VILLAGE, DAY)
    assert Tick.whole.count() == 2
    with pytest.raises(NotListed, match="item of the list"):
        writing.tick(people.specialist, row, 1, VILLAGE, DAY)
    with pytest.raises(NotListed, match="day that has come"):
        writing.tick(people.specialist, row, 0, VILLAGE, date(2017, 4, 1))
    assert writing.learn(people.specialist, row) == writing.learn(people.specialist, row)
    assert Learned.objects.get().on_date == DAY


@pytest.mark.requirement("R42", "the four lists: their titles are entered, the source does not name them")
def test_the_four_lists_are_entered_by_the_county_itself(people: Offices) -> None:
    assert writing.newest(TOWN, 2017, "four") == []
    for number in range(1, 5):
        issued(people, number=number, series="four", title=f"清单{number}（样例）")
    assert len(writing.newest(TOWN, 2017, "four")) == 4
