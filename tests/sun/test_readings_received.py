"""A file of readings against what is known: nothing counted silently, nothing lost, slips offered for repair."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import polars as pl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.sun.readings import columns, whose
from hearthlight.sun.readings.bad import BadReadings
from hearthlight.sun.readings.parse import parse
from hearthlight.sun.readings.receive import Received, receive
from hearthlight.sun.readings.table import read_table

NOW = datetime(2017, 3, 28, 12)
METERS = pl.DataFrame(
    [("M1", 1, 1, 100_000, 116.2), ("M2", 2, 1, 60_000, None), ("M3", 3, 80, 187_200, 116.2),
     ("M4", 4, 1, 1_000, 116.2),
     ("M4", 5, 1, 1_000, 116.2)],
    schema=whose.METER,
    orient="row",
)  # fmt: skip
NOTHING = pl.DataFrame(schema=whose.KEPT)


def received(text: str, kept: pl.DataFrame = NOTHING) -> Received:
    table = read_table("样例.csv", text.encode())
    return receive(parse(table, columns.guess(table.name, table.columns)), METERS, kept, NOW)


def days(values: list[object], meter: str = "M1", head: str = "表号,日期,发电量(kWh)") -> str:
    first = date(2017, 1, 1)
    return "\n".join([head, *(f"{meter},{first + timedelta(days=n)},{value}" for n, value in enumerate(values))])


def registers(values: list[tuple[str, object]], meter: str = "M1") -> str:
    return "\n".join(["表号,抄表日期,表示数(kWh)", *(f"{meter},{day},{value}" for day, value in values)])


def kinds(found: Received) -> list[str]:
    return found.doubts["kind"].to_list()


def kept_of(found: Received, column: str) -> pl.DataFrame:
    return found.accepted.select("meter", "at", value=column).cast(whose.KEPT)


SUN = [320, 150, 410, 380, 90, 300, 350, 210, 400, 330]


def test_a_day_is_its_own_end_and_the_energies_are_whole_watt_hours() -> None:
    found = received(days(["320.5", "150", "1,410.25"]))
    assert found.kind == "day"
    assert found.accepted["energy_wh"].to_list()[:2] == [320_500, 150_000]
    assert found.accepted["at"][0] == datetime(2017, 1, 2)


@settings(max_examples=200)
@given(st.decimals(min_value=0, max_value=10**7, places=3), st.sampled_from([1_000, 1_000_000, 10_000_000]))
def test_units_are_exact(value: Decimal, factor: int) -> None:
    head = {1_000: "千瓦时", 1_000_000: "MWh", 10_000_000: "万千瓦时"}[factor]
    table = read_table("a.csv", f"表号,日期,电量({head})\nM1,2017-01-01,{value}\n".encode())
    rows = parse(table, columns.guess("a", table.columns)).rows
    assert rows["energy_wh"].to_list() == [int((value * factor).to_integral_value())]


def test_registers_give_what_came_since_the_reading_before_with_the_multiplier() -> None:
    found = received(registers([("2017-01-31", 100), ("2017-02-28", 300)], "M3"))
    assert found.kind == "month"
    assert found.accepted.sort("at")["energy_wh"].to_list() == [None, 200 * 80 * 1000]
    later = received(registers([("2017-03-25", 420)], "M3"), kept_of(found, "register_wh"))
    assert later.accepted["energy_wh"].to_list() == [120 * 80 * 1000]


def test_the_same_file_twice_is_nothing_new_and_a_changed_one_is_said() -> None:
    first = received(days(SUN))
    again = received(days(SUN), kept_of(first, "energy_wh"))
    assert (len(again.accepted), again.left_out, kinds(again)) == (0, len(SUN), [])
    changed = received(days([321, *SUN[1:]]), kept_of(first, "energy_wh"))
    assert kinds(changed) == ["read_already"]
    assert changed.doubts.row(0, named=True)["expected"] == "320000"


def test_one_time_twice_with_two_numbers_is_doubted_and_with_one_number_counted_once() -> None:
    found = received(days(SUN) + "\nM1,2017-01-03,410\nM1,2017-01-04,99")
    assert kinds(found) == ["same_time_twice", "same_time_twice"]
    assert found.left_out == 1
    assert len(found.accepted) == len(SUN) - 1


def test_a_register_that_runs_back_rolls_over_or_is_another_meters() -> None:
    back = received(registers([("2017-01-31", 5000), ("2017-02-28", 4800)]))
    assert kinds(back) == ["register_back"]
    assert back.doubts["repair_register_wh"].to_list() == [None]
    over = received(registers([("2017-01-31", 99_000), ("2017-02-28", 2_000)]))
    assert kinds(over) == ["register_back"]
    assert over.doubts["repair_register_wh"].to_list() == [102_000_000]
    new = received(registers([("2017-01-31", 50_000), ("2017-02-28", 20)]))
    assert kinds(new) == ["meter_replaced"]
    assert new.doubts["repair_meter"].to_list() == ["M1-2"]


@pytest.mark.parametrize(("factor", "slip"), [(1000, 1000), (0.001, 0.001), (10_000, 10_000), (0.1, 0.1)])
def test_a_slip_of_units_in_a_whole_file_or_one_row_is_offered_repaired(factor: float, slip: float) -> None:
    whole = received(days([value * factor for value in SUN]))
    if slip in (1000, 0.001, 10_000):
        assert set(kinds(whole)) == {"unit_slip"}
        assert whole.doubts["repair_energy_wh"].to_list() == [value * 1000 for value in SUN]
    one = received(days([*SUN, 300 * factor]))
    if factor > 1 or factor < 0.01:
        assert kinds(one) == ["unit_slip"]
        assert one.doubts["repair_energy_wh"].to_list() == [300_000]


def test_negative_too_much_and_a_long_run_of_nought_wait_for_a_person() -> None:
    assert kinds(received(days([*SUN, -5]))) == ["negative"]
    assert kinds(received(days([*SUN, 1_200]))) == ["impossible_yield"]
    dark = received(days([*SUN, *[0] * 40, 300]))
    assert set(kinds(dark)) == {"zeros"}
    assert len(dark.doubts) == 40
    assert dark.doubts["repair_energy_wh"].to_list() == [0] * 40
    assert kinds(received(days([*SUN, *[0] * 10, 300]))) == []


def test_unknown_meters_two_stations_on_one_and_days_to_come() -> None:
    assert kinds(received(days(SUN[:1], "M9"))) == ["unknown_meter"]
    assert kinds(received(days(SUN[:1], "M4"))) == ["two_stations"]
    assert kinds(received(days([100] * 90)))[-1] == "future"


def test_what_cannot_be_read_is_said_by_its_row() -> None:
    found = received(days([320, "坏", 300, ""]))
    assert found.doubts.select("row", "kind").rows() == [(3, "not_readable"), (5, "not_readable")]


def test_a_gap_is_counted_and_the_rest_is_kept() -> None:
    lines = days(SUN).split("\n")
    found = received("\n".join(lines[:4] + lines[6:]))
    assert (found.gaps, len(found.accepted), kinds(found)) == (2, 8, [])


def quarter_hours(meter: str, shift_minutes: int = 0) -> str:
    lines = ["表号,时间,功率(kW)"]
    for n in range(4 * 24 * 3):
        at = datetime(2017, 1, 1) + timedelta(minutes=15 * n)
        height = max(0.0, 1 - ((at.hour * 60 + at.minute - 742 - shift_minutes) / 300) ** 2)
        lines.append(f"{meter},{at:%Y-%m-%d %H:%M},{round(60 * height, 2)}")
    return "\n".join(lines)


def test_power_of_quarter_hours_becomes_energy_and_an_hour_off_is_offered_repaired() -> None:
    right = received(quarter_hours("M1"))
    assert (right.kind, kinds(right)) == ("quarter_hour", [])
    assert 10_000 < right.accepted["energy_wh"].max() < 15_100
    late = received(quarter_hours("M1", 60))
    assert set(kinds(late)) == {"clock_shift"}
    first = late.doubts.row(20, named=True)
    assert first["repair_at"] == first["at"] - timedelta(hours=1)
    assert kinds(received(quarter_hours("M2", 60))) == [], "no longitude: nothing is said"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["M1", "M2", "M4", "M9", ""]),
            st.dates(date(2017, 1, 1), date(2017, 4, 30)),
            st.one_of(st.integers(-10, 10**6), st.sampled_from(["", "坏", "0"])),
        ),
        min_size=1,
        max_size=40,
    )
)
def test_every_row_ends_in_one_place(drawn: list[tuple[str, date, object]]) -> None:
    found = received("\n".join(["表号,日期,发电量(kWh)", *(f"{meter},{day},{value}" for meter, day, value in drawn)]))
    accepted, doubted = found.accepted["row"].to_list(), found.doubts["row"].to_list()
    assert len(accepted) + len(doubted) + found.left_out == len(drawn)
    assert len(set(accepted)) == len(accepted)
    assert not set(accepted) & set(doubted)


def test_a_file_without_heads_or_columns_is_refused_with_what_was_found() -> None:
    with pytest.raises(BadReadings, match="no row names the columns"):
        read_table("a.csv", b"1,2,3\n4,5,6\n")
    table = read_table("a.csv", "抄表日期,时间\n2017-01-01,3\n".encode())
    with pytest.raises(BadReadings, match="no column for"):
        columns.guess(table.name, table.columns)


def test_a_workbook_with_a_title_and_heads_that_stand_twice_is_read() -> None:
    kept = BytesIO()
    book = xlsxwriter.Workbook(kept)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["某县电站抄表记录（样例）"])
    sheet.write_row(1, 0, ["表号", "表号", "抄表日期", "表示数(kWh)"])
    sheet.write_row(2, 0, ["M1", "M1", "2017-01-31", 1000.5])
    sheet.write_row(3, 0, ["M1", "M1", "2017-02-28", 9000])
    book.close()
    table = read_table("a.xlsx", kept.getvalue())
    found = receive(parse(table, columns.guess(table.name, table.columns)), METERS, NOTHING, NOW)
    assert found.accepted.sort("at").select("row", "register_wh").rows() == [(3, 1_000_500), (4, 9_000_000)]


def test_parquet_keeps_its_times() -> None:
    kept = BytesIO()
    times = [datetime(2017, 1, 1, 12, 15), datetime(2017, 1, 1, 12, 30)]
    pl.DataFrame({"表号": ["M1", "M1"], "时间": times, "功率(kW)": [40.0, 50.0]}).write_parquet(kept)
    table = read_table("a.parquet", kept.getvalue())
    found = receive(parse(table, columns.guess(table.name, table.columns)), METERS, NOTHING, NOW)
    assert found.accepted.sort("at")["energy_wh"].to_list() == [10_000, 12_500]


@pytest.mark.parametrize("content", [b"PAR1xxxx", b"PK\x03\x04xxxx", b'"M1,2017', bytes(range(256)), b""])
def test_a_broken_file_is_one_sentence(content: bytes) -> None:
    with pytest.raises(BadReadings):
        read_table("a", content)
