"""Pages of grids: forming them by hand and from a workbook, nominating, voting, printing; masked, in sight only."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hearthlight.core.clock import pinned
from hearthlight.decisions.actions import post_notice, take_step
from hearthlight.grids import elections, queries, roster
from hearthlight.grids.models import Partition, Seat
from hearthlight.register.models import Status
from hearthlight.trail.act import act as act_of
from hearthlight.trail.history import add
from tests.desk.reading import page_of
from tests.grids.village import SYSTEM, TODAY, TOWN, VILLAGE, group, members, officer, village

pytestmark = pytest.mark.django_db
HOME = f"/grids/{VILLAGE}/"


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """The demo's working day."""
    with pinned(date(2017, 3, 1)):
        yield


def signed_in(office: str, place: str) -> Client:
    client = Client()
    client.force_login(officer(office, place))
    return client


@pytest.fixture
def secretary() -> Client:
    return signed_in("village_secretary", VILLAGE)


def chosen(grids: dict[int, int], **more: str) -> dict[str, str]:
    """What the form sends: group number to grid number."""
    return {f"grid-{group(one)}": str(grid) for one, grid in grids.items()} | {"key": str(uuid4()), **more}


@pytest.mark.requirement("R64", "a plan, or a stated proof that none exists")
def test_a_village_forms_its_grids_by_hand(secretary: Client) -> None:
    village(500, 500, 700, 800)
    assert "还没划网格" in page_of(secretary, HOME).words
    refused = secretary.post(f"{HOME}partition/", chosen({1: 1, 2: 2, 3: 2, 4: 2}))
    assert refused.status_code == 422
    words = refused.content.decode()
    assert "500 人" in words
    assert "例如" in words
    assert not Partition.objects.filter(area_code=VILLAGE).exists()
    done = secretary.post(f"{HOME}partition/", chosen({1: 1, 2: 1, 3: 2, 4: 2}))
    assert (done.status_code, done.headers["Location"]) == (302, HOME)
    page = page_of(secretary, HOME)
    assert "第 1 网格" in page.words
    assert "25" in page.words
    assert "是否相邻不清楚" in page.words


def test_neighbours_are_typed_by_name(secretary: Client) -> None:
    village(500, 500, 700, 800)
    near = {f"near-{group(1)}": "2组、3组", f"near-{group(3)}": "4组"}
    strange = secretary.post(
        f"{HOME}partition/", chosen({1: 1, 2: 1, 3: 2, 4: 2}, **near | {f"near-{group(2)}": "9组"})
    )
    assert "9组" in strange.content.decode()
    assert strange.status_code == 422
    assert secretary.post(f"{HOME}partition/", chosen({1: 1, 2: 1, 3: 2, 4: 2}, **near)).status_code == 302
    assert "是否相邻不清楚" not in page_of(secretary, HOME).words
    again = secretary.get(f"{HOME}partition/")
    assert 'value="2、3"' in again.content.decode()


@pytest.mark.requirement("R64", "the least violation as an exception with a named approver")
def test_an_exception_names_the_office_above(secretary: Client) -> None:
    village(*[270] * 6)
    one_grid = dict.fromkeys(range(1, 7), 1)
    refused = secretary.post(f"{HOME}partition/", chosen(one_grid, reason="全村 1620 人"))
    assert "村以上" in refused.content.decode()
    above = signed_in("poverty_office_director", TOWN)
    assert above.post(f"{HOME}partition/", chosen(one_grid, reason="全村 1620 人")).status_code == 302
    words = page_of(secretary, HOME).words
    assert "扶贫办主任" in words
    assert "1620" in words
    assert "例外" in page_of(above, f"/grids/{TOWN}/").words


@pytest.mark.requirement("R65", "Screening and review held by grid")
def test_the_households_of_a_grid_are_listed_for_its_review(secretary: Client) -> None:
    village(500, 520, 700, 800)
    secretary.post(f"{HOME}partition/", chosen({1: 1, 2: 1, 3: 2, 4: 2}))
    with act_of(SYSTEM, "test.poor", at=VILLAGE, day=date(2016, 1, 1)) as event:
        home = members(1, "masses")[0].household
        state = {"scheme": "registration", "state": "registered", "from_date": date(2016, 1, 1)}
        add(event, Status(household=home, area_code=home.area_code, **state))
    page = page_of(secretary, f"{HOME}households/?grid=1")
    assert page.words.count("一般农户") == 49
    left = page_of(secretary, f"{HOME}households/?grid=1&only=left")
    assert [href for href, _ in left.links if href.startswith("/households/") and href != "/households/"] == [
        f"/households/{home.pk}/"
    ]
    assert members(1, "masses")[0].name not in left.words
    second = secretary.get(f"{HOME}households/?grid=2")
    assert {row["area_code"] for row in second.context["rows"]} <= {group(3), group(4)}


def book(*sheets: list[list[Any]]) -> SimpleUploadedFile:
    kept = BytesIO()
    made = xlsxwriter.Workbook(kept, {"in_memory": True})
    for rows in sheets:
        sheet = made.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    made.close()
    return SimpleUploadedFile("网格.xlsx", kept.getvalue())


GROUPS = [["村民组", "网格", "相邻组"], ["1组", 1, "2组"], ["2组", 1, "3组"], ["3组", 2, "4组"], ["4组", 2, ""]]


def test_a_workbook_is_shown_before_it_counts(secretary: Client) -> None:
    village(500, 500, 700, 800)
    shown = secretary.post(f"{HOME}workbook/", {"workbook": book([*GROUPS, ["9组", 2, ""], ["4组", "二", ""]])})
    words = shown.content.decode()
    assert shown.status_code == 200
    assert "9组" in words
    assert "B7" in words or "第 7 行" in words
    assert not queries.plan_of(VILLAGE, TODAY)
    source = shown.context["source"].pk
    done = secretary.post(f"{HOME}workbook/", {"source": source, "what": "groups"})
    assert done.status_code == 302
    assert queries.plan_of(VILLAGE, TODAY) == {group(1): 1, group(2): 1, group(3): 2, group(4): 2}
    row = Partition.objects.get(area_code=VILLAGE)
    assert (row.source_id, row.neighbours) == (source, [[group(n), group(n + 1)] for n in (1, 2, 3)])


def test_seats_come_by_workbook_too(secretary: Client) -> None:
    village(1000, party=3)
    secretary.post(f"{HOME}partition/", chosen({1: 1}))
    first, second = members(1, "party")[0], members(1, "masses")[0]
    rows = [
        ["户编号", "姓名", "成员类别", "提名渠道", "从本地走出", "本人愿意", "有时间"],
        [first.household.number, first.name, "党员", "", "", "", ""],
        [second.household.number, second.name, "乡贤代表（事业有成人士）", "群众推荐", "是", "是", "否"],
        ["无此户", "某某", "群众代表", "群众推荐", "", "", ""],
    ]
    shown = secretary.post(f"{HOME}workbook/", {"workbook": book(rows)})
    assert "无此户" in shown.content.decode()
    assert first.name not in shown.content.decode()
    done = secretary.post(f"{HOME}workbook/", {"source": shown.context["source"].pk, "what": "seats"})
    assert "有时间" in done.content.decode()
    assert [seat.member_id for seat in Seat.whole.filter(zone__area_code=VILLAGE)] == [first.pk]


def test_what_is_no_workbook_is_said_so(secretary: Client) -> None:
    village(1000)
    for file in (SimpleUploadedFile("信.xlsx", b"a letter"), book([["a", "b"], [1, 2]])):
        sent = secretary.post(f"{HOME}workbook/", {"workbook": file})
        assert sent.status_code == 422
        assert file.name in sent.content.decode()


def act(client: Client, what: str, **more: Any) -> Any:
    return client.post(f"{HOME}candidates/?grid=1", {"act": what, "key": str(uuid4()), **more})


@pytest.mark.requirement("R70", "Two nomination tracks -> candidate list -> vote of all villagers")
@pytest.mark.requirement("R71", "Public notice ended, then assignment")
def test_an_election_on_the_pages(secretary: Client) -> None:
    village(1000, party=20)
    secretary.post(f"{HOME}partition/", chosen({1: 1}))
    assert act(secretary, "open", seats="24").status_code == 422
    assert act(secretary, "open", seats="25").status_code == 302
    others, party = members(1, "masses")[:13], members(1, "party")[:13]
    found = secretary.get(f"{HOME}candidates/?grid=1&household={others[0].household.number}")
    assert len(found.context["nominees"]) == 4
    for i, one in enumerate(others):
        track = ("people", "committees")[i % 2]
        assert act(secretary, "nominate", member=one.pk, kind="group_head", track=track).status_code == 302
    assert act(secretary, "close").status_code == 422
    for one in party:
        assert act(secretary, "nominate", member=one.pk, kind="party_member", track="").status_code == 302
    assert act(secretary, "close").status_code == 302
    seats = list(Seat.whole.filter(zone__area_code=VILLAGE, party=False).order_by("pk"))
    counts = {f"votes-{seat.pk}": "300" for seat in seats} | {f"votes-{seats[0].pk}": "10"}
    assert "到会人数须不少于应到人数的1/2" in page_of(secretary, f"{HOME}votes/?grid=1").words
    turnout = {"eligible": "800", "present": "600", "spoilt": "5", "key": str(uuid4())}
    missing = secretary.post(f"{HOME}votes/?grid=1", turnout)
    assert missing.status_code == 422
    assert secretary.post(f"{HOME}votes/?grid=1", counts | turnout | {"key": str(uuid4())}).status_code == 302
    (zone,) = queries.zones_of(VILLAGE, TODAY)
    decision = elections.election(zone)
    chief, above = officer("specialist", VILLAGE), officer("poverty_office_director", TOWN)
    where = {"place_posted": "村务公开栏", "contact": "镇扶贫办"}
    with pinned(date(2017, 3, 1)) as posted:
        post_notice(chief, [decision], posted_on=posted, **where)
    with pinned(TODAY):
        take_step(above, [decision], on_date=TODAY)
        page = page_of(secretary, f"{HOME}members/")
        assert page.words.count("当选") == 25
        assert members(1, "masses")[0].name not in page.words
        assert "候补" in page.words
        assert act(secretary, "replace", seat=roster.seats(zone, TODAY, "elected")[0].pk, reason="").status_code == 422


def test_the_votes_of_the_other_grids_are_one_click_away(secretary: Client) -> None:
    village(700, 800, 900, 600)
    assert secretary.post(f"{HOME}partition/", chosen({1: 1, 2: 1, 3: 2, 4: 2})).status_code == 302
    links = [address for address, _words in page_of(secretary, f"{HOME}votes/").links]
    assert [one for one in links if one.startswith("?")] == ["?grid=1", "?grid=2"]


@pytest.mark.parametrize("path", ["partition/", "workbook/", "candidates/", "votes/"])
def test_who_may_not_write_is_refused(path: str) -> None:
    village(1000)
    assert signed_in("auditor", f"{TOWN[:4]}00000000000").get(HOME + path).status_code == 403
    assert signed_in("village_secretary", f"{VILLAGE[:11]}2000").get(HOME + path).status_code == 403
