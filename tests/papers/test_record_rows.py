"""Records behind a number are readable: units, places by name, official terms in Chinese."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from hearthlight import figures
from hearthlight.core.areas import full
from hearthlight.demo.world import CITY
from hearthlight.papers import numbers
from hearthlight.papers.queries import frozen_in, issue
from hearthlight.papers.record_rows import SHOWN, rows
from tests.papers.conftest import holder
from tests.papers.published import LIXIN, SHUANGJIAN


def shown(code: str, place: str, day: date, **arguments: object) -> list[list[str]]:
    figure = figures.find(code)
    return rows(figure, figure.rows(full(place), day, **arguments))


def test_powers_are_kilowatts_and_places_have_names(county: date) -> None:
    share = shown("sun.shared_capacity", LIXIN, county, plan_year=2016)[0]
    assert "187.2" in share
    assert not any(len(cell) == 15 and cell.isdigit() for cell in share)


def test_relations_are_official_terms_in_chinese(county: date) -> None:
    with translation.override("zh-hans"):
        assert "户主" in {row[2] for row in shown("register.people_left", SHUANGJIAN, county)}
    with translation.override("en"):
        assert "head" in {row[2] for row in shown("register.people_left", SHUANGJIAN, county)}


def test_no_more_than_a_page_is_listed(county: date) -> None:
    assert len(shown("register.people", SHUANGJIAN, county)) == SHOWN


@pytest.mark.requirement("R7", "every printed number opens to its records")
def test_every_number_of_no_22_opens_to_unchanged_records(county: date) -> None:
    reader = Client()
    reader.force_login(holder("auditor"))
    for kept in frozen_in(issue(2017, 22, CITY)):
        page = reader.get(reverse("frozen-figure", args=[kept.pk])).content.decode()
        assert "<td>" in page, kept.figure
        assert "印出以后记录没有变动" in page, kept.figure


def test_a_stated_value_is_named_in_words_not_by_a_code(county: date) -> None:
    figure = figures.find("papers.stated_values")
    with translation.override("zh-hans"):
        for measure in ("register.people_registered", "farmland_mu"):
            said = numbers.title(figure, {"measure": measure, "period": "2017-03"})
            assert said.startswith("公布值：")
            assert measure not in said
