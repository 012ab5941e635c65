"""Continued policies, entitlements not used, three schemes side by side: pages whose numbers are their records."""

from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from python_calamine import CalamineWorkbook

from hearthlight import figures
from hearthlight.desk.standard import entitle_unused
from hearthlight.help import queries as help_queries
from hearthlight.help import unused
from hearthlight.help.screening import screen_help
from hearthlight.people.sight import EVERYTHING
from hearthlight.register.models import Household, Income
from hearthlight.standard import pack, queries
from hearthlight.trail.act import System, act
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event
from tests.desk.conftest import SignIn
from tests.desk.reading import page_of
from tests.desk.records import a_home

SHUANGJIAN, GONGDIAN, VILLAGE = "341622101000000", "341623108000000", "341623108201000"


def _value(code: str, place: str, day: date, **arguments: str) -> int:
    return figures.value(figures.find(code), place, day, EVERYTHING, **arguments)  # type: ignore[arg-type]


def _of_home(house: Household, day: date) -> Any:
    return entitle_unused.of_home(house, day, queries.home(house.pk, house.area_code, day))


@pytest.mark.requirement("R86", "1,203..1,729 households and 3,189..4,580 people")
def test_the_page_of_shuangjian_says_its_count_and_its_bounds(county: date, as_role: SignIn) -> None:
    page = as_role("leader").get(f"/standard/continuation/{SHUANGJIAN}/").context
    households, people = page["totals"]["households"][0], page["totals"]["people"][0]
    one = page["bounds"]
    assert (one.least_households, one.least_people, one.most_households, one.most_people) == (1203, 3189, 1729, 4580)
    assert one.least_households < households < one.most_households
    assert one.least_people < people < one.most_people
    assert households == _value("standard.households_entitled", SHUANGJIAN, county)
    assert people == _value("standard.people_entitled", SHUANGJIAN, county)
    assert page["totals"]["undetermined"][0] == _value("standard.households_undetermined", SHUANGJIAN, county)


@pytest.mark.requirement("R86", "undetermined, listed, never silently no")
def test_the_undetermined_come_first_and_say_what_they_lack_and_who_mends_it(county: date, as_role: SignIn) -> None:
    client = as_role("leader")
    page = client.get(f"/standard/continuation/{SHUANGJIAN}/").context
    assert page["answer"] == "undetermined"
    assert page["rows"]
    assert all(row["answer"] == "undetermined" and row["lack"] and row["who"] for row in page["rows"])
    listed, after = [row["household"] for row in page["rows"]], page["next"]
    while after:
        page = client.get(f"/standard/continuation/{SHUANGJIAN}/?answer=undetermined&after={after}").context
        listed, after = listed + [row["household"] for row in page["rows"]], page["next"]
    judged = queries.entitlements(SHUANGJIAN, county).filter(answer="undetermined")
    assert sorted(listed) == sorted(judged["household"].to_list())
    assert len(set(listed)) == len(listed)


@pytest.mark.requirement("R86", "entitled")
def test_the_sums_are_whole_and_each_opens_to_its_records(county: date, as_role: SignIn) -> None:
    client = as_role("leader")
    page = client.get(f"/standard/continuation/{SHUANGJIAN}/?answer=entitled").context
    assert sum(one["households"] for one in page["reasons"]) == 1729
    assert sum(one["people"] for one in page["reasons"]) == 4580
    assert sum(one["entitled"] for one in page["parts"]) == page["totals"]["households"][0]
    assert {row["answer"] for row in page["rows"]} == {"entitled"}
    for one in page["reasons"]:
        assert parse_qs(urlsplit(one["people_link"]).query) == {"because": [one["because"]]}
    for name in ("households", "people"):
        one = next(one for one in page["reasons"] if one["because"] == "below_line")
        assert _value(f"standard.{name}_by_reason", SHUANGJIAN, county, because="below_line") == one[name] > 0
    assert "巩固期脱贫户" in page_of(client, page["reasons"][1]["households_link"]).words


def test_an_unknown_reason_is_no_page(county: date, as_role: SignIn) -> None:
    client = as_role("leader")
    assert client.get(f"/number/standard.households_by_reason/{SHUANGJIAN}/?because=luck").status_code == 404
    assert client.get(f"/standard/continuation/{SHUANGJIAN}/?because=luck&after=x.y&answer=z").status_code == 200


def test_names_are_masked_on_the_page_and_on_the_list_to_print(county: date, as_role: SignIn) -> None:
    client = as_role("village")
    for address in (f"/standard/continuation/{VILLAGE}/?answer=entitled", f"/standard/continuation/{VILLAGE}/list/"):
        rows = client.get(address).context["rows"]
        assert rows
        assert all(row["head"].endswith("*") for row in rows)
    listed = page_of(client, f"/standard/continuation/{VILLAGE}/list/").words
    assert len(rows) == _value("standard.households_entitled", VILLAGE, county)
    assert "收入" not in listed.partition("序号")[2], "income stands in no list that others read"


def test_the_workbook_holds_every_registered_home_masked_and_is_written_down(county: date, as_role: SignIn) -> None:
    client = as_role("village")
    sent = client.post(f"/standard/continuation/{VILLAGE}/workbook")
    assert sent.status_code == 200
    mark, headings, *rows = CalamineWorkbook.from_filelike(BytesIO(sent.content)).get_sheet_by_index(0).to_python()
    assert "样例数据" in str(mark[0])
    assert headings[:5] == ["序号", "行政村", "村民组", "户主", "家庭人口"]
    assert len(rows) == len(queries.entitlements(VILLAGE, county))
    assert all("*" in row[3] or row[3] == "—" for row in rows)
    event = Event.objects.latest("pk")
    assert (event.kind, event.summary["table"], event.summary["rows"]) == ("register.export", "continuation", len(rows))
    assert client.get(f"/standard/continuation/{VILLAGE}/workbook").status_code == 405
    twice, before = {"key": str(uuid4())}, Event.objects.count()
    answers = [client.post(f"/standard/continuation/{VILLAGE}/workbook", twice).status_code for _ in range(2)]
    assert (answers, Event.objects.count()) == ([200, 200], before + 1)
    assert as_role("auditor").post(f"/standard/continuation/{VILLAGE}/workbook").status_code == 403


@pytest.mark.requirement("R88", "unused entitlement list per household")
def test_the_unused_are_counted_by_entitlement_and_listed_by_home(county: date, as_role: SignIn) -> None:
    page = as_role("township").get(f"/standard/unused/{GONGDIAN}/").context
    found = help_queries.by_use(GONGDIAN, county)
    homes = _value("help.households_with_unused", GONGDIAN, county)
    assert page["totals"]["homes"][0] == homes == page["count"] > 0
    assert page["totals"]["untold"][0] == _value("help.households_undetermined", GONGDIAN, county)
    asked = {row["one"].code: {state: number for state, number, _link in row["cells"]} for row in page["table"]}
    assert {sum(cells.values()) for cells in asked.values()} == {found["household"].n_unique()}
    for code in ("education", "safe_water"):
        shown = _value("help.households_by_use", GONGDIAN, county, entitlement=code, state="unused")
        assert asked[code]["unused"] == shown > 0


@pytest.mark.requirement("R88", "unused entitlement list per household")
def test_the_list_of_one_entitlement_is_the_homes_that_have_not_used_it(county: date, as_role: SignIn) -> None:
    client, found = as_role("village"), help_queries.by_use(VILLAGE, county)
    wanted = found.filter(entitlement="micro_credit", state="unused")["household"].to_list()
    page = client.get(f"/standard/unused/{VILLAGE}/?entitlement=micro_credit&state=unused").context
    assert page["count"] == len(wanted) > 0
    assert {row["household"] for row in page["rows"]} <= set(wanted)
    assert client.get(f"/standard/unused/{VILLAGE}/?entitlement=x&state=y&after=1").context["state"] == "unused"
    assert client.get(f"/number/help.households_by_use/{VILLAGE}/?entitlement=x").status_code == 404


@pytest.mark.requirement("R88", "unused entitlement list per household")
def test_the_record_says_what_the_home_has_not_used_until_it_is_given(county: date, as_role: SignIn) -> None:
    house = a_home(water_safe=False)
    assert "safe_water" in [one.code for one, _title in _of_home(house, county)["unused"]]
    client = as_role("village")
    address = f"/households/{house.pk}/"
    assert "饮水安全" in page_of(client, address).words.partition("该享受、还没享受")[2].partition("生活条件")[0]
    [(person, _words), *_more] = client.get(f"{address}measures/").context["helpers"]
    given = {"key": str(uuid4()), "kind": "water", "item": "接通自来水", "yuan": "300", "due": "2017-06-01"}
    assert client.post(f"{address}measures/", given | {"person": str(person)}).status_code == 302
    states = _of_home(house, county)
    assert "safe_water" in [one.code for one, _title in states["ticked"]]


def test_an_ordinary_home_is_entitled_to_nothing_and_has_no_such_block(county: date, as_role: SignIn) -> None:
    homes = queries.households(VILLAGE, county)
    house = Household.whole.get(pk=homes.filter(homes["scheme"].is_null())["household"][0])
    assert _of_home(house, county) == {}
    assert 'id="unused"' not in as_role("village").get(f"/households/{house.pk}/").content.decode()


@pytest.mark.requirement("R83", "each ticked measure needs a result (amount, date, evidence)")
def test_the_demos_measures_are_mostly_finished_and_the_figure_is_the_rule(county: date) -> None:
    late = _value("help.measures_without_result", GONGDIAN, county)
    measures = _value("help.measures", GONGDIAN, county)
    assert 0 < late < measures * 3 // 100
    changed = screen_help(System("test"), county, GONGDIAN)
    assert (changed["help.measure_result"].still, changed["help.measure_result"].opened) == (late, 0)
    assert changed["help.result_evidence"].still < measures * 3 // 100


def _earned(house: Household, day: date) -> None:
    with act(System("test"), "test.earn", at=house.area_code, day=day) as event:
        bulk(event, [Income(household=house, year=day.year - 1, item="wage", fen=100, origin="declared")])


@pytest.mark.requirement("R51", "checkable items")
def test_three_schemes_stand_side_by_side(county: date, as_role: SignIn) -> None:
    house, client = a_home(water_safe=False), as_role("village")
    _earned(house, county)
    address = f"/households/{house.pk}/schemes/"
    page = client.get(address).context
    assert [one["pack"].code for one in page["columns"]] == [one.code for one in pack.all_packs()]
    assert [one["day"] for one in page["columns"]] == [county, date(2021, 1, 1), date(2026, 1, 1)]
    water = next(row for row in page["standard"] if row["title"] == "饮水安全")
    assert water["replies"][0]["answer"] == "breaks"
    assert all(len(row["replies"]) == 3 for row in [*page["standard"], *page["logic"]])
    words = page_of(client, address).words
    assert "6,000" in words
    assert "参考线，不是门槛" in words
    income = page["standard"][0]["replies"]
    assert [one["answer"] for one in income[:2]] == ["breaks", "reference"], "a reference is nothing that a home fails"
    assert "在监测范围内" in words
    assert Event.objects.filter(kind="people.open_record", subject_id=house.pk).exists()


def test_what_is_out_of_sight_is_refused(county: date, as_role: SignIn) -> None:
    assert as_role("village").get(f"/standard/unused/{GONGDIAN}/").status_code == 403
    assert as_role("operator").get("/standard/continuation/").status_code == 403
    assert as_role("village").get("/households/999999999/schemes/").status_code == 404


def test_states_are_said_in_words_where_a_number_opens(county: date, as_role: SignIn) -> None:
    address = f"/number/help.households_by_use/{VILLAGE}/?entitlement=micro_credit&state=unused"
    words = page_of(as_role("village"), address).words
    assert "小额信贷" in words
    assert "应享未享" in words
    assert set(unused.SAID) == set(unused.STATES)
