"""Pages of the law: three schemes with their days, every value with document and certainty, both languages."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from hearthlight.core.clock import pinned
from hearthlight.desk.standard import pack_rows, pack_words
from hearthlight.standard import pack
from hearthlight.standard.law.pack_terms import PARAMETER, SUBJECTS
from hearthlight.standard.law.value_terms import WORD
from tests.desk.reading import page_of
from tests.grids.village import VILLAGE, officer, village

pytestmark = pytest.mark.django_db
DAY = date(2017, 3, 28)


@pytest.fixture
def clerk() -> Iterator[Client]:
    """A village secretary on the demo's working day."""
    village(500)
    client = Client()
    client.force_login(officer("village_secretary", VILLAGE))
    with pinned(DAY):
        yield client


def test_the_landing_says_todays_line_and_how_sure_it_is(clerk: Client) -> None:
    words = page_of(clerk, "/standard/").words
    assert "2,952 元" in words
    assert "待核实" in words
    for title in ("建档立卡 2014–2020", "防返贫监测 2021–2025", "常态化帮扶 2026–"):
        assert title in words
    assert words.count("现行") == 1


def test_it_says_when_no_line_was_found_and_when_it_is_a_reference(clerk: Client) -> None:
    with pinned(date(2021, 6, 1)):
        words = page_of(clerk, "/standard/").words
    assert "6,000 元" in words
    assert "只是参考" in words
    with pinned(date(2023, 6, 1)):
        assert "没有查到" in page_of(clerk, "/standard/").words


@pytest.mark.requirement("R51", "checkable items, each with its document")
@pytest.mark.requirement("R80", "pass line engine: the line of each year with how sure it is")
@pytest.mark.parametrize("code", pack.codes())
def test_every_value_stands_on_its_packs_page_with_its_document(clerk: Client, code: str) -> None:
    law, page = pack.read(code), page_of(clerk, f"/standard/packs/{code}/")
    for value in law.parameters.values:
        assert value.document in page.words
        assert pack_words.in_words(value) in page.words
    for rule in law.rules:
        assert rule.document in page.words
    for claim in law.entitlements:
        assert claim.official in page.words
    unsure = [value for value in law.parameters.values if value.certainty == "unconfirmed" and value.known]
    assert page.words.count("待核实") >= len(unsure)


def test_what_holds_here_today_is_marked_once_a_key() -> None:
    law = pack.read("cn_register_2014")
    rows = [row for one in pack_rows.subjects(law, DAY, VILLAGE) for row in one.rows]
    assert [row.words for row in rows if row.here and row.title.startswith("贫困线")] == ["每人每年 2,952 元"] * 1
    assert [row.since.year for row in rows if row.here and "贫困线" in row.title] == [2016]
    assert not any(row.here for one in pack_rows.subjects(law, date(2022, 1, 1), VILLAGE) for row in one.rows)


def test_in_english_the_codes_own_words_stand(clerk: Client) -> None:
    clerk.cookies["django_language"] = "en"
    words = page_of(clerk, "/standard/packs/cn_monitoring_2021/").words
    assert "Monitoring range" in words
    assert "6,000 yuan a head and year" in words
    assert "poverty line" not in words.lower()


def test_every_parameter_has_its_subject_and_every_code_its_term() -> None:
    known = {key for keys in SUBJECTS.values() for key in keys}
    for law in pack.all_packs():
        for value in law.parameters.values:
            assert value.key in known, value.key
            assert value.key in PARAMETER, value.key
            said = value.value if isinstance(value.value, list) else [value.value]
            assert all(one in WORD for one in said if isinstance(one, str)), value.key


def test_no_such_pack_is_not_found(clerk: Client) -> None:
    assert clerk.get("/standard/packs/cn_future_2040/").status_code == 404
