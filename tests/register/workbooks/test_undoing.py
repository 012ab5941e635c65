"""An applied file is undone in one act: all goes back but what was changed since; what it brought never was."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import translation

from hearthlight.people.models import Secret
from hearthlight.register import actions
from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.register.workbooks import applying, dry, undoing, upload
from hearthlight.trail.act import act
from hearthlight.trail.history import add, as_of
from hearthlight.trail.models import Change, Event, Source
from tests.register import homes
from tests.register.homes import DAY, SYSTEM, TOWN
from tests.register.workbooks.books import HEAD_ID, HEADINGS, OTHER_ID, row
from tests.sheets.books import book

pytestmark = pytest.mark.django_db

WIDE = [
    "户编号",
    "姓名",
    "证件号码",
    "与户主关系",
    "行政村",
    "首次识别时间",
    "致贫原因1",
    "劳动技能",
    "工资性收入",
    "住址",
]


def received(*rows: Sequence[Any], headings: Sequence[str] = HEADINGS) -> Source:
    content = book([["样例数据导出"], headings, *rows])
    return upload.receive(SYSTEM, TOWN, DAY, "样例.xlsx", content)


def applied(source: Source) -> applying.Report:
    report = applying.apply(SYSTEM, source, DAY)
    assert report.applied, report.text()
    source.refresh_from_db()
    return report


def test_every_field_goes_back_and_the_file_can_be_applied_again(household: Household) -> None:
    source = received(
        row("S9001", "赵样禾", "", "户主", 2, "残疾", "是", "3100"), row("S9001", "钱样麦", "", "配偶", 2)
    )
    applied(source)
    head, _ = homes.members(household)
    assert (head.disabled, Income.whole.get(household=household).fen) == (True, 310_000)
    undone = undoing.undo(SYSTEM, source, DAY)
    source.refresh_from_db()
    household.refresh_from_db()
    head, _ = homes.members(household)
    assert (source.state, undone.struck, len(undone.kept)) == ("undone", 0, 0)
    assert (head.disabled, head.ill_chronic, household.water_safe) == (None, None, False)
    assert Income.whole.get(household=household).fen is None
    assert head.event_id == household.event_id == undone.event.pk
    assert as_of(Member, DAY, ids=[head.pk])[head.pk] == {"disabled": None, "ill_chronic": None, "ill_serious": None}
    assert applying.apply(SYSTEM, source, DAY).applied
    assert Income.whole.get(household=household).fen == 310_000
    with pytest.raises(undoing.NotApplied):
        undoing.undo(SYSTEM, received(row("S9001", "钱样麦", "", "配偶")), DAY)


def test_what_was_changed_since_stays_and_is_listed(household: Household) -> None:
    source = received(row("S9001", "赵样禾", "", "户主", 1, "残疾", "是"))
    applied(source)
    household.refresh_from_db()
    actions.correct(SYSTEM, household, DAY, water_safe=False)
    undone = undoing.undo(SYSTEM, source, DAY)
    household.refresh_from_db()
    assert household.water_safe is False
    assert undone.kept.select("field", "old", "new", "row", "because").rows() == [
        ("water_safe", "false", "true", 3, "changed_since")
    ]
    assert homes.members(household)[0].disabled is None
    assert undone.restored == 3


def test_a_household_that_a_file_brought_never_was(household: Household) -> None:
    brought = ["S9002", "孙样晴", OTHER_ID, "户主", "样例村", "201604", "因病", "普通劳动力", "500", "村东"]
    source = received(brought, headings=WIDE)
    applied(source)
    home = Household.whole.get(number="S9002")
    undone = undoing.undo(SYSTEM, source, DAY)
    home.refresh_from_db()
    member = Member.whole.get(household=home)
    assert (undone.struck, home.until, home.ended_how) == (2, home.from_date, "mistaken")
    assert (member.left_on, member.left_how) == (member.joined_on, "mistaken")
    assert Status.whole.get(household=home).way == "mistaken"
    assert Income.whole.get(household=home).fen is None
    assert not Secret.whole.filter(subject_id=member.pk, kind="identity", until=None).exists()
    assert Change.objects.filter(subject_kind="register.member", subject_id=member.pk, field="labour").count() == 1

    again = applied(source)
    home.refresh_from_db()
    assert (home.until, home.ended_how, Status.whole.get(household=home).way) == (None, None, "")
    assert [one.left_on for one in homes.members(home)] == [member.joined_on, None]
    assert Income.whole.get(household=home).fen == 50_000
    assert again.tally is not None
    assert (again.tally.households_added, again.tally.members_added) == (0, 1)


def test_a_household_on_which_others_have_built_stays(household: Household) -> None:
    source = received(["S9002", "孙样晴", OTHER_ID, "户主", "样例村", "201604", "", "", "", ""], headings=WIDE)
    applied(source)
    home = Household.whole.get(number="S9002")
    child = Member(household=home, area_code=home.area_code, number=2, name="孙样苗", joined_on=DAY, joined_how="born")
    with act(SYSTEM, "test.join", at=TOWN, day=DAY) as event:
        add(event, child)
    undone = undoing.undo(SYSTEM, source, DAY)
    home.refresh_from_db()
    assert (undone.struck, home.until, {row["because"] for row in undone.kept.to_dicts()}) == (0, None, {"in_use"})
    assert Member.whole.filter(household=home, left_on=None).count() == 2


def test_an_older_file_undone_does_not_touch_the_newer_word(household: Household) -> None:
    headings = [*HEADINGS[:4], "工资性收入", "数据日期"]
    new = received([*row()[:4], "200", "2017-03-20"], headings=headings)
    old = received([*row()[:4], "100", "2017-02-20"], headings=headings)
    applied(new), applied(old)
    undoing.undo(SYSTEM, old, DAY)
    income = Income.whole.get(household=household)
    assert income.fen == 20_000
    assert as_of(Income, date(2017, 3, 1), ids=[income.pk])[income.pk]["fen"] is None


def test_a_number_brought_for_one_who_had_none_is_closed(household: Household) -> None:
    other = homes.number_of(date(1962, 7, 9), male=False)
    source = received(row("S9001", "钱样麦", other, "配偶"))
    tried = dry.dry_run(source, DAY)
    assert set(tried.changes["field"].to_list()) == {"id_valid", "id_birth", "id_sex"}
    applied(source)
    _, wife = homes.members(household)
    assert (wife.id_valid, wife.id_birth) == (True, date(1962, 7, 9))
    undoing.undo(SYSTEM, source, DAY)
    _, wife = homes.members(household)
    kept = Secret.whole.get(subject_id=wife.pk, kind="identity")
    assert (wife.id_valid, wife.id_birth, kept.until) == (None, None, DAY + timedelta(days=1))


def test_the_second_clerk_is_told_and_nothing_is_written_twice(household: Household) -> None:
    source = received(row("S9001", "赵样禾", "", "户主", 1, "残疾"))
    second = Source.objects.get(pk=source.pk)
    applied(source)
    events = Event.objects.count()
    report = applying.apply(SYSTEM, second, DAY)
    with translation.override("en"):
        assert (report.applied, [fault.code for fault in report.faults]) == (False, ["applied_before"])
        assert "was taken in before" in report.text()
    assert Event.objects.count() == events
    assert HEAD_ID not in report.text()
