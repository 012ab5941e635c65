"""The pages of the household list: who stands in it, saved filters, columns, many at once, within their budget."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearthlight import figures
from hearthlight.demo.world import GONGDIAN, World
from hearthlight.desk.households import saved_filters
from hearthlight.desk.pages import household_list as pages
from hearthlight.people.models import SavedFilter
from hearthlight.people.sight import EVERYTHING
from hearthlight.register.models import Household, Status
from hearthlight.register.models.status import REGISTRATION
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from hearthlight.trail.models import Event
from tests.desk.conftest import SignIn
from tests.desk.reading import page_of

RECORD = re.compile(r"/households/\d+/")


def homes_of(client: Client, address: str) -> list[str]:
    """Addresses of the records a list leads to."""
    return [href for href, _ in page_of(client, address).links if RECORD.fullmatch(href)]


def rows_of(client: Client, address: str) -> str:
    """The words of the list's rows."""
    text = client.get(address).content.decode()
    return text.split("<tbody>")[1].split("</tbody>")[0] if "<tbody>" in text else ""


def test_the_list_begins_with_the_register_and_a_number_finds_everybody(as_role: SignIn) -> None:
    client = as_role("village")
    assert "荆桥村 第1村民组" in rows_of(client, "/households/")
    assert "一般农户" not in rows_of(client, "/households/")
    assert "一般农户" in rows_of(client, "/households/?state=all")
    ordinary = homes_of(client, "/households/?state=ordinary")[0]
    number = Household.whole.get(pk=int(ordinary.split("/")[2])).number
    assert number in rows_of(client, f"/households/?q={number[-8:]}")


def test_a_registered_home_of_unknown_state_is_not_ordinary(county: date, as_role: SignIn) -> None:
    known = Status.whole.filter(scheme=REGISTRATION, state="exited", area_code__startswith="341622101").first()
    assert known is not None
    with act(World().system, "register.load", at=known.area_code) as event:
        home = {"household": known.household, "area_code": known.area_code}
        add(event, Status(**home, scheme=REGISTRATION, state=None, from_date=date(2017, 2, 1)))
        add(event, Status(**home, scheme="other", state="registered", from_date=date(2017, 3, 1)))
    leader = as_role("leader")
    record, place = f"/households/{known.household_id}/", known.area_code
    assert record in homes_of(leader, f"/households/?place={place}&state=unknown")
    assert record in homes_of(leader, f"/households/?place={place}")
    assert record not in homes_of(leader, f"/households/?place={place}&state=ordinary")
    row = rows_of(leader, f"/households/?place={place}&q={known.household.number}")
    assert "不清楚" in row
    assert "2017年2月1日" in row


@pytest.mark.parametrize("query", ["", "sort=number", "state=all&water=unknown&grade=unknown", "q=0001", "doubt=yes"])
@pytest.mark.parametrize("role", ["village", "county", "leader"])
def test_a_list_keeps_its_budget(as_role: SignIn, role: str, query: str) -> None:
    client = as_role(role)
    client.get("/households/")
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(f"/households/?{query}", headers={"accept-encoding": "gzip"})
    assert len(asked) <= 10
    assert len(answer.content) <= 20_000
    assert page_of(client, f"/households/?{query}").elements <= 1500


def test_the_next_page_goes_on_and_keeps_the_filter(as_role: SignIn) -> None:
    client = as_role("leader")
    first = page_of(client, f"/households/?place={GONGDIAN}&state=exited")
    [following] = [href for href, words in first.links if words == "后 50 户"]
    assert "state=exited" in following
    shown = [href for href, _ in first.links if RECORD.fullmatch(href)]
    after = homes_of(client, f"/households/{following}")
    assert len(shown) == len(after) == 50
    assert not set(shown) & set(after)


def test_an_active_filter_is_a_chip_that_takes_itself_away(as_role: SignIn) -> None:
    page = page_of(as_role("village"), "/households/?state=exited&grade=B")
    assert ("?place=341623108201000&state=exited", "住房等级 B ×") in page.links
    assert ("?place=341623108201000&grade=B", "状态 已脱贫 ×") in page.links


@pytest.mark.parametrize(("state", "figure"), pages.FIGURES.items())
def test_the_figure_beside_the_list_counts_the_same_homes(
    county: date, as_role: SignIn, state: str, figure: str
) -> None:
    client, found, address = as_role("village"), [], f"/households/?state={state}"
    while address:
        page = page_of(client, address)
        found += [href for href, _ in page.links if RECORD.fullmatch(href)]
        address = next(("/households/" + href for href, words in page.links if words == "后 50 户"), "")
    counted = figures.value(figures.find(figure), "341623108201000", county, EVERYTHING)
    assert len(found) == len(set(found)) == counted


def test_filters_are_saved_renamed_and_put_away_by_their_owner_alone(county: date, as_role: SignIn) -> None:
    village, leader = as_role("village"), as_role("leader")
    query = "place=341623108201000&grade=B&nonsense=1&q=张样三"
    village.post("/households/filters", {"act": "save", "name": " 危房  待核 ", "query": query, "back": "grade=B"})
    saved = SavedFilter.objects.get()
    assert (saved.name, saved.query) == ("危房 待核", "place=341623108201000&grade=B")
    page = page_of(village, "/households/?grade=B")
    assert (f"?{saved.query}", "危房 待核") in page.links
    assert "危房" not in page_of(leader, "/households/").words
    leader.post("/households/filters", {"act": "put_away", "filter": saved.pk})
    leader.post("/households/filters", {"act": "rename", "filter": saved.pk, "name": "x"})
    saved.refresh_from_db()
    assert (saved.name, saved.until) == ("危房 待核", None)
    village.post("/households/filters", {"act": "save", "name": "危房 待核", "query": "grade=D"})
    village.post("/households/filters", {"act": "rename", "filter": saved.pk, "name": "D 级"})
    saved.refresh_from_db()
    assert (saved.name, saved.query) == ("D 级", "place=341623108201000&grade=D")
    village.post("/households/filters", {"act": "put_away", "filter": saved.pk})
    saved.refresh_from_db()
    assert saved.until == county
    assert Event.objects.filter(kind="people.save_filter").count() == 6
    assert "D 级</a>" not in village.get("/households/").content.decode()


def test_why_a_filter_was_not_saved_is_said(as_role: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    client = as_role("village")
    assert "请给这组筛选起个名字" in client.post("/households/filters", {"name": " "}, follow=True).content.decode()
    monkeypatch.setattr(saved_filters, "MOST", 1)
    for name in ("一", "二"):
        answer = client.post("/households/filters", {"name": name, "query": "grade=B"}, follow=True)
    assert "先删除一组再保存" in answer.content.decode()
    assert SavedFilter.objects.count() == 1


def test_columns_are_chosen_on_this_device(as_role: SignIn) -> None:
    client = as_role("village")
    assert "饮水安全</th>" not in client.get("/households/").content.decode()
    answer = client.post("/households/columns", {"column": ["water", "people", "nonsense"], "back": "grade=B"})
    assert answer.headers["Location"] == "/households/?grade=B"
    assert client.cookies["hearthlight_columns"].value == "people.water"
    page = client.get("/households/").content.decode()
    assert "饮水安全</th>" in page
    assert "起始日期</th>" not in page
    client.post("/households/columns", {})
    assert "起始日期</th>" in client.get("/households/").content.decode()


def test_a_way_back_leads_nowhere_but_to_the_list(as_role: SignIn) -> None:
    for back in ("https://elsewhere.example/", "//elsewhere.example", "a=b\r\nX: y", "place=%0d%0a"):
        answer = as_role("village").post("/households/columns", {"back": back})
        assert answer.headers["Location"].startswith("/households/?")
        assert "\n" not in answer.headers["Location"]


def test_many_homes_are_chosen_without_a_script(as_role: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    client = as_role("village")
    monkeypatch.setattr(pages, "_batch", lambda person, place: [])
    assert 'type="checkbox" name="household"' not in client.get("/households/").content.decode()
    monkeypatch.setattr(pages, "_batch", lambda person, place: [("/households/export", "导出")])
    page = client.get("/households/").content.decode()
    assert 'formaction="/households/export"' in page
    assert page.count('name="household"') == page.count('data-l="户主"') > 0
    assert "checked" not in rows_of(client, "/households/")
    every = rows_of(client, "/households/?chosen=page")
    assert every.count("checked") == every.count('name="household"') > 0


def test_a_place_that_is_not_there_and_one_out_of_sight(as_role: SignIn) -> None:
    assert as_role("leader").get("/households/?place=341699").status_code == 404
    assert as_role("leader").get("/households/?place=no-code").status_code == 404
    assert as_role("village").get("/households/?place=341623108").status_code == 403
