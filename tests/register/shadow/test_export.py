"""What goes out of the register: keys and versions, texts that stay texts, what is masked and what is written down."""

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.register.models import Household, Income, Member
from hearthlight.register.shadow import tables
from hearthlight.register.shadow.export import NoReason, export
from hearthlight.register.shadow.sheet_out import workbook
from hearthlight.register.shadow.tables import Open
from hearthlight.register.workbooks import columns, reading, rowkey
from hearthlight.sheets.workbook import parse
from hearthlight.trail.act import Refused, System, act
from hearthlight.trail.history import add
from hearthlight.trail.models import Event
from tests.register import homes
from tests.register.homes import DAY, TOWN, VILLAGE
from tests.register.shadow.conftest import HEAD_ID

CLERK = System("clerk")


class Helper(System):
    """May export, not unmask."""

    def may(self, kind: str, place: str) -> bool:
        return kind.startswith("register.")


class Stranger(System):
    def may(self, kind: str, place: str) -> bool:
        return False


def out(user: Any, table: str, **more: Any) -> list[list[Any]]:
    """The rows of an export from its heading row on."""
    return rows_of(export(user, Household.whole.all(), table, TOWN, DAY, **more).content)


def rows_of(content: bytes) -> list[list[Any]]:
    return [row for row in parse(content)[0].rows if row[0] not in ("样例数据 synthetic",)]


def cell(rows: list[list[Any]], heading: str, number: int = 1) -> Any:
    return rows[number][rows[0].index(heading)]


@pytest.mark.django_db
def test_every_row_carries_its_key_and_version(household: Household) -> None:
    people = out(CLERK, tables.MEMBERS)
    head, wife = homes.members(household)
    assert cell(people, "姓名", 2) == wife.name == "钱样麦"
    key = rowkey.read(cell(people, rowkey.ROW_KEY))
    assert key == rowkey.Key("member", head.pk, head.event_id)
    house = rowkey.read(cell(out(CLERK, tables.HOUSEHOLDS), rowkey.ROW_KEY))
    assert house == rowkey.Key("household", household.pk, household.event_id)


@pytest.mark.django_db
def test_the_version_of_an_account_is_that_of_its_newest_line(household: Household) -> None:
    with act(CLERK, "test.pay", at=VILLAGE, day=DAY) as event:
        for line, fen in (("", 10_000), ("payment 1", 60_050)):
            add(event, Income(household=household, year=2016, item="wage", line=line, fen=fen, origin="payment"))
    rows = out(CLERK, tables.INCOME)
    assert (cell(rows, "工资性收入(元)"), cell(rows, "低保金(元)"), cell(rows, "数据日期")) == (
        "700.50",
        "",
        "2017-03-28",
    )
    key = rowkey.read(cell(rows, rowkey.ROW_KEY))
    assert key is not None
    assert (key.pk, key.event) == (household.pk, event.pk)
    assert event.pk > household.event_id


@pytest.mark.django_db
def test_numbers_stay_masked_until_a_reason_is_given_and_a_masked_column_is_never_read_back(
    household: Household,
) -> None:
    masked = out(CLERK, tables.MEMBERS)
    assert "证件号码" not in masked[0]
    assert cell(masked, "证件号码（遮盖）") == "•" * 18
    assert HEAD_ID not in str(masked)
    with pytest.raises(NoReason):
        out(CLERK, tables.MEMBERS, numbers=True, reason=" ")
    assert cell(out(CLERK, tables.MEMBERS, numbers=True, reason="核对"), "证件号码") == HEAD_ID
    event = Event.objects.latest("pk")
    assert (event.kind, event.reason, event.summary) == (
        "register.export",
        "核对",
        {"table": "members", "numbers": True, "names": True, "rows": 2},
    )
    helper = export(Helper("helper"), Household.whole.all(), tables.MEMBERS, TOWN, DAY, numbers=True, reason="核对")
    rows = rows_of(helper.content)
    assert HEAD_ID not in str(rows)
    assert "赵样禾" not in str(rows)
    assert cell(rows, "姓名（遮盖）") == "赵**"
    read = reading.received(helper.content)
    assert read is not None
    assert read.frame["name"].to_list() == read.frame["identity"].to_list() == [None, None]
    with pytest.raises(Refused):
        export(Stranger("nobody"), Household.whole.all(), tables.MEMBERS, TOWN, DAY)


@pytest.mark.django_db
def test_who_left_and_homes_that_ended_stay_behind(household: Household) -> None:
    homes.home([{"name": "吴样暖", "left_on": date(2016, 1, 1), "left_how": "died"}], number="S9003")
    homes.home(number="S9005", until=date(2017, 1, 1), ended_how="died_out")
    assert [row[0] for row in out(CLERK, tables.MEMBERS)[1:]] == ["S9001", "S9001"]
    assert [row[0] for row in out(CLERK, tables.HOUSEHOLDS)[1:]] == ["S9001", "S9003"]


@pytest.mark.django_db
def test_no_formula_goes_out_alive_and_numbers_stay_texts(household: Household) -> None:
    with act(CLERK, "test.write", at=VILLAGE, day=DAY) as event:
        Household.whole.filter(pk=household.pk).update(address="=1+1", event=event)
        Member.whole.filter(household=household, number=1).update(master_number="34160210020100112345", event=event)
    content = export(CLERK, Household.whole.all(), tables.HOUSEHOLDS, TOWN, DAY).content
    assert cell(rows_of(content), "住址") == "=1+1"
    with ZipFile(BytesIO(content)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert 'hidden="1"' in sheet
    people = out(CLERK, tables.MEMBERS)
    assert cell(people, "人编号") == "34160210020100112345"


def test_invented_people_are_marked() -> None:
    assert parse(workbook("农户", ["户编号"], [["S1"]], synthetic=True))[0].rows[0] == ["样例数据 synthetic"]


@given(st.sets(st.sampled_from(sorted(reading.ILLNESSES))), st.sampled_from([None, *sorted(reading.ILLNESSES)]))
def test_a_cell_of_several_reads_as_what_it_shows_and_is_empty_when_one_is_not_known(
    found: set[str], unknown: str | None
) -> None:
    said = [None if one == unknown else one in found for one in reading.ILLNESSES]
    text = tables.several("health", said)
    if unknown:
        assert text == ""
    else:
        assert columns.HEALTH.reader(text) == (found or {"healthy"})


def test_every_column_that_goes_out_is_read_back_by_its_heading() -> None:
    for table in tables.FIELDS:
        heads = tables.headings(table, Open(names=True, numbers=True))
        content = workbook("x", heads, [["" for _ in heads], ["S1", *("" for _ in heads[1:])]])
        read = reading.received(content)
        assert read is not None
        assert set(read.header.columns) == {*tables.FIELDS[table], "key"}, table
