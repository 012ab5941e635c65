"""Files of readings into the store: once, with their doubts, repaired only when a person agrees."""

from datetime import date, timedelta

import pytest

from hearthlight.demo.world import World
from hearthlight.sun import doubts, intervals, receiving
from hearthlight.sun.actions import NotSunny, register_station
from hearthlight.sun.metering import kept
from hearthlight.sun.models import Reading, ReadingDoubt, Site, Station
from hearthlight.sun.readings.bad import BadReadings
from hearthlight.sun.receiving import receive_file
from hearthlight.trail.act import System, act
from hearthlight.trail.history import add
from hearthlight.trail.models import Source

pytestmark = pytest.mark.django_db
ME, PLACE, DAY = System("test"), "341623000000000", date(2017, 3, 28)
VILLAGE = "341623108201000"


@pytest.fixture
def station(bare: World, settings: object, tmp_path: object) -> Station:
    """One station of 100 kW with the meter M1."""
    settings.HOME = type(settings.HOME)(tmp_path)  # type: ignore[attr-defined]
    with act(ME, "test.site", at=VILLAGE) as event:
        site = add(event, Site(name="样例站址", area_code=VILLAGE, synthetic=True))
    return register_station(
        ME, site, number="T1", name="样例", kind="village", power_w=100_000, meter_no="M1",
        filed_on=date(2016, 5, 1), synthetic=True,
    )  # fmt: skip


def send(text: str, name: str = "读数.csv") -> Source:
    return receive_file(ME, PLACE, DAY, name, text.encode())


def registers(*rows: tuple[str, int]) -> str:
    return "表号,抄表日期,表示数(kWh)\n" + "\n".join(f"M1,{day},{shown}" for day, shown in rows)


def days(*values: float) -> str:
    first = date(2017, 1, 1)
    return "表号,日期,发电量(kWh)\n" + "\n".join(
        f"M1,{first + timedelta(days=n)},{value}" for n, value in enumerate(values)
    )


def test_registers_stand_in_the_table_with_the_energy_between(station: Station) -> None:
    source = send(registers(("2017-01-31", 1_000), ("2017-02-28", 9_000)))
    rows = kept(station, "M1").values_list("read_on", "register_wh", "energy_wh", "source")
    assert list(rows) == [
        (date(2017, 1, 31), 1_000_000, None, source.pk),
        (date(2017, 2, 28), 9_000_000, 8_000_000, source.pk),
    ]


def test_the_same_file_twice_is_one_and_a_longer_one_adds_what_is_new(station: Station) -> None:
    first = send(registers(("2017-01-31", 1_000), ("2017-02-28", 9_000)))
    assert send(registers(("2017-01-31", 1_000), ("2017-02-28", 9_000))) == first
    longer = send(registers(("2017-01-31", 1_000), ("2017-02-28", 9_000), ("2017-03-27", 15_000)))
    assert (longer.mapping["accepted"], longer.mapping["left_out"]) == (1, 2)
    assert Reading.whole.count() == 3


def test_days_are_kept_by_month_and_add_up(station: Station) -> None:
    send(days(*[300] * 40))
    found = intervals.days(intervals.DAY, [station.pk], date(2017, 1, 1), date(2017, 3, 1))
    assert found["energy_wh"].sum() == 40 * 300_000
    assert (found["day"].min(), found["day"].max()) == (date(2017, 1, 1), date(2017, 2, 9))
    assert Reading.whole.count() == 0


def test_a_slip_is_counted_nowhere_until_a_person_agrees(station: Station) -> None:
    source = send(days(300, 310, 290, 320, 300, 305_000))
    (doubt,) = ReadingDoubt.whole.all()
    assert (doubt.kind, doubt.row_number, doubt.station, doubt.state) == ("unit_slip", 7, station, "open")
    before = intervals.days(intervals.DAY, [station.pk], date(2017, 1, 1), date(2017, 1, 31))
    assert before["energy_wh"].sum() == 1_520_000
    assert doubts.repair(ME, source, [doubt.pk]) == 1
    after = intervals.days(intervals.DAY, [station.pk], date(2017, 1, 1), date(2017, 1, 31))
    assert after["energy_wh"].sum() == 1_825_000
    with pytest.raises(NotSunny, match="处理过"):
        doubts.leave_out(ME, source, [doubt.pk], "重复")


def test_a_replaced_meter_goes_on_under_its_own_number(station: Station) -> None:
    source = send(registers(("2017-01-31", 50_000), ("2017-02-28", 20)))
    (doubt,) = ReadingDoubt.whole.filter(kind="meter_replaced")
    doubts.repair(ME, source, [doubt.pk])
    assert list(kept(station, "M1-2").values_list("register_wh", "energy_wh")) == [(20_000, None)]


def test_what_no_repair_mends_is_left_out_with_a_reason(station: Station) -> None:
    source = send(registers(("2017-01-31", 5_000), ("2017-02-28", 4_800)))
    (doubt,) = ReadingDoubt.whole.all()
    with pytest.raises(NotSunny, match="不知道怎么更正"):
        doubts.repair(ME, source, [doubt.pk])
    with pytest.raises(NotSunny, match="为什么不记入"):
        doubts.leave_out(ME, source, [doubt.pk], " ")
    doubts.leave_out(ME, source, [doubt.pk], "抄错了")
    doubt.refresh_from_db()
    assert (doubt.state, doubt.answer) == ("left_out", "抄错了")
    assert Reading.whole.count() == 1


def test_a_file_between_two_that_stand_is_held_against_the_later_one(station: Station) -> None:
    send(registers(("2017-01-31", 1_000), ("2017-03-25", 9_000)))
    late = send(registers(("2017-02-28", 12_000)), "晚到.csv")
    assert ReadingDoubt.whole.get().kind == "register_back"
    assert (late.mapping["accepted"], late.mapping["doubts"]) == (0, {"register_back": 1})
    send(registers(("2017-02-28", 6_000)), "更正.csv")
    assert list(kept(station, "M1").values_list("energy_wh", flat=True)) == [None, 5_000_000, 3_000_000]


def test_a_month_without_a_register_counts_on(station: Station) -> None:
    send(registers(("2017-01-31", 1_000)))
    send("表号,月份,发电量(万千瓦时)\nM1,2017-02,0.8\n", "二月.csv")
    assert list(kept(station, "M1").values_list("read_on", "register_wh", "energy_wh"))[1] == (
        date(2017, 2, 28),
        9_000_000,
        8_000_000,
    )


def test_a_file_that_cannot_be_read_leaves_nothing(station: Station) -> None:
    with pytest.raises(BadReadings, match="no row names the columns"):
        send("甲,乙\n1,2\n")
    assert not Source.objects.filter(kind="readings").exists()


def test_daily_registers_go_on_from_file_to_file_and_a_gap_makes_no_giant_day(station: Station) -> None:
    first = [(f"2017-01-{n:02d}", 1_000 + 300 * n) for n in range(1, 11)]
    send(registers(*first))
    send(
        registers(("2017-01-11", 4_310), ("2017-01-12", 4_620), ("2017-01-16", 5_800), ("2017-01-17", 6_100)), "二.csv"
    )
    found = intervals.days(intervals.DAY, [station.pk], date(2017, 1, 1), date(2017, 1, 31))
    energies = dict(zip(found["day"], found["energy_wh"], strict=True))
    assert (energies[date(2017, 1, 11)], energies[date(2017, 1, 12)]) == (310_000, 310_000)
    assert date(2017, 1, 16) not in energies
    assert max(energies.values()) <= 310_000
    assert sum(row.energy_wh or 0 for row in kept(station, "M1")) == (6_100 - 4_000) * 1_000


def test_registers_read_every_week_stand_in_the_table_and_are_no_days(station: Station) -> None:
    source = send(registers(("2017-01-07", 1_000), ("2017-01-14", 3_000), ("2017-01-21", 5_100)))
    assert source.mapping["data"] == "month"
    assert kept(station, "M1").count() == 3
    assert intervals.days(intervals.DAY, [station.pk], date(2017, 1, 1), date(2017, 1, 31)).is_empty()


def test_an_overlapping_file_of_powers_is_nothing_new_where_it_overlaps(station: Station) -> None:
    def powers(first: int, last: int) -> str:
        at = [f"2017-01-02 {n // 4 + 8:02d}:{n % 4 * 15:02d}" for n in range(first, last)]
        return "表号,时间,功率(kW)\n" + "\n".join(f"M1,{one},{20 + n}" for n, one in enumerate(at, first))

    send(powers(0, 12), "上午.csv")
    later = send(powers(6, 18), "中午.csv")
    assert (later.mapping["left_out"], later.mapping["accepted"], later.mapping["doubts"]) == (6, 6, {})


def test_a_file_of_nothing_but_doubts_is_one_fault(station: Station, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MOST_DOUBTS", 3)
    with pytest.raises(BadReadings, match="4 rows are doubtful, most of them unit_slip"):
        send(days(300_000, 310_000, 290_000, 320_000))
    assert not Source.objects.filter(kind="readings").exists()


def test_empty_lines_are_no_rows(station: Station) -> None:
    source = send(registers(("2017-01-31", 1_000)) + "\n" * 100_000 + ",,\n")
    assert (source.mapping["accepted"], source.mapping["doubts"]) == (1, {})
