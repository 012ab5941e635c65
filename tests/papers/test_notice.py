"""The posted notice: it stands alone, paper and page have the same lines, and no sensitive column can reach either."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import translation

from hearthlight.core.clock import pinned
from hearthlight.decisions.models import Decision, Notice
from hearthlight.decisions.notice_lines import Line, changed_since, printed
from hearthlight.decisions.shown import Shown
from hearthlight.papers.notice import text
from hearthlight.papers.notice_pdf import pdf
from hearthlight.papers.qr import code
from hearthlight.people.models import Secret
from hearthlight.people.secrets import sealed
from hearthlight.register.actions import correct
from hearthlight.register.models import Household, Income, Member
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from tests.decisions.test_exit import posted, to_the_notice
from tests.decisions.village import DAY, GROUP, SYSTEM, Offices, offices
from tests.papers.reading import pages, together
from tests.register.homes import home, members, number_of

BIRTH = date(1960, 5, 1)
IDENTITY = number_of(BIRTH, True)
TELEPHONE, CARD, DISABILITY = "10012345678", "0123456789012345", "990000196005010011B1"
PLANTED = ("尿毒症", "肢体残疾一级", "样小宝", "因病", "低保", "9876")
"""Words and numbers of the records that must stand on no notice."""


@pytest.fixture
def people(db: None) -> Iterator[Offices]:
    with pinned(DAY), translation.override("zh-hans"):
        yield offices()


def planted() -> Household:
    """A household with everything that must not be shown."""
    persons = [
        {"name": "样大山", "birth": BIRTH, "identity": IDENTITY, "ill_serious": True, "disabled": True},
        {"name": "样小宝", "birth": date(2010, 5, 1), "relation": "son", "schooling": "primary"},
    ]
    made = home(persons, [("registered", date(2014, 1, 1))], GROUP, address="尿毒症 肢体残疾一级 因病 低保")
    head = members(made)[0]
    with act(SYSTEM, "test.plant", at=GROUP, day=DAY) as event:
        for kind, value in (("telephone", TELEPHONE), ("card", CARD), ("disability", DISABILITY)):
            add(event, sealed(event, head, GROUP, Secret.Kind(kind), value, DAY))
        add(event, Income(household=made, year=2016, item="minimum_living", fen=987600, origin="declared"))
    return made


@pytest.fixture
def notice(people: Offices) -> Notice:
    return posted(people, to_the_notice(people, [planted(), planted()]))


def sheet(notice: Notice, masked: bool) -> str:
    said = text(notice, masked=masked, synthetic=True)
    return together("".join(pages(pdf(said, code("http://localhost/notices/x/"), notice.posted_on))))


def test_no_other_columns_exist() -> None:
    assert [one.name for one in fields(Line)] == ["number", "group", "name", "people", "amount"]
    assert {one.name for one in fields(Shown)} == {"place", "name", "names", "people", "young", "items"}


def test_no_notice_holds_a_sensitive_column(notice: Notice, client: Client) -> None:
    web = client.get(f"/notices/{notice.token}/").content.decode()
    for shown in (web, sheet(notice, masked=True), sheet(notice, masked=False)):
        for planted_word in (IDENTITY, TELEPHONE, CARD, DISABILITY, IDENTITY[-4:], CARD[-4:], *PLANTED):
            assert planted_word not in shown
        assert "第1村民组" in shown


def test_the_web_is_masked_whatever_the_paper_says(people: Offices, client: Client) -> None:
    from hearthlight.decisions.actions import post_notice

    matters = to_the_notice(people, [planted()])
    said = {"posted_on": DAY, "place_posted": "村务公开栏", "contact": "村部 100-0000-0000"}
    notice = post_notice(people.secretary, matters, names="full", **said)
    assert "样大山" in sheet(notice, masked=False)
    assert "样大山" not in client.get(f"/notices/{notice.token}/").content.decode()
    public = client.get(f"/notices/{notice.token}/sheet.pdf")
    assert "样大山" not in together("".join(pages(public.content)))


def test_a_minor_at_the_head_is_masked_on_paper_too(people: Offices) -> None:
    from hearthlight.decisions.actions import post_notice

    young = home([{"name": "样小宝", "birth": date(2003, 5, 1)}], [("registered", date(2014, 1, 1))], GROUP)
    matters = to_the_notice(people, [young])
    said = {"posted_on": DAY, "place_posted": "村务公开栏", "contact": "村部"}
    assert "样小宝" not in sheet(post_notice(people.secretary, matters, names="full", **said), masked=False)


def test_it_says_its_days_in_words_and_how_to_object(notice: Notice) -> None:
    paper = sheet(notice, masked=False)
    for words in (
        "贫困户脱贫退出名单公示",
        "2017年3月29日至2017年4月4日，共7天",
        "张贴当日不计入，按自然日计算",
        "提意见的最后一天：2017年4月4日",
        "100-0000-0000",
        "样例镇扶贫办主任答复",
        "关于建立贫困退出机制的意见",
        "样例村村党组织书记",
        "样例数据",
    ):
        assert together(words) in paper, words


def test_paper_and_page_have_the_same_line_numbers(notice: Notice, client: Client) -> None:
    lines = printed(notice, masked=True)
    assert [line.number for line in lines] == [1, 2]
    assert [line.people for line in lines] == [2, 2]
    page = client.get(f"/notices/{notice.token}/").content.decode()
    assert all(f'<th scope="row">{line.number}</th>' in page for line in lines)


def test_the_public_page_is_light(people: Offices, client: Client) -> None:
    matters = to_the_notice(people, [planted() for _ in range(40)])
    page = client.get(f"/notices/{posted(people, matters).token}/", headers={"accept-encoding": "gzip"})
    assert page.status_code == 200
    assert len(page.content) <= 25_000


def test_a_record_that_says_something_else_is_told(notice: Notice) -> None:
    assert not changed_since(notice)
    first = Decision.whole.order_by("pk")[0]
    member = Member.whole.get(household_id=first.household_id, number=1)
    correct(SYSTEM, member, DAY, name="样大水")
    assert not changed_since(notice)
    correct(SYSTEM, member, DAY, name="李大水")
    assert changed_since(notice)


def test_who_joined_after_the_posting_is_not_on_it(notice: Notice) -> None:
    first = Decision.whole.order_by("pk")[0]
    household = Household.whole.get(pk=first.household_id)
    with act(SYSTEM, "test.join", at=GROUP, day=DAY) as event:
        later = Member(household=household, area_code=GROUP, number=9, name="样新人", relation="other")
        later.joined_on, later.joined_how = DAY + timedelta(days=1), "born"
        add(event, later)
    assert printed(notice, masked=True)[0].people == 2
