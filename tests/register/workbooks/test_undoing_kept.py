"""An undo keeps what a later file said too, what others have built on, and what the ledger counts in a closed year."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from hearthlight.core.clock import pinned
from hearthlight.decisions.models import Decision
from hearthlight.people.models import Secret
from hearthlight.people.secrets import sealed
from hearthlight.register import actions
from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.register.shadow.stays import named
from hearthlight.register.workbooks import applying, undoing, upload
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from hearthlight.trail.models import Source
from hearthlight.trail.subject import subject_of
from tests.register import homes
from tests.register.homes import DAY, SYSTEM, TOWN
from tests.register.workbooks.books import HEAD_ID, OTHER_ID, WIFE_ID
from tests.sheets.books import book

pytestmark = pytest.mark.django_db
HEADINGS = ["户编号", "姓名", "证件号码", "与户主关系", "劳动技能", "工资性收入", "住址"]
HEAD = ["S9001", "赵样禾", HEAD_ID, "户主", "普通劳动力", "100", "村东"]
NEW = ["S9777", "孙样晴", OTHER_ID, "户主", "", "500", "村西", "样例村", "2014-03-01"]
WIDE = [*HEADINGS, "行政村", "首次识别时间"]
LATER = date(2017, 5, 10)


def taken(*rows: Sequence[Any], headings: Sequence[str] = HEADINGS, day: date = DAY) -> Source:
    with pinned(day):
        source = upload.receive(SYSTEM, TOWN, day, f"{day}.xlsx", book([[f"样例数据 {day}"], headings, *rows]))
        report = applying.apply(SYSTEM, source, day)
    assert report.applied, report.text()
    source.refresh_from_db()
    return source


def undone(source: Source) -> undoing.Undone:
    with pinned(LATER):
        return undoing.undo(SYSTEM, source, LATER)


def because(done: undoing.Undone) -> set[tuple[str, str]]:
    return set(done.kept.select("field", "because").rows())


def test_what_a_later_file_said_too_stays(household: Household) -> None:
    head, wife = homes.members(household)
    with pinned(DAY):
        actions.correct(SYSTEM, head, DAY, labour="weak")
    first = taken([*HEAD, "回族"], ["S9001", "钱样麦", WIFE_ID, "配偶", "", "", "", ""], headings=[*HEADINGS, "民族"])
    taken(HEAD, ["S9001", "钱样麦", WIFE_ID, "配偶", "", "", ""], day=LATER)
    done = undone(first)
    head, wife = homes.members(household)
    household.refresh_from_db()
    assert (head.labour, household.address, Income.whole.get(household=household).fen) == ("ordinary", "村东", 10_000)
    assert (head.nation, wife.id_valid) == (None, True)
    assert Secret.whole.filter(subject_id=wife.pk, until=None).exists()
    assert {("labour", "confirmed_since"), ("address", "confirmed_since"), ("fen", "confirmed_since")} <= because(done)
    assert done.restored == 1


def test_what_a_later_file_said_otherwise_or_left_empty_goes_back(household: Household) -> None:
    with pinned(DAY):
        actions.correct(SYSTEM, homes.members(household)[0], DAY, labour="weak")
    first = taken(HEAD)
    taken([*HEAD[:4], "", "", ""], day=LATER)
    done = undone(first)
    assert homes.members(household)[0].labour == "weak"
    assert Income.whole.get(household=household).fen is None
    assert done.kept.is_empty()


def test_a_home_of_which_a_later_file_speaks_stays(household: Household) -> None:
    first = taken(NEW, headings=WIDE)
    taken(NEW[:7], day=LATER)
    done = undone(first)
    home = Household.whole.get(number="S9777")
    assert (home.until, homes.members(home)[0].left_on, Income.whole.get(household=home).fen) == (None, None, 50_000)
    assert (done.struck, set(done.kept["because"])) == (0, {"confirmed_since"})


def closed(year: int) -> None:
    about = {"kind": "year_close", "subject_kind": "places.area", "subject_id": 1, "area_code": TOWN}
    about |= {"procedure": "year_close", "procedure_date": DAY, "payload": {"year": year}, "state": "passed"}
    with act(SYSTEM, "test.close", at=TOWN, day=DAY) as event:
        add(event, Decision(**about))


def test_a_closed_year_is_not_written_into(household: Household) -> None:
    """The home of 2014 counts in it; a fact that the ledger does not count goes back."""
    first = taken(NEW, [*HEAD, "", ""], headings=WIDE)
    closed(2014)
    done = undone(first)
    home = Household.whole.get(number="S9777")
    assert (home.until, homes.members(home)[0].left_how, Status.whole.get(household=home).way) == (None, None, "")
    assert homes.members(household)[0].labour is None
    assert (done.struck, set(done.kept["because"])) == (0, {"year_closed"})
    assert set(named(done.kept)["household"]) == {"S9777"}


def test_the_years_after_a_closed_one_are_open(household: Household) -> None:
    first = taken(NEW, headings=WIDE)
    closed(2013)
    assert undone(first).struck == 2


def test_monitoring_in_a_closed_year_and_a_revived_home_stay(household: Household) -> None:
    headings = [*HEADINGS[:4], "监测对象类别", "风险识别时间"]
    first = taken([*HEAD[:4], "突发严重困难户", "2015-03-01"], headings=headings)
    closed(2015)
    done = undone(first)
    row = Status.whole.get(household=household, scheme="monitoring")
    assert row.way == ""
    assert done.kept.select("subject_kind", "subject_id", "because").rows() == [
        ("register.status", row.pk, "year_closed")
    ]


def test_a_home_brought_again_is_not_unmade_in_a_closed_year(household: Household) -> None:
    undone(taken(NEW, headings=WIDE))
    again = taken(NEW, headings=WIDE, day=LATER)
    closed(2014)
    done = undone(again)
    home = Household.whole.get(number="S9777")
    assert (home.until, home.ended_how) == (None, None)
    assert Status.whole.get(household=home).way == ""
    assert {("until", "year_closed"), ("way", "year_closed")} <= because(done)


@pytest.mark.parametrize("what", ["telephone", "decision", "of the household"])
def test_who_has_a_telephone_or_a_decision_since_stays(household: Household, what: str) -> None:
    first = taken(NEW, headings=WIDE)
    person = Member.whole.get(name="孙样晴")
    with act(SYSTEM, "test.since", at=TOWN, day=DAY) as event:
        if what == "telephone":
            add(event, sealed(event, person, person.area_code, "telephone", "10012345678", DAY))
        else:
            kind, pk = subject_of(person) if what == "decision" else ("help.task", 1)
            about = {"kind": "correction", "subject_kind": kind, "subject_id": pk, "area_code": TOWN}
            about |= {"household_id": person.household_id if what == "of the household" else None}
            add(event, Decision(**about, procedure="x", procedure_date=DAY))
    done = undone(first)
    person.refresh_from_db()
    assert (done.struck, person.left_on, set(done.kept["because"])) == (0, None, {"in_use"})
    assert Secret.whole.filter(subject_id=person.pk, until=None).count() == (2 if what == "telephone" else 1)
