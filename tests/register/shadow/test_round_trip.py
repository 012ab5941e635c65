"""A table goes out, forty cells are edited, it comes back: forty old → new pairs, applied, undone."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from hearthlight.core.clock import pinned
from hearthlight.register import actions
from hearthlight.register.models import Household, Income, Member
from hearthlight.register.shadow import steps, tables, told
from hearthlight.register.shadow.export import export
from hearthlight.register.shadow.sheet_out import workbook
from hearthlight.register.workbooks import upload
from hearthlight.sheets.workbook import parse
from hearthlight.trail.act import System, act
from hearthlight.trail.models import Source
from tests.register import homes
from tests.register.homes import DAY, TOWN, VILLAGE

pytestmark = pytest.mark.django_db
CLERK = System("clerk")
LABOUR = {"普通劳动力": "ordinary", "技能劳动力": "skilled", "无劳动力": "none", "弱劳动力或半劳动力": "weak"}
Rows = list[list[Any]]


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    with pinned(DAY):
        yield


@pytest.fixture
def twenty(household: Household) -> list[Member]:
    """Ten homes of two people, of whom much is known."""
    known = {"labour": "weak", "education": "primary", "nation": "汉族", "ill_chronic": False, "ill_serious": False}
    known |= {"disabled": False, "sex": "male", "insured_resident": True}
    made = [homes.home([{**known, "name": f"样{n}甲"}, {**known, "name": f"样{n}乙"}]) for n in range(10)]
    return list(Member.whole.filter(household__in=made).order_by("household__number", "number"))


def out(table: str) -> Rows:
    """The table as a spreadsheet program shows it, from its heading row on."""
    content = export(CLERK, Household.whole.exclude(number="S9001"), table, TOWN, DAY).content
    rows = parse(content)[0].rows
    return [list(row) for row in rows if row[0] != "样例数据 synthetic"]


def back(rows: Rows, name: str = "改.xlsx") -> Source:
    """The edited table, its texts still texts, sent in and checked."""
    source = upload.receive(CLERK, TOWN, DAY, name, workbook("Sheet1", rows[0], rows[1:]))
    steps.check(source, DAY)
    return source


def pairs(source: Source) -> list[tuple[str, int, str, str | None, str | None]]:
    checked = told.told(source.pk, told.CHECKED)
    assert checked is not None
    assert checked.frames["refused"].is_empty(), checked.frames["refused"]["sentence"].to_list()
    changes = checked.frames["changes"]
    return changes.select("subject_kind", "subject_id", "field", "old", "new").rows()


Edit = Callable[[Rows, int], None]


def test_forty_cells_edited_are_forty_pairs_applied_and_undone(twenty: list[Member]) -> None:
    rows = out(tables.MEMBERS)
    labour, education = rows[0].index("劳动技能"), rows[0].index("文化程度")
    expected = []
    for row, member in zip(rows[1:], twenty, strict=True):
        row[labour], row[education] = "技能劳动力", "初中"
        expected += [("register.member", member.pk, "labour", '"weak"', '"skilled"')]
        expected += [("register.member", member.pk, "education", '"primary"', '"junior"')]
    source = back(rows)
    found = pairs(source)
    assert len(found) == 40
    assert sorted(found) == sorted(expected)
    report = steps.take_in(CLERK, source, DAY, None)
    assert report.applied, report.text()
    people = Member.whole.filter(pk__in=[one.pk for one in twenty])
    assert set(people.values_list("labour", "education")) == {("skilled", "junior")}
    source.refresh_from_db()
    undone = steps.undo(CLERK, source, DAY)
    assert (undone.restored, len(undone.kept)) == (40, 0)
    assert set(people.values_list("labour", "education")) == {("weak", "primary")}


@pytest.mark.parametrize("table", [tables.HOUSEHOLDS, tables.MEMBERS, tables.INCOME])
def test_what_was_not_edited_changes_nothing(twenty: list[Member], table: str) -> None:
    _declare(twenty[0].household, 123_456)
    assert pairs(back(out(table))) == []


def _declare(household: Household, fen: int) -> None:
    with act(CLERK, "register.declare", at=VILLAGE, day=DAY) as event:
        actions.declare_income(event, household, 2016, "wage", fen)


def test_a_cell_changed_by_others_since_is_a_conflict_shown_with_both(twenty: list[Member]) -> None:
    rows = out(tables.MEMBERS)
    labour = rows[0].index("劳动技能")
    changed, stale = twenty[0], twenty[2]
    rows[1][labour] = "技能劳动力"
    actions.correct(CLERK, changed, DAY, labour="none")
    actions.correct(CLERK, stale, DAY, labour="ordinary")
    source = back(rows)
    checked = told.told(source.pk, told.CHECKED)
    assert checked is not None
    assert checked.frames["changes"].is_empty()
    told_of = " ".join(checked.frames["refused"]["sentence"].to_list())
    assert "skilled" in told_of or "技能劳动力" in told_of
    assert "none" in told_of or "无劳动力" in told_of
    assert set(checked.frames["refused"]["row"]) <= {2, 3}


def test_a_sum_changed_by_others_since_is_not_put_back(twenty: list[Member]) -> None:
    home = twenty[0].household
    _declare(home, 100_000)
    rows = out(tables.INCOME)
    _declare(home, 200_000)
    assert pairs(back(rows)) == []
    wage = rows[0].index("工资性收入(元)")
    rows[[row[0] for row in rows].index(home.number)][wage] = "3,000.00"
    checked = told.told(back(rows, "又改.xlsx").pk, told.CHECKED)
    assert checked is not None
    assert checked.frames["changes"].is_empty()
    assert checked.frames["refused"].height >= 1
    assert Income.whole.get(household=home, item="wage").fen == 200_000


def test_text_that_looks_like_a_formula_comes_back_as_it_was(twenty: list[Member]) -> None:
    home = twenty[0].household
    with act(CLERK, "test.write", at=VILLAGE, day=DAY) as event:
        Household.whole.filter(pk=home.pk).update(address="=1+1", event=event)
    assert pairs(back(out(tables.HOUSEHOLDS))) == []
