"""The pages: public once published, numbers open to their printed page, records only within the reader's sight."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from hearthlight.core.clock import pinned
from hearthlight.demo.world import SHUANGJIAN, World
from hearthlight.papers import actions, fonts
from hearthlight.papers.models import Issue
from hearthlight.papers.qr import code
from hearthlight.papers.queries import frozen_in
from hearthlight.places.models import Area
from hearthlight.trail.act import act
from hearthlight.trail.history import amend
from hearthlight.trail.models import FrozenFigure
from tests.papers.conftest import holder

DAY = date(2017, 3, 28)


@pytest.fixture
def office(staffed: World) -> Client:
    """The city's office, signed in."""
    client = Client()
    client.force_login(holder("city_office"))
    return client


def signed_in(office: str) -> Client:
    client = Client()
    client.force_login(holder(office))
    return client


def text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


@pytest.mark.requirement("R106", "web copy with text size and QR")
def test_a_published_issue_is_public_and_has_its_phone_code(printed: Issue, client: Client) -> None:
    page = text(client, printed.get_absolute_url())
    for said in ("脱贫攻坚简报", "第1期", "本期导读", "工作到户，责任到人。", "主送：省扶贫办。", "2017年3月28日印发"):
        assert said in page
    assert f'viewBox="{code("http://testserver" + printed.get_absolute_url()).box}"' in page
    assert 'name="size"' in page
    assert "未上网" in page


@pytest.mark.requirement("R2", "posting apart from the issue date")
def test_the_web_record_shows_from_its_own_day(city: World, printed: Issue, client: Client) -> None:
    actions.post_to_web(city.system, printed, "市扶贫局", date(2017, 4, 17), views=2639)
    assert "未上网" in text(client, printed.get_absolute_url())
    with pinned(date(2017, 4, 17)):
        page = text(client, printed.get_absolute_url())
    assert "未上网" not in page
    assert "2017-04-17" in page
    assert "2639" in page


@pytest.mark.requirement("R58", "difference named")
def test_the_difference_is_on_the_page(printed: Issue, client: Client) -> None:
    page = text(client, printed.get_absolute_url())
    assert "相差21个" in page


def test_every_number_opens(printed: Issue, client: Client) -> None:
    page = text(client, printed.get_absolute_url())
    assert len(frozen_in(printed)) == 3
    for each in frozen_in(printed):
        address = reverse("frozen-figure", args=[each.pk])
        assert f'href="{address}"' in page
        assert "2017-03-28" in text(client, address)


def test_records_are_not_for_the_public(villages: FrozenFigure, client: Client) -> None:
    assert "<table" not in text(client, reverse("frozen-figure", args=[villages.pk]))


def test_a_reader_sees_records_and_whether_they_changed(staffed: World, villages: FrozenFigure) -> None:
    address = reverse("frozen-figure", args=[villages.pk])
    reader = signed_in("auditor")
    page = text(reader, address)
    assert page.count("<tr>") == 24
    assert "印出以后记录没有变动" in page
    with act(staffed.system, "places.merge", at=SHUANGJIAN, day=DAY) as event:
        amend(event, Area.objects.filter(code__startswith="341622101", level="village").first(), DAY, until=DAY)
    page = text(reader, address)
    assert "印出以后记录有变动" in page
    assert '<strong lang="zh-Hans">23 个村</strong>' in page


def test_a_draft_is_for_those_who_see_the_whole_place(office: Client, draft: Issue, client: Client) -> None:
    for stranger in (client, signed_in("specialist"), signed_in("county_office")):
        for name in ("bulletin", "bulletin-pdf", "bulletin-word"):
            text(stranger, reverse(name, args=draft.address), 404)
        assert draft.get_absolute_url() not in text(stranger, reverse("bulletins"))
    assert "印发" in text(office, draft.get_absolute_url())
    assert draft.get_absolute_url() in text(office, reverse("bulletins"))


def test_an_issue_published_later_is_not_out_yet(printed: Issue, client: Client) -> None:
    with pinned(date(2017, 3, 27)):
        text(client, printed.get_absolute_url(), 404)
        text(client, reverse("frozen-figure", args=[frozen_in(printed)[0].pk]), 404)
        assert printed.get_absolute_url() not in text(client, reverse("bulletins"))


def test_publishing_by_the_button(office: Client, draft: Issue, client: Client) -> None:
    address, key = reverse("bulletin-publish", args=draft.address), uuid4()
    assert client.post(address, {"key": key}).status_code == 404
    auditor = signed_in("auditor").post(address, {"key": key})
    assert auditor.status_code == 403
    assert "你的职务不能印发" in auditor.content.decode()
    assert office.post(address, {"key": "no"}).status_code == 400
    assert office.get(address).status_code == 405
    for _ in range(2):
        assert office.post(address, {"key": key}).url == draft.get_absolute_url()
    assert office.post(address, {"key": uuid4()}).status_code == 409
    assert len(frozen_in(draft)) == 3
    assert "全镇" in text(client, draft.get_absolute_url())


def test_files_open_under_their_names(printed: Issue, client: Client) -> None:
    pdf = client.get(reverse("bulletin-pdf", args=printed.address))
    assert pdf.content[:5] == b"%PDF-"
    assert pdf.headers["Content-Disposition"] == 'attachment; filename="bulletin-2017-1.pdf"'
    word = client.get(reverse("bulletin-word", args=printed.address))
    assert word.content[:2] == b"PK"
    assert word.headers["Content-Disposition"] == 'attachment; filename="bulletin-2017-1.docx"'


def test_without_fonts_the_page_says_what_to_install(
    printed: Issue, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hearthlight.papers.pdf.faces", lambda folder: fonts.faces(folder, machine=False))
    assert "fonts-noto-cjk" in text(client, reverse("bulletin-pdf", args=printed.address), 503)


@pytest.mark.parametrize(
    "address",
    [
        "/bulletins/3416/2017/99/",
        "/bulletins/9999/2017/1/",
        "/bulletins/三四/2017/1/",
        "/bulletins/3416/2017/99999999999999999999/",
        "/numbers/printed/99999999999999999999",
    ],
)
def test_what_is_not_there_is_not_found(printed: Issue, client: Client, address: str) -> None:
    text(client, address, 404)


def test_the_archive_says_when_nothing_is_published(city: World, client: Client) -> None:
    with pinned(date(2016, 1, 1)):
        assert "还没有印发过简报" in text(client, reverse("bulletins"))


def test_english_pages_keep_the_chinese_paper(printed: Issue, client: Client) -> None:
    client.cookies["django_language"] = "en"
    page = text(client, printed.get_absolute_url())
    assert "Not on the web yet" in page
    assert "第1期" in page
