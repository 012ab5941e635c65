"""An export is taken in, corrected, compared with a second one and proven."""

import polars as pl
import pytest

from hearthlight.people.actions import appoint
from hearthlight.people.models import Person
from hearthlight.register.models import Household, Income
from hearthlight.register.shadow import comparing, keying, keying_out, proof, steps, told
from hearthlight.register.workbooks import agreed, changes
from hearthlight.sheets.workbook import parse
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from hearthlight.trail.models import Source
from tests.register.homes import DAY, TOWN
from tests.register.shadow.exports import CLERK, HEADINGS, LATER, corrected, received, rows, standings

pytestmark = pytest.mark.django_db


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


def _kept_words(source: Source) -> pl.DataFrame:
    kinds = (agreed.cells(source, kind) for kind in (changes.HOUSEHOLD, changes.MEMBER, changes.INCOME))
    return pl.concat(kinds).filter(pl.col("field") != agreed.NUMBERED)


def _undone(source: Source) -> int:
    steps.undo(CLERK, source, LATER)
    return source.pk


def _person() -> int:
    with act(CLERK, "test.person", at=TOWN, day=LATER) as event:
        one = add(event, Person(username="clerk", name="样例干部", synthetic=True))
    appoint(CLERK, one, "poverty_office_director", TOWN, DAY, seat=9)
    return one.pk
