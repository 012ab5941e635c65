"""What pages ask: the wall, a station's page, words; in few queries, within sight, without pvlib."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po
from django.utils import translation
from pytest_django import DjangoAssertNumQueries as Counting
from pytest_django import Settings

from hearthlight.core import areas
from hearthlight.core.period import Month
from hearthlight.demo.world import DAY, LIXIN, PLAN_VILLAGE, SHUANGJIAN, World
from hearthlight.jobs.models import Job
from hearthlight.jobs.queue import enqueue, run_next
from hearthlight.people.sight import EVERYTHING, Viewer
from hearthlight.sun import figures, neighbours, queries, rules, words
from hearthlight.sun.climate import OWN, BadClimate
from hearthlight.sun.expect import expect_all, in_use
from hearthlight.sun.metering import read_meter
from hearthlight.sun.milestones import Standing, State
from hearthlight.sun.models import Expectation, Station
from hearthlight.sun.words import how_it_stands
from hearthlight.sun.yield_words import cliff, far_below, price, sentences
from hearthlight.sun.yields import Level, judge

KEYWORDS = {"_": None, "gettext_lazy": None, "ngettext": (1, 2)}


def page(number: str, viewer: Viewer = EVERYTHING) -> queries.StationPage:
    return queries.station_page(Station.whole.get(number=number).pk, DAY, viewer)


def looking(place: str) -> Viewer:
    return Viewer(person_id=None, role="village", ranges=(areas.subtree(place),))


@pytest.mark.django_db
def test_the_wall_draws_every_station_and_no_lot(fleet: World, django_assert_num_queries: Counting) -> None:
    with django_assert_num_queries(3):
        rows = queries.wall(LIXIN, DAY, EVERYTHING)
    states = [row.connection.state for row in rows]
    assert (len(rows), states.count(State.DONE), states.count(State.UNKNOWN)) == (353, 188, 2)
    assert {row.station.kind for row in rows} == {"village", "joint"}


@pytest.mark.django_db
@pytest.mark.requirement("R19", "A village sees own stations + share")
def test_a_village_sees_its_own_and_the_joint_station_and_no_other(fleet: World) -> None:
    rows = queries.wall(PLAN_VILLAGE, DAY, looking(PLAN_VILLAGE))
    assert sorted(row.station.kind for row in rows) == ["joint", "village"]
    assert queries.wall(LIXIN, DAY, looking(SHUANGJIAN)) == []
    with pytest.raises(Station.DoesNotExist):
        page("341623105220-V1", looking(PLAN_VILLAGE))


@pytest.mark.django_db
@pytest.mark.requirement("R10", "kept apart from actual")
def test_zhanglous_page_says_expected_announced_and_read(fleet: World, django_assert_num_queries: Counting) -> None:
    station = Station.whole.get(number="341623105220-V1")
    with django_assert_num_queries(5):
        found = queries.station_page(station.pk, DAY, EVERYTHING)
    assert found.generated_wh == 98_270_000
    assert len(found.months) == 20
    assert found.tariff is not None
    assert found.tariff.value == 10_000
    assert found.judgement.hours_year == 983
    assert found.judgement.level is Level.AS_EXPECTED
    assert found.certainty == "unconfirmed"
    assert found.year is not None
    assert found.year[1] < found.year[0] < found.year[2]
    with translation.override("en"):
        said = " ".join(sentences(found.judgement))
    assert "98,270 kWh in 20 months: about 983 kWh a year" in said
    assert "10,086 kWh less, and that cost 10,086.00 yuan" in said
    assert "Physics expected" in said


@pytest.mark.django_db
@pytest.mark.requirement("R21", "warning before the date")
def test_a_station_to_connect_sees_the_cliff(fleet: World) -> None:
    found = page("341623105220-V2")
    assert found.fall is not None
    assert found.fall.last_day == date(2017, 6, 30)
    assert found.fall_costs_fen_year is not None
    assert 2_400_000 < found.fall_costs_fen_year < 2_800_000
    with translation.override("en"):
        said = cliff(found.fall, found.fall_costs_fen_year)
    assert "If it is not connected by 2017-06-30, each kWh brings 0.85 yuan instead of 0.98 (unconfirmed)" in said
    assert re.search(r"would cost about 2[4-7],000 yuan a year", said)
    with translation.override("zh-hans"):
        said = cliff(found.fall, found.fall_costs_fen_year)
    assert "要是2017-06-30以前没并上网" in said
    assert re.search(r"大约少收2\.[4-7]万元", said)


@pytest.mark.django_db
def test_a_station_without_figures_says_nothing_it_does_not_know(fleet: World) -> None:
    found = page("341623105215-V1")
    assert (found.tariff, found.fall, found.year, found.months, found.milestones) == (None, None, None, [], [])
    assert found.judgement.level is Level.UNKNOWN


@pytest.mark.django_db
def test_expectations_are_made_anew_in_place(fleet: World) -> None:
    before = Expectation.whole.count()
    assert before == 12 * Station.whole.exclude(kind="lot").filter(power_w__isnull=False).count()
    assert expect_all(fleet.system, LIXIN) == before // 12
    assert Expectation.whole.count() == before


@pytest.mark.django_db
def test_a_new_meter_goes_on_where_the_old_one_ended(fleet: World) -> None:
    station = Station.whole.get(number="341623105001-V1")
    for meter, day, register in (("new", date(2017, 2, 28), 0), ("new", date(2017, 3, 27), 20_000_000)):
        read_meter(fleet.system, station, day, register, meter_no=meter)
    found = page(station.number)
    assert found.months[-1].month == Month(2017, 3)
    assert (found.judgement.generated_wh, found.judgement.months) == (20_000_000, 1)
    assert found.generated_wh > 20_000_000


@pytest.mark.django_db
def test_a_county_puts_its_own_climate_into_the_data_folder(fleet: World, settings: Settings, tmp_path: Path) -> None:
    settings.HOME = SimpleNamespace(folder=tmp_path)
    before = Expectation.whole.get(station__number="341623105220-V1", month=6).expected_wh
    text = (OWN / "anhui.toml").read_text(encoding="utf-8")
    (tmp_path / "climate.toml").write_text(text.replace("1083.56\n", "1200.0\n"), encoding="utf-8")
    enqueue("sun.expect", place=LIXIN)
    run_next()
    assert Job.objects.values_list("state", "error").get() == ("done", "")
    after = Expectation.whole.get(station__number="341623105220-V1", month=6).expected_wh
    assert after == pytest.approx(before * 1200 / 1083.56, abs=2)


@pytest.mark.django_db
def test_a_bad_climate_file_leaves_the_page_without_a_band(fleet: World, settings: Settings, tmp_path: Path) -> None:
    settings.HOME = SimpleNamespace(folder=tmp_path)
    (tmp_path / "climate.toml").write_text("nothing = here", encoding="utf-8")
    assert page("341623105220-V1").year is None
    with pytest.raises(BadClimate, match="copy the form of anhui"):
        in_use()


def test_pages_never_import_pvlib_nor_numpy() -> None:
    code = (
        "import django; django.setup(); import sys, hearthlight.sun.queries, hearthlight.sun.yield_words, "
        "hearthlight.sun.figures, hearthlight.sun.words, hearthlight.sun.jobs; "
        "bad = {'pvlib', 'pandas', 'numba', 'numpy'} & set(sys.modules); sys.exit(str(bad) if bad else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_neighbours_judge_a_month_and_few_say_nothing() -> None:
    month = Month(2017, 1)
    energies = {station: {month: 1000 * 1000} for station in range(5)} | {9: {month: 500 * 1000}}
    powers = dict.fromkeys(range(5), 1000) | {9: 1000}
    assert neighbours.beside(energies, powers)[9] == {month: 500}
    assert neighbours.beside({1: {month: 5}}, {1: 1}) == {1: {}}
    assert 9 not in neighbours.beside(energies, powers | {9: None})


@pytest.mark.parametrize(
    ("found", "english"),
    [
        (Standing(State.DUE, 33, date(2017, 4, 30)), "due in 33 days, by 2017-04-30"),
        (Standing(State.LATE, 1, date(2017, 3, 27)), "1 day late"),
        (Standing(State.DONE, None, date(2017, 2, 1), True), "done in 2017-02"),
        (Standing(State.UNKNOWN), "not known"),
    ],
)
def test_words_of_milestones(found: Standing, english: str) -> None:
    with translation.override("en"):
        assert how_it_stands(found) == english


def test_what_is_below_or_impossible_is_said() -> None:
    with translation.override("en"):
        below = sentences(judge(80_000, 100, 6, expected=(100_000, 90_000, 110_000)))
        assert any("somebody should look" in one for one in below)
        assert "more than the sun can give" in sentences(judge(60_000 * 1701, 60_000, 12))[1]
        assert sentences(judge(0, 60_000, 0)) == ["There is no whole month at the meter yet."]
        assert "not known when" in sentences(judge(0, 60_000, 0), State.UNKNOWN)[0]
        assert "not connected yet" in sentences(judge(0, 60_000, 0), State.DUE)[0]
        assert "not connected yet" in sentences(judge(0, None, 0), State.LATE)[0]


def test_months_far_below_their_band_are_named_and_others_are_not() -> None:
    months = [("2016-10", 750, 1000), ("2016-11", 749, 1000), ("2016-12", 1, None), ("2017-01", 0, 1000)]
    with translation.override("en"):
        assert "2016-11, 2017-01." in far_below(months)
        assert far_below(months[:1]) == ""


def test_prices_keep_their_digits() -> None:
    assert [price(value) for value in (10_000, 9_800, 3_693)] == ["1.00", "0.98", "0.3693"]


def test_every_word_of_the_room_is_in_the_chinese_catalogue() -> None:
    folder = Path(words.__file__).parent
    known = {entry.id if isinstance(entry.id, str) else entry.id[0] for entry in _catalogue(folder) if entry.string}
    asked = {figure.title for figure in figures.FIGURES} | {rule.message for rule in rules.RULES}
    asked |= {label for figure in figures.FIGURES for label, _ in figure.columns}
    for name in ("words.py", "yield_words.py"):
        found = extract_from_file("python", str(folder / name), keywords=KEYWORDS)
        asked |= {text if isinstance(text, str) else text[0] for _, text, _, _ in found}
    assert sorted(asked - known) == []


def _catalogue(folder: Path) -> Catalog:
    with (folder / "locale/zh_Hans/LC_MESSAGES/django.po").open("rb") as file:
        return read_po(file)
