"""What was corrected here is not written over by a later export: whatever its columns, place, or what became of its
base, and not by a clerk who was quicker."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from django.utils import translation

from hearthlight.core.clock import pinned
from hearthlight.register import actions
from hearthlight.register.jobs import JOBS
from hearthlight.register.models import Household, Income, Member
from hearthlight.register.shadow import comparing, steps
from hearthlight.register.workbooks import agreed, upload
from hearthlight.register.workbooks.load import load
from hearthlight.register.workbooks.rowkey import key_of
from hearthlight.trail.act import System, act
from hearthlight.trail.models import Source
from tests.register import homes
from tests.register.homes import DAY, TOWN, VILLAGE
from tests.register.shadow.conftest import HEAD_ID
from tests.sheets.books import book

pytestmark = pytest.mark.django_db
CLERK = System("clerk")
HEADINGS = ["户编号", "姓名", "证件号码", "与户主关系", "劳动技能", "工资性收入"]
SAID = ["S9001", "赵样禾", HEAD_ID, "户主", "普通劳动力", "100"]
LATER, LATEST = date(2017, 5, 10), date(2017, 6, 9)


def received(*rows: Sequence[Any], headings: Sequence[str] = HEADINGS, day: date = DAY, place: str = TOWN) -> Source:
    return upload.receive(CLERK, place, day, f"{day}.xlsx", book([[f"样例数据导出 {day}"], headings, *rows]))


def taken(source: Source, day: date) -> None:
    """Taken in as the job does."""
    with pinned(day):
        report = steps.take_in(CLERK, source, day, steps.to_leave(source, day))
    assert report.applied, report.text()
    source.refresh_from_db()


def head(household: Household) -> Member:
    return homes.members(household)[0]


def corrected(household: Household) -> None:
    with pinned(LATER):
        actions.correct(CLERK, head(household), LATER, labour="weak", reason="入户核实")


@pytest.mark.parametrize(
    ("place", "more"), [(TOWN, []), (TOWN, ["备注栏"]), (VILLAGE, []), (VILLAGE, ["民族"])], ids=str
)
def test_a_further_column_or_another_place_forgets_nothing(
    household: Household, place: str, more: Sequence[str]
) -> None:
    taken(received(SAID, place=place), DAY)
    corrected(household)
    second = received([*SAID, *[""] * len(more)], headings=[*HEADINGS, *more], day=LATEST)
    taken(second, LATEST)
    assert head(household).labour == "weak"
    assert comparing.compare(second, LATEST).frame.filter(field="labour")["standing"].to_list() == ["changed_here"]


def test_of_two_files_the_newest_word_on_each_cell_is_the_base(household: Household) -> None:
    """The second file knows no labour; the third says what the first said: changed here alone since."""
    taken(received(SAID), DAY)
    taken(received([*SAID[:4], "汉族"], headings=[*HEADINGS[:4], "民族"], day=LATER), LATER)
    corrected(household)
    third = received(SAID, day=LATEST)
    found = comparing.compare(third, LATEST).frame
    assert found.select("field", "standing").rows() == [("labour", "changed_here")]


def test_the_base_is_what_the_file_said_then(household: Household) -> None:
    """A home whose old row would be refused by now, since the wife's name was put right, keeps its base."""
    first = received(SAID, ["S9001", "钱样麦", "", "", "", ""])
    taken(first, DAY)
    said = agreed.cells(first, "register.member", "labour")
    corrected(household)
    with pinned(LATER):
        actions.correct(CLERK, homes.members(household)[1], LATER, name="钱样花")
    steps.check(first, LATER)
    second = received(SAID, day=LATEST)
    found = comparing.compare(second, LATEST).frame
    taken(second, LATEST)
    assert agreed.cells(first, "register.member", "labour").equals(said)
    assert found.select("field", "agreed", "standing").rows() == [("labour", '"ordinary"', "changed_here")]
    assert head(household).labour == "weak"


def test_the_command_keeps_what_a_file_said_too(household: Household, tmp_path: Any) -> None:
    path = tmp_path / "一.xlsx"
    path.write_bytes(book([["样例数据导出"], HEADINGS, SAID]))
    assert load(path, CLERK, TOWN, DAY).applied
    corrected(household)
    taken(received(SAID, day=LATEST), LATEST)
    assert head(household).labour == "weak"


def test_the_command_leaves_what_was_corrected_here(household: Household, tmp_path: Any) -> None:
    taken(received(SAID), DAY)
    corrected(household)
    path = tmp_path / "二.xlsx"
    path.write_bytes(book([["样例数据导出"], [*HEADINGS, "民族"], [*SAID, "汉族"]]))
    with pinned(LATEST), translation.override("en"):
        report = load(path, CLERK, TOWN, LATEST, leaving=steps.to_leave)
        said = report.text()
    assert report.applied
    assert (head(household).labour, head(household).nation) == ("weak", "汉族")
    assert "left as they are: 1." in said


def test_new_homes_and_people_have_their_words_kept(household: Household) -> None:
    new = ["S9002", "孙样晴", "", "户主", "普通劳动力", "200", "样例村"]
    taken(received(new, headings=[*HEADINGS, "行政村"]), DAY)
    home = Household.whole.get(number="S9002")
    with pinned(LATER):
        actions.correct(CLERK, head(home), LATER, labour="weak")
        with act(CLERK, "register.declare", at=VILLAGE, day=LATER) as event:
            actions.declare_income(event, home, 2016, "wage", 30_000)
    taken(received(new, headings=[*HEADINGS, "行政村"], day=LATEST), LATEST)
    assert head(home).labour == "weak"
    assert Income.whole.get(household=home).fen == 30_000


@pytest.mark.parametrize("theirs", [False, True])
def test_a_correction_made_while_the_file_waits_is_left(household: Household, theirs: bool) -> None:
    taken(received(SAID), DAY)
    second = received([*SAID[:4], "技能劳动力", "300"], day=LATER)
    with pinned(LATER):
        name = f"register.member:{head(household).pk}:labour"
        leave = steps.to_leave(second, LATER, [name] if theirs else [])
        actions.correct(CLERK, head(household), LATER, labour="weak")
        with act(CLERK, "register.declare", at=VILLAGE, day=LATER) as event:
            actions.declare_income(event, household, 2016, "wage", 50_000)
        assert steps.take_in(CLERK, second, LATER, leave).applied
    assert head(household).labour == "weak"
    assert Income.whole.get(household=household).fen == 50_000


def test_what_a_person_said_and_no_export_was_agreed_on_is_left_for_a_person(household: Household) -> None:
    corrected(household)
    with pinned(LATER), act(CLERK, "register.declare", at=VILLAGE, day=LATER) as event:
        actions.declare_income(event, household, 2016, "wage", 50_000)
    source = received(SAID, day=LATEST)
    found = comparing.compare(source, LATEST)
    assert dict(found.frame.select("field", "standing").rows()) == {"labour": "both_changed", "wage": "both_changed"}
    assert (found.counts["both_changed"], found.counts["never_agreed"]) == (2, 0)
    taken(source, LATEST)
    assert head(household).labour == "weak"
    assert Income.whole.get(household=household).fen == 50_000


def test_what_no_person_said_is_taken_in(household: Household) -> None:
    """Filled on both sides, but by nobody's correction here: the first export corrects what was entered."""
    home = homes.home([{"name": "孙样晴", "labour": "weak"}], number="S9002")
    source = received(["S9002", "孙样晴", "", "户主", "普通劳动力", ""], day=LATEST)
    assert comparing.compare(source, LATEST).frame.filter(field="labour")["standing"].to_list() == ["never_agreed"]
    taken(source, LATEST)
    assert head(home).labour == "ordinary"


def test_a_table_of_our_own_is_a_persons_word_and_no_base(household: Household) -> None:
    one = head(household)
    own = [*SAID[:4], "弱劳动力或半劳动力", key_of("member", one.pk, one.event_id)]
    table = received(own, headings=[*HEADINGS[:5], "行标识"])
    taken(table, DAY)
    assert agreed.cells(table, "register.member").is_empty()
    taken(received(SAID, day=LATEST), LATEST)
    assert head(household).labour == "weak"


def test_the_job_leaves_it_too(household: Household) -> None:
    taken(received(SAID), DAY)
    corrected(household)
    second = received([*SAID, ""], headings=[*HEADINGS, "备注栏"], day=LATEST)
    leave = JOBS["register.take_in_workbook"].read(lambda done, everything: None, second.pk, str(LATEST))  # type: ignore[union-attr]
    assert leave.cells["field"].to_list() == ["labour"]
