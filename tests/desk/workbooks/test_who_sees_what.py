"""Who is refused, in which language, and that no name stands whole."""

import pytest
from django.test import Client
from django.urls import reverse

from hearthlight.core import areas
from hearthlight.places.models import Area
from hearthlight.register.models import Household
from hearthlight.register.workbooks.kept import folder
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from tests.desk.reading import page_of
from tests.desk.workbooks.clerk import BAD, GOOD, WIFE, file_of, person, sent, step, words
from tests.register.homes import BEGIN, DAY, SYSTEM, TOWN

pytestmark = pytest.mark.django_db


def test_who_may_not_is_refused(home: Household, clerk: Client) -> None:
    source = sent(clerk, GOOD, WIFE)
    page = reverse("workbook", args=[source.pk])
    secretary = person("township_secretary")
    assert "没有写入" in page_of(secretary, page).words
    for name in ("check", "take-in", "compare", "keying-list", "columns"):
        assert secretary.post(reverse("workbook-step", args=[source.pk, name])).status_code == 403, name
    assert secretary.get(reverse("register-export")).status_code == 403
    assert secretary.get(reverse("workbook-remarks", args=[source.pk])).status_code == 403
    assert secretary.post(reverse("workbooks"), {"place": TOWN, "file": file_of(GOOD)}).status_code == 403
    elsewhere = areas.full("341602101")
    with act(SYSTEM, "test.places", at=elsewhere, day=DAY) as event:
        add(event, Area(code=elsewhere, level="township", name="别镇", from_date=BEGIN))
    stranger = person("poverty_office_director", elsewhere)
    assert stranger.get(page).status_code == 404
    assert source.title not in page_of(stranger, reverse("workbooks")).words
    assert clerk.post(reverse("workbook-step", args=[source.pk, "nothing"])).status_code == 404


def test_a_lost_file_is_one_sentence(clerk: Client, home: Household) -> None:
    source = sent(clerk, GOOD, WIFE, BAD)
    folder().joinpath(source.sha256).unlink()
    assert "读不出来" in words(clerk, source, "columns")
    answer = clerk.get(reverse("workbook-remarks", args=[source.pk]))
    assert answer.status_code == 422
    assert "读不出来" in answer.content.decode()


def test_pages_speak_both_languages(clerk: Client, home: Household) -> None:
    source = sent(clerk, GOOD, WIFE, BAD)
    clerk.cookies["django_language"] = "en"
    assert "If it is taken in" in words(clerk, source)
    assert "Three ways" in words(clerk, source, "compare")
    assert "choose from the list" in words(clerk, source, "refused")
    step(clerk, source, "take-in")
    assert "Taken in from sheet" in words(clerk, source)


def test_no_name_stands_whole_on_a_page_of_refusals(clerk: Client, home: Household) -> None:
    source = sent(clerk, ["S9001", "赵样禾", "", "户主", "2", "", ""], ["S9001", "赵样禾", "", "户主", "2", "", ""])
    page = words(clerk, source, "refused")
    assert "S9001" in page
    assert "赵样禾" not in page


def test_no_name_or_address_stands_whole_under_headings_of_somebody_s_own(clerk: Client, home: Household) -> None:
    twice = ["S9001", "赵样禾", "", "户主", "2", "样例村七号", "样例银行甲"]
    other = ["S9001", "赵样禾", "", "户主", "2", "样例村八号", "样例银行乙"]
    own = ["户编号", "户主姓名", "证件号码", "与户主关系", "人数", "家在哪里", "存折在哪"]
    source = sent(clerk, twice, other, headings=own)
    fields = dict(zip("ABCDEFG", ["number", "name", "identity", "relation", "size", "address", "bank"], strict=True))
    step(clerk, source, "columns", {f"column-{column}": field for column, field in fields.items()})
    step(clerk, source, "check")
    page = words(clerk, source, "refused")
    assert "样**** (3)" in page.replace("（", " (").replace("）", ")"), page
    for told in ("赵样禾", "样例村七号", "样例村八号", "样例银行甲", "样例银行乙"):
        assert told not in page, told
    step(clerk, source, "take-in")
    assert "赵样禾" not in words(clerk, source)
