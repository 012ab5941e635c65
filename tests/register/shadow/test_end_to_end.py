"""An export is taken in, corrected here, compared with a second one, and what was keyed is proven: end to end."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import polars as pl
import pytest

from hearthlight.core.clock import pinned
from hearthlight.jobs.progress import silent
from hearthlight.jobs.words import NotDone
from hearthlight.people.actions import appoint
from hearthlight.people.models import Person
from hearthlight.register import actions
from hearthlight.register.jobs import JOBS
from hearthlight.register.models import Household, Income, Member
from hearthlight.register.shadow import comparing, kept, keying, keying_out, proof, steps, three_ways, told
from hearthlight.register.workbooks import agreed, changes, upload
from hearthlight.register.workbooks import kept as workbook_files
from hearthlight.sheets.workbook import parse
from hearthlight.trail.act import System, act
from hearthlight.trail.history import add
from hearthlight.trail.models import Source
from tests.register import homes
from tests.register.homes import DAY, TOWN, VILLAGE
from tests.register.shadow.conftest import HEAD_ID
from tests.sheets.books import book

pytestmark = pytest.mark.django_db
PERSON = ["序号", "户编号", "姓名", "证件号码", "与户主关系", "劳动技能", "健康状况"]
HEADINGS = [*PERSON, "住房等级", "工资性收入", "户联系电话"]
LATER = date(2017, 5, 10)
CLERK = System("clerk")


def rows(**said: Any) -> list[list[Any]]:
    """Two people of S9001 and one of S9002, as the national system says them; `said` replaces cells of the first."""
    first = {"labour": "普通劳动力", "health": "健康", "grade": "C级", "wage": "3000"} | said
    return [
        ["1", "S9001", "赵样禾", HEAD_ID, "户主", *first.values(), "10012345678"],
        ["2", "S9001", "钱样麦", "", "配偶", "weak", "长期慢性病", first["grade"], first["wage"], ""],
        ["3", "S9002", "孙样晴", "", "户主", "技能劳动力", "健康", "B级", "9000", ""],
    ]


def received(lines: Sequence[Sequence[Any]], name: str, day: date) -> Source:
    return upload.receive(CLERK, TOWN, day, name, book([["样例数据导出"], HEADINGS, *lines]))


@pytest.fixture
def taken_in(household: Household) -> Iterator[Source]:
    """The first export, taken in on the demo's day; the tests go on six weeks later."""
    homes.home([{"name": "孙样晴"}], number="S9002")
    with pinned(DAY):
        source = received(rows(), "一月.xlsx", DAY)
        steps.check(source, DAY)
        report = steps.take_in(CLERK, source, DAY, None)
        assert report.applied, report.text()
    source.refresh_from_db()
    with pinned(LATER):
        yield source


def corrected(household: Household) -> Member:
    """Here it becomes known that the head is ill, that the house was mended and what the wage was."""
    head = homes.members(household)[0]
    actions.correct(CLERK, head, LATER, ill_chronic=True, labour="weak", reason="入户核实")
    actions.correct(CLERK, household, LATER, house_grade="B")
    with act(CLERK, "register.declare", at=VILLAGE, reason="银行流水", day=LATER) as event:
        actions.declare_income(event, household, 2016, "wage", 350_000)
    return head


def standings(frame: pl.DataFrame) -> dict[str, set[str]]:
    differ = frame.filter(pl.col("standing") != three_ways.SAME)
    return {str(way): set(part["field"]) for (way,), part in differ.group_by("standing")}


def test_what_is_taken_in_is_agreed(taken_in: Source) -> None:
    found = comparing.compare(taken_in, LATER)
    assert standings(found.frame) == {}
    assert found.base == taken_in
    assert found.frame.is_empty()
    assert found.counts["same"] == _kept_words(taken_in).height > 0


def test_what_is_corrected_here_is_known_better_since_and_by_whom(taken_in: Source, household: Household) -> None:
    corrected(household)
    found = comparing.compare(taken_in, LATER)
    assert standings(found.frame) == {"changed_here": {"ill_chronic", "labour", "house_grade", "wage"}}
    items = {one["field"]: one for one in keying.items_of(found).iter_rows(named=True)}
    assert (items["labour"]["was"], items["labour"]["wanted"]) == ('"ordinary"', '"weak"')
    assert {one["since"] for one in items.values()} == {LATER}
    assert (items["labour"]["who"], items["labour"]["why"]) == ("clerk", "入户核实")
    assert (items["wage"]["was"], items["wage"]["wanted"], items["wage"]["why"]) == ("300000", "350000", "银行流水")


def test_the_keying_list_is_in_the_exports_own_columns(taken_in: Source, household: Household) -> None:
    corrected(household)
    made = keying.make(CLERK, taken_in, LATER, steps.to_key(taken_in, LATER))
    assert made == keying.make(CLERK, taken_in, LATER, steps.to_key(taken_in, LATER))
    sheet = parse(keying_out.file(made, names=True))[0].rows
    assert sheet[0][0] == "样例数据 synthetic"
    assert sheet[1] == [*HEADINGS, "原因", "自何时起", "由谁更正"]
    assert sheet[2][:10] == [
        "",
        "S9001",
        "赵样禾",
        "",
        "",
        "普通劳动力 → 弱劳动力或半劳动力",
        "健康 → 长期慢性病",
        "C级 → B级",
        "3,000.00 → 3,500.00",
        "",
    ]
    assert "入户核实" in str(sheet[2][10])
    assert sheet[2][11:] == ["2017-05-10", "clerk"]
    assert len(sheet) == 3
    assert "赵样禾" not in str(parse(keying_out.file(made, names=False))[0].rows)


@pytest.mark.requirement("R60", "its export is taken in and reconciled")
def test_a_second_export_is_compared_and_what_arrived_is_proven(taken_in: Source, household: Household) -> None:
    head = corrected(household)
    made = keying.make(CLERK, taken_in, LATER, steps.to_key(taken_in, LATER))
    second = rows(labour="弱劳动力或半劳动力", grade="C级", wage="3600")
    second[2][7] = "A级"
    source = received(second, "五月.xlsx", LATER)
    found = comparing.compare(source, LATER)
    assert found.base == taken_in
    assert standings(found.frame) == {
        "changed_here": {"ill_chronic", "house_grade"},
        "both_changed": {"wage"},
        "changed_there": {"house_grade"},
    }
    later = keying.next_export(made)
    assert later == source
    proved = keying.proved(made, source)
    assert proved is not None
    outcomes = {one["field"]: one["outcome"] for one in proved.iter_rows(named=True)}
    assert outcomes == {
        "labour": proof.ARRIVED,
        "ill_chronic": proof.WAITING,
        "house_grade": proof.WAITING,
        "wage": proof.OTHERWISE,
    }
    assert proof.counts(proved) == {"arrived": 1, "waiting": 2, "otherwise": 1, "absent": 0}
    assert head.pk


def test_taking_in_leaves_alone_what_we_know_better(taken_in: Source, household: Household) -> None:
    head = corrected(household)
    second = rows(wage="3600")
    second[2][7] = "A级"
    source = received(second, "五月.xlsx", LATER)
    steps.check(source, LATER)
    checked = told.told(source.pk, told.CHECKED)
    assert checked is not None
    assert set(checked.frames["changes"]["field"]) == {"house_grade"}
    report = steps.take_in(CLERK, source, LATER, steps.to_leave(source, LATER))
    assert report.applied, report.text()
    head.refresh_from_db()
    household.refresh_from_db()
    assert (head.labour, head.ill_chronic, household.house_grade) == ("weak", True, "B")
    assert Household.whole.get(number="S9002").house_grade == "A"
    assert Income.whole.get(household=household, item="wage").fen == 350_000


def test_a_person_may_decide_for_theirs(taken_in: Source, household: Household) -> None:
    corrected(household)
    source = received(rows(wage="3600"), "五月.xlsx", LATER)
    wage = Income.whole.get(household=household, item="wage")
    leave = steps.to_leave(source, LATER, [keying.cell_name("register.income", wage.pk, "wage")])
    assert steps.take_in(CLERK, source, LATER, leave).applied
    wage.refresh_from_db()
    household.refresh_from_db()
    assert (wage.fen, household.house_grade) == (360_000, "B")


def test_a_person_may_decide_for_ours(taken_in: Source, household: Household) -> None:
    corrected(household)
    source = received(rows(wage="3600"), "五月.xlsx", LATER)
    wage = Income.whole.get(household=household, item="wage")
    ours = keying.cell_name("register.income", wage.pk, "wage")
    assert "wage" not in set(steps.to_key(source, LATER)["field"])
    assert "wage" in set(steps.to_key(source, LATER, [ours])["field"])


def test_names_are_kept_as_digests_and_a_corrected_name_is_keyed(taken_in: Source, household: Household) -> None:
    head = homes.members(household)[0]
    actions.correct(CLERK, head, LATER, name="赵样和")
    source = taken_in
    items = steps.to_key(source, LATER)
    assert items["field"].to_list() == ["name"]
    for frame in (*(kept.read(source.pk, kind) for kind in (kept.SNAPSHOT, kept.COMPARED)), _kept_words(source)):
        assert frame is not None
        assert "赵" not in str(frame.to_dicts())
    made = keying.make(CLERK, source, LATER, items)
    sheet = parse(keying_out.file(made, names=True))[0].rows
    assert "赵样和" in str(sheet[2][2])
    assert "赵样和" not in str(parse(keying_out.file(made, names=False))[0].rows)


def _kept_words(source: Source) -> pl.DataFrame:
    kinds = (agreed.cells(source, kind) for kind in (changes.HOUSEHOLD, changes.MEMBER, changes.INCOME))
    return pl.concat(kinds).filter(pl.col("field") != agreed.NUMBERED)


def test_what_a_file_said_is_kept_when_it_is_taken_in(taken_in: Source, household: Household) -> None:
    before = _kept_words(taken_in)
    corrected(household)
    comparing.compare(taken_in, LATER)
    assert _kept_words(taken_in).equals(before)
    place = agreed.path(taken_in.event)
    assert place.stat().st_mode & 0o777 == 0o600


def test_undone_is_agreed_no_more(taken_in: Source) -> None:
    steps.undo(CLERK, taken_in, LATER)
    taken_in.refresh_from_db()
    assert comparing.last_agreed(taken_in) == []
    assert comparing.last_agreed(received(rows(wage="1"), "五月.xlsx", LATER)) == []


def test_who_is_told_what_is_sealed(taken_in: Source) -> None:
    place = kept.path(taken_in.pk, told.CHECKED)
    assert told.told(taken_in.pk, told.CHECKED) is not None
    assert "赵样禾".encode() not in place.read_bytes()


def test_the_second_of_two_clerks_is_told_and_the_first_ones_answer_stays(taken_in: Source) -> None:
    report = steps.take_in(System("other clerk"), taken_in, LATER, None)
    assert [fault.code for fault in report.faults] == ["applied_before"]
    kept_answer = told.told(taken_in.pk, told.TAKEN)
    assert kept_answer is not None
    assert kept_answer.said["applied"]


def test_a_lost_file_is_said_and_not_tried_again(taken_in: Source) -> None:
    workbook_files.folder().joinpath(taken_in.sha256).unlink()
    steps.check(taken_in, LATER)
    with pytest.raises(NotDone):
        JOBS["register.compare_workbook"].read(silent, source=taken_in.pk, day=str(LATER))  # type: ignore[union-attr]
    with pytest.raises(NotDone):
        JOBS["register.undo_workbook"](silent, source=_undone(taken_in), day=str(LATER), person=_person())  # type: ignore[operator]


def _undone(source: Source) -> int:
    steps.undo(CLERK, source, LATER)
    return source.pk


def _person() -> int:
    with act(CLERK, "test.person", at=TOWN, day=LATER) as event:
        one = add(event, Person(username="clerk", name="样例干部", synthetic=True))
    appoint(CLERK, one, "poverty_office_director", TOWN, DAY, seat=9)
    return one.pk
