"""Bulletin No. 22 of the whole demo: its words are the golden ones, its numbers the published ones."""

from datetime import date

import pytest
from django.test import Client

from hearthlight import figures
from hearthlight.core.areas import full
from hearthlight.demo.world import CITY
from hearthlight.papers import queries
from hearthlight.papers.document import plain
from hearthlight.papers.models import Issue
from hearthlight.papers.numbers import per_hundred, printed
from hearthlight.papers.pdf import pdf
from hearthlight.papers.word import word
from hearthlight.people.sight import EVERYTHING
from hearthlight.places.queries import stated
from tests.papers.published import GONGDIAN, PUBLISHED, SHUANGJIAN, key
from tests.papers.reading import GOLDEN, pages, together, word_lines

STATED_IN_THE_SOURCE = {
    "F026": ("341623105220", "money.people_helped", 120),
    "F059": (GONGDIAN, "papers.checklists", 11),
    "F060": (GONGDIAN, "papers.checklists", 3),
    "F071": (SHUANGJIAN, "area_square_kilometres", 144),
    "F072": (SHUANGJIAN, "farmland_mu", 144_000),
    "F076": (SHUANGJIAN, "register.households_registered", 1743),
    "F077": (SHUANGJIAN, "register.people_registered", 4664),
    "F089": (SHUANGJIAN, "register.households_exited", 521),
    "F090": (SHUANGJIAN, "register.people_exited", 1226),
    "F091": (SHUANGJIAN, "register.poverty_rate", 80),
}
"""Stated or targeted, stored and shown, never added up."""


def value(code: str, place: str, day: date, **arguments: int) -> int:
    return figures.value(figures.find(code), full(place), day, EVERYTHING, **arguments)


@pytest.fixture
def no_22(county: date) -> Issue:
    return queries.issue(2017, 22, CITY)


@pytest.mark.one_database
@pytest.mark.requirement("R58", "difference named on every print")
def test_word_and_pdf_say_the_golden_words(county: date, no_22: Issue) -> None:
    document = queries.document(no_22, EVERYTHING, county)
    golden = (GOLDEN / "bulletin-22.txt").read_text(encoding="utf-8")
    assert "\n".join(word_lines(word(document))) + "\n" == golden
    for note in ("相差14户", "相差84人"):
        assert note in together("".join(pages(pdf(document))))


@pytest.mark.requirement("R58", "difference named on screen")
def test_the_page_says_the_golden_words_too(no_22: Issue, client: Client) -> None:
    page = together(client.get(no_22.get_absolute_url()).content.decode())
    assert "相差14户" in page
    assert "相差84人" in page
    assert "未上网" in page
    assert page.count('class="number"'.replace(" ", "")) >= len(PUBLISHED)


@pytest.mark.requirement("R7", "every number comes from the ledger, frozen with its day")
def test_every_frozen_number_is_the_published_one(county: date, no_22: Issue) -> None:
    kept = {
        key(each.figure, each.area_code.rstrip("0"), **each.arguments): printed(each)
        for each in queries.frozen_in(no_22)
    }
    assert kept == PUBLISHED
    assert {each.day for each in queries.frozen_in(no_22)} == {county}


@pytest.mark.requirement("R58", "difference named")
@pytest.mark.figures("C030", "C031", "C032", "C033")
def test_the_differences_come_from_the_records(county: date, no_22: Issue) -> None:
    for measure, gap in (("register.households_registered", 14), ("register.people_registered", 84)):
        (said,) = [each for each in stated(measure, full(SHUANGJIAN), county) if each.kind == "stated"]
        assert said.value - value(measure, SHUANGJIAN, county) == gap
    notes = [plain(note) for piece in queries.document(no_22, EVERYTHING, county).pieces() for note in piece.notes()]
    assert len(notes) == 2


@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.figures(name)) for name in STATED_IN_THE_SOURCE])
def test_stated_values_stand_beside(county: date, name: str) -> None:
    place, measure, number = STATED_IN_THE_SOURCE[name]
    assert number in {each.value for each in stated(measure, full(place), county)}


@pytest.mark.requirement("R30", "the target is all: none left")
def test_gongdians_target_is_none_left(county: date) -> None:
    (target,) = [each for each in stated("register.households_left", full(GONGDIAN), county) if each.kind == "target"]
    assert target.value == 0
    assert value("register.households_left", GONGDIAN, county) > 0


@pytest.mark.requirement("R60", "the platform's count is taken in and compared")
def test_the_platforms_count_is_the_registers(county: date) -> None:
    for measure in ("register.households_left", "register.people_left", "register.villages_left"):
        (platform,) = [each for each in stated(measure, full(SHUANGJIAN), county) if each.kind == "platform"]
        assert platform.value == value(measure, SHUANGJIAN, county)


@pytest.mark.requirement("R61", "rate now and target rate")
@pytest.mark.requirement("R62", "minimum target in households and people")
@pytest.mark.figures("C035", "C036")
def test_the_target_of_people_meets_the_target_of_the_rate(county: date) -> None:
    left = value("register.people_left", SHUANGJIAN, county) - 1226
    everybody = value("register.people", SHUANGJIAN, county)
    assert left == 695
    assert per_hundred(left, everybody) < 80
    assert value("register.households_left", SHUANGJIAN, county) - 521 == 269


@pytest.mark.figures("C001", "C002", "C003", "C005", "C029", "C044")
def test_the_parts_add_up(county: date) -> None:
    lixin = "341623"
    by_year = [value("sun.capacity", lixin, county, plan_year=year) for year in (2015, 2016, 2017)]
    assert sum(by_year) == value("sun.capacity", lixin, county)
    assert by_year[1] == 346 * 187_200 + value("sun.shared_capacity", lixin, county, plan_year=2016)
    villages = {"kind": "village", "plan_year": 2016}
    connected, waiting, all_of_them = (
        value(f"sun.stations{state}", lixin, county, **villages) for state in ("_connected", "_to_connect", "")
    )
    assert connected + waiting == all_of_them
    for place in (SHUANGJIAN, GONGDIAN):
        exited = value("register.villages_exited", place, county, year=2016)
        poor = value("register.poor_villages", place, county, kind="poor" if place == SHUANGJIAN else "key")
        assert poor - exited == value("register.villages_left", place, county)


@pytest.mark.parametrize(
    ("code", "arguments", "number", "phrase"),
    [
        ("papers.stated_values", {"measure": "farmland_mu"}, "14.4 万亩", "耕地面积14.4万亩"),
        ("papers.stated_values", {"measure": "register.poverty_rate"}, "0.8%", "贫困人口比率降到0.8%以下"),
        ("papers.stated_values", {"measure": "papers.checklists"}, "11 套", "2016年制定了11套"),
        ("register.people", {}, "8.3 万人", ""),
        ("sun.capacity", {}, "561.6 千瓦", ""),
    ],
)
def test_a_printed_number_leads_as_printed_with_the_words_of_its_source(
    no_22: Issue, client: Client, code: str, arguments: dict[str, str], number: str, phrase: str
) -> None:
    found = next(
        one for one in queries.frozen_in(no_22) if one.figure == code and arguments.items() <= one.arguments.items()
    )
    for language in ("zh-hans", "en"):
        client.cookies["django_language"] = language
        page = client.get(f"/numbers/printed/{found.pk}").content.decode()
        assert f'<p class="printed-number"><strong lang="zh-Hans">{number}</strong>' in page
        assert phrase in page
