"""Pages of exit gates, indices and samples over the whole demo: numbers agree with their records."""

from datetime import date
from fractions import Fraction
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from hearthlight import figures
from hearthlight.decisions.models import Decision
from hearthlight.demo.world import GONGDIAN, SHUANGJIAN
from hearthlight.people.sight import EVERYTHING
from hearthlight.register.models import Household, Member
from hearthlight.standard.exits import read
from hearthlight.standard.indices import query as indices_query
from hearthlight.standard.sampling import sample
from hearthlight.trail.models import Event
from tests.desk.conftest import SignIn
from tests.desk.reading import page_of

POOR_VILLAGE = "341622101207000"


@pytest.fixture
def leader(as_role: SignIn) -> Client:
    """Who sees both towns."""
    return as_role("leader")


def value(code: str, place: str, day: date) -> int:
    return figures.value(figures.find(code), place, day, EVERYTHING)  # type: ignore[arg-type]


@pytest.mark.requirement("R80", "pass line: who would pass, who fails, who cannot be judged, as figures")
def test_the_homes_not_exited_are_parted_by_the_gate_and_nobody_is_lost(county: date) -> None:
    parts = [value(f"standard.exit_{one}", SHUANGJIAN, county) for one in ("ready", "failing", "undetermined")]
    assert sum(parts) == value("register.households_left", SHUANGJIAN, county) == 790
    assert min(parts) > 0


def test_the_page_names_what_fails_with_its_cause(leader: Client, county: date) -> None:
    found = read.judged(SHUANGJIAN, county, "left").filter(verdict="breaks")
    village = found["area_code"][0][:12] + "000"
    page = page_of(leader, f"/standard/exits/{village}/?verdict=breaks")
    number = Household.whole.get(pk=found["household"][0]).number
    assert number in page.words
    assert "未达标：" in page.words
    heads = Member.whole.filter(household__area_code__startswith=village[:12], relation="head")
    assert not [name for name in heads.values_list("name", flat=True)[:200] if name in page.words]


def test_a_county_shows_places_and_no_home(leader: Client) -> None:
    page = leader.get("/standard/exits/341622000000000/")
    assert page.context["rows"] is None


def test_a_township_shows_its_places_and_lists_its_homes_a_page_at_a_time(leader: Client) -> None:
    page = leader.get(f"/standard/exits/{SHUANGJIAN}/?verdict=holds")
    rows, ready = page.context["rows"], value("standard.exit_ready", SHUANGJIAN, page.wsgi_request.day)
    assert len(rows) == min(50, ready) > 0
    assert rows[0]["village"] in page.content.decode().partition('id="homes"')[2]
    totals = {verdict: number for verdict, _code, number in page.context["totals"]}
    assert {name: sum(one[name] for one in page.context["parts"]) for name in totals} == totals


@pytest.mark.requirement("R59", "villages not yet out with what each still lacks")
def test_the_two_poor_villages_and_what_they_lack(leader: Client) -> None:
    villages = leader.get(f"/standard/exits/{SHUANGJIAN}/").context["villages"]
    assert [one["code"] for one in villages] == [POOR_VILLAGE, "341622101219000"]
    told = [" ".join(one["said"]) for one in villages]
    assert "没有通宽带" in told[0]
    assert "无法判断：村医。" in told[1]
    assert all(f"{one['people']:,} 人中" in words for one, words in zip(villages, told, strict=True))


def test_a_county_says_what_nobody_measured(leader: Client) -> None:
    county = leader.get("/standard/exits/341622000000000/").context["counties"][0]
    assert "还有贫困村未出列" in " ".join(county["said"])
    assert "无法判断：错退率、漏评率、群众认可度、收入增幅。" in county["said"][-1]


def test_the_village_secretary_alone_begins_the_exit(as_role: SignIn) -> None:
    client = as_role("county")
    answer = client.post(f"/standard/exits/{GONGDIAN}/begin", {"key": uuid4()})
    assert answer.status_code == 422
    assert not Decision.whole.filter(kind="village_exit").exists()


@pytest.mark.requirement("R61", "rate now with its base said, by place")
def test_indices_add_up_and_their_people_open_to_records(leader: Client, county: date) -> None:
    whole, parts = indices_query.of_place(SHUANGJIAN, county)
    context = leader.get(f"/standard/indices/{SHUANGJIAN}/").context
    assert (
        context["whole"]["one"].poor_people
        == whole.poor_people
        == value("standard.people_by_answer", SHUANGJIAN, county)
    )
    assert (
        context["whole"]["one"].poor_homes
        == whole.poor_homes
        == value("standard.households_by_answer", SHUANGJIAN, county)
    )
    assert sum(one.people for one in parts.values()) == whole.people == 4_580
    assert context["by_state"] == "2.13%"
    assert len(context["rows"]) == len(parts)


def test_everybody_as_base_is_mostly_unknown_and_says_so(leader: Client, county: date) -> None:
    whole, _parts = indices_query.of_place(SHUANGJIAN, county, "all")
    assert whole.people == 90_100
    assert whole.incidence is not None
    assert whole.incidence.most - whole.incidence.least > Fraction(9, 10)
    page = page_of(leader, f"/standard/indices/{SHUANGJIAN}/?base=all")
    assert "无法判断" in page.words
    assert "本地全部人口" in page.words


def drawn(client: Client, **given: Any) -> Event:
    asked = {"seed": "20170328", "exited": "60", "unregistered": "0", "allocation": "proportional", "key": uuid4()}
    answer = client.post(f"/standard/sample/{SHUANGJIAN}/draw", asked | given)
    assert answer.status_code == 302
    return Event.objects.latest("pk")


def test_an_auditor_draws_and_the_event_keeps_no_home(as_role: SignIn, county: date) -> None:
    event = drawn(as_role("auditor"), unregistered="40")
    assert (event.kind, event.summary["seed"], event.area_code) == ("standard.sample", 20170328, SHUANGJIAN)
    kept = event.summary["kinds"]
    assert {kind: sum(one["wanted"].values()) for kind, one in kept.items()} == {"exited": 60, "unregistered": 40}
    found = sample.drawn(event, "exited")
    assert found is not None
    assert len(found.homes) == 60
    assert found.same_list
    assert not [number for number in found.homes["number"] if number in str(event.summary)]
    assert set(found.homes["household"]) <= set(read.homes(SHUANGJIAN, county, "exited")["household"])


def test_the_same_seed_draws_the_same_homes_and_another_click_draws_once(as_role: SignIn, county: date) -> None:
    client, key = as_role("auditor"), uuid4()
    first, second = drawn(client, key=key), drawn(client, key=uuid4())
    homes = [sample.drawn(one, "exited") for one in (first, second)]
    assert homes[0] is not None
    assert homes[1] is not None
    assert homes[0].homes.equals(homes[1].homes)
    before = Event.objects.count()
    client.post(
        f"/standard/sample/{SHUANGJIAN}/draw",
        {"seed": "20170328", "exited": "60", "unregistered": "0", "allocation": "proportional", "key": key},
    )
    assert Event.objects.count() == before


def test_what_a_census_of_records_finds_lies_where_the_sample_says(as_role: SignIn, county: date) -> None:
    event = drawn(as_role("auditor"), exited="300")
    found = sample.drawn(event, "exited")
    assert found is not None
    assert found.whole.low is not None
    assert found.whole.high is not None
    exited = value("standard.wrong_exits", SHUANGJIAN, county)
    unsure = value("standard.exits_undetermined", SHUANGJIAN, county)
    assert found.whole.low <= Fraction(exited + unsure, found.whole.population)
    assert Fraction(exited, found.whole.population) <= found.whole.high


def test_the_working_paper_is_masked_and_written_down(as_role: SignIn) -> None:
    client = as_role("auditor")
    event = drawn(client)
    answer = client.post(f"/standard/sample/{SHUANGJIAN}/{event.pk}/workbook")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "样例数据 synthetic"
    assert len(rows) == 2 + 60
    names = {row[5] for row in rows[2:]}
    assert not names & set(Member.whole.filter(relation="head").values_list("name", flat=True))
    last = Event.objects.latest("pk")
    assert (last.kind, last.summary) == ("standard.sample_paper", {"draw": event.pk, "rows": 60})
    twice = {"key": str(uuid4())}
    answers = [client.post(f"/standard/sample/{SHUANGJIAN}/{event.pk}/workbook", twice).status_code for _ in range(2)]
    assert (answers, Event.objects.filter(pk__gt=last.pk).count()) == ([200, 200], 1)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"exited": "999999"}, "要抽 999999 户：请填 1 到 2000"),
        ({"exited": "1900", "unregistered": "0"}, "要抽 1900 户：请填 1 到 9"),
        ({"seed": "one"}, "“随机种子”应填整数，读到的是“one”"),
        ({"seed": ""}, "“随机种子”没有填"),
        ({"exited": "0", "unregistered": ""}, "要抽 0 户"),
    ],
)
def test_a_sample_that_cannot_be_is_refused_in_one_sentence(as_role: SignIn, given: dict[str, str], said: str) -> None:
    asked = {"seed": "1", "exited": "10", "unregistered": "0", "key": uuid4()} | given
    answer = as_role("auditor").post(f"/standard/sample/{SHUANGJIAN}/draw", asked)
    assert answer.status_code == 422
    assert said in answer.content.decode()
