"""Cells: what clerks write is read, what cannot be read is a fault, nothing else ever happens."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.money import format_yuan
from hearthlight.sheets import cells
from hearthlight.sheets.faults import CellFault, letters

HEALTH = {"healthy": "健康", "ill_chronic": "长期慢性病", "disabled": "残疾"}
READERS: dict[str, Callable[[Any], Any]] = {
    "text": cells.text,
    "number_text": cells.number_text,
    "decimal": cells.decimal,
    "whole": cells.whole,
    "scaled": lambda cell: cells.scaled(cell, 1000),
    "fen": cells.fen,
    "day": cells.day,
    "yes_no": cells.yes_no,
    "coded": lambda cell: cells.coded(cell, HEALTH),
    "several": lambda cell: cells.several(cell, HEALTH),
}
ANY = st.one_of(
    st.none(),
    st.text(),
    st.text(alphabet="0123456789.-,年月日万元是否 ０１／eE+", max_size=20),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@pytest.mark.parametrize("name", READERS)
@given(cell=ANY)
def test_no_cell_crashes_a_reader(name: str, cell: Any) -> None:
    with suppress(CellFault):
        READERS[name](cell)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("empty", [None, "", "  ", "-", "/", "无数据", "NULL"])
def test_an_empty_cell_is_unknown(name: str, empty: Any) -> None:
    assert READERS[name](empty) is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_days_are_read_however_they_are_written(day: date) -> None:
    written = [f"{day:%Y-%m-%d}", f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y/%m/%d}", day]
    assert {cells.day(one) for one in [*written, datetime.combine(day, time(3)), float(f"{day:%Y%m%d}")]} == {day}


@pytest.mark.parametrize("cell", ["201702", 201702, 201702.0, "2017年2月", "2017-02", "2017.2", "２０１７０２"])
def test_a_month_is_its_first_day(cell: Any) -> None:
    assert cells.day(cell) == date(2017, 2, 1)


@pytest.mark.parametrize("cell", ["20170230", "昨天", "17-2-3", 42800, "2017-13", True, time(1), timedelta(1)])
def test_what_is_no_day_is_refused(cell: Any) -> None:
    with pytest.raises(CellFault, match="not_a_day"):
        cells.day(cell)


@given(st.integers(0, 10**12))
def test_amounts_go_there_and_back(fen: int) -> None:
    assert cells.fen(format_yuan(fen)) == fen
    assert cells.fen(format_yuan(fen) + "元") == fen


@pytest.mark.parametrize(
    ("cell", "fen"),
    [("3,100.50", 310050), (2952, 295200), (0.1, 10), ("１２．３", 1230), ("1.2万元", 1200000), (4309.99, 430999)],
)
def test_amounts_are_exact(cell: Any, fen: int) -> None:
    assert cells.fen(cell) == fen


@pytest.mark.parametrize("cell", ["约3000", "-5", "12.345", True, "1e5", "十元"])
def test_what_is_no_amount_is_refused(cell: Any) -> None:
    with pytest.raises(CellFault):
        cells.fen(cell)


def test_a_long_number_typed_as_a_number_has_lost_digits() -> None:
    assert cells.number_text("341622199001011234") == "341622199001011234"
    assert cells.number_text(13800000000) == "13800000000"
    with pytest.raises(CellFault, match="digits_lost"):
        cells.number_text(341622199001011234)
    with pytest.raises(CellFault, match="digits_lost"):
        cells.number_text(3.41622199001011e17)


@pytest.mark.parametrize("cell", ["残疾,长期慢性病", "长期慢性病、残疾", " 残疾 ，长期慢性病", "残疾；长期慢性病"])
def test_several_codes_in_any_order(cell: str) -> None:
    assert cells.several(cell, HEALTH) == {"disabled", "ill_chronic"}


def test_a_strange_code_names_the_list() -> None:
    with pytest.raises(CellFault) as caught:
        cells.several("残疾,感冒", HEALTH)
    assert (caught.value.code, caught.value.expected) == ("not_in_list", "健康、长期慢性病、残疾")


def test_unknown_is_not_no() -> None:
    assert (cells.yes_no("是"), cells.yes_no("否"), cells.yes_no("")) == (True, False, None)
    with pytest.raises(CellFault, match="not_yes_no"):
        cells.yes_no("不详")


def test_measures_are_exact_in_the_small_unit() -> None:
    assert cells.scaled("0.35", 1000) == 350
    with pytest.raises(CellFault, match="not_exact"):
        cells.scaled("0.3555", 1000)


def test_columns_are_named_as_a_spreadsheet_names_them() -> None:
    assert [letters(index) for index in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
