"""The household list: who is in it, by what it is narrowed, in which order, for whose eyes, a page at a time."""

from datetime import date
from typing import Any

import pytest

from hearthlight.desk.households import household_columns, household_list
from hearthlight.desk.households.household_filters import EVERY
from hearthlight.people.sight import EVERYTHING, NoViewer, Viewer, viewing
from hearthlight.register.models import Household
from hearthlight.register.models.status import MONITORING
from tests.desk.homes import START, finding, home, member, status, writing

DAY = date(2017, 3, 28)
VILLAGE, NEIGHBOUR, TOWN = "341623108201000", "341623108204000", "341623108000000"


def numbers(place: str = TOWN, day: date = DAY, **chosen: str) -> list[str]:
    """Numbers of the homes on the first page."""
    rows, _next = household_list.page(household_list.wanted(place, chosen, day), day)
    return [row["number"] for row in rows]


@pytest.fixture
def homes(db: None) -> Any:
    """Homes of every kind, seen by somebody who sees everything."""
    with writing() as event:
        kinds = {
            "poor": {"house_grade": "D", "water_safe": False},
            "out": {"house_grade": "A", "water_safe": True},
            "back": {},
            "puzzle": {"house_grade": "B"},
            "struck": {},
            "plain": {},
            "gone": {"until": date(2016, 1, 1), "ended_how": "moved_out"},
            "mistake": {"until": START, "ended_how": "mistaken"},
        }
        made = {name: home(event, name, VILLAGE[:12] + "001", **facts) for name, facts in kinds.items()}
        for name in ("poor", "out", "back", "puzzle", "struck", "gone"):
            status(event, made[name], "registered", START, cause_1="illness" if name != "poor" else "land")
        status(event, made["out"], "exited", date(2016, 12, 20))
        status(event, made["back"], "exited", date(2015, 12, 20))
        status(event, made["back"], "returned", date(2017, 1, 5))
        status(event, made["puzzle"], None, date(2017, 1, 5))
        status(event, made["struck"], "cancelled", date(2016, 6, 1))
        status(event, made["out"], "unstable", date(2017, 2, 1), scheme=MONITORING)
        status(event, made["poor"], None, date(2017, 2, 1), scheme=MONITORING)
        for name, ill in (("poor", True), ("out", None), ("back", False)):
            member(event, made[name], ill_serious=ill)
        finding(event, made["poor"], "open")
        finding(event, made["out"], "cannot_judge")
        finding(event, made["back"], "explained")
    with viewing(EVERYTHING):
        yield made


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, {"poor", "out", "back", "puzzle"}),
        ({"state": "registered"}, {"poor", "back"}),
        ({"state": "exited"}, {"out"}),
        ({"state": "returned"}, {"back"}),
        ({"state": "unknown"}, {"puzzle"}),
        ({"state": "cancelled"}, {"struck"}),
        ({"state": "ordinary"}, {"plain"}),
        ({"state": "all"}, {"poor", "out", "back", "puzzle", "struck", "plain"}),
        ({"state": "ended"}, {"gone", "mistake"}),
        ({"year": "2016"}, {"out"}),
        ({"year": "2015"}, set()),
        ({"cause": "land"}, {"poor"}),
        ({"cause": "unknown"}, {"out", "back", "puzzle"}),
        ({"monitored": "unstable"}, {"out"}),
        ({"monitored": "unknown"}, {"poor"}),
        ({"monitored": "none"}, {"back", "puzzle"}),
        ({"grade": "D"}, {"poor"}),
        ({"grade": "unknown"}, {"back"}),
        ({"water": "yes"}, {"out"}),
        ({"water": "no"}, {"poor"}),
        ({"water": "unknown"}, {"back", "puzzle"}),
        ({"ill": "yes"}, {"poor"}),
        ({"ill": "no"}, {"back"}),
        ({"ill": "unknown"}, {"out", "puzzle"}),
        ({"doubt": "yes"}, {"poor"}),
        ({"doubt": "no"}, {"back", "puzzle"}),
        ({"doubt": "unknown"}, {"out"}),
        ({"doubt": "yes", "grade": "A"}, set()),
        ({"grade": "E", "water": "2"}, {"poor", "out", "back", "puzzle"}),
        ({"q": "oor"}, {"poor", "out", "back", "puzzle"}),
    ],
)
def test_each_choice_means_its_homes(homes: Any, chosen: dict[str, str], found: set[str]) -> None:
    assert set(numbers(**chosen)) == found


def test_the_choices_of_a_filter_share_all_homes_out(homes: Any) -> None:
    for one in EVERY[3:]:
        shared = [
            number for choice, _title in one.choices(DAY) for number in numbers(state="all", **{one.code: choice})
        ]
        assert sorted(shared) == sorted(numbers(state="all")), one.code


def test_an_earlier_day_shows_the_states_of_that_day(homes: Any) -> None:
    day = date(2016, 1, 1)
    assert set(numbers(day=day, state="registered")) == {"poor", "out", "puzzle", "struck"}
    assert set(numbers(day=day, state="exited")) == {"back"}
    assert set(numbers(day=date(2015, 12, 31), state="all")) >= {"gone"}
    [row] = household_list.page(household_list.wanted(TOWN, {"state": "exited"}, day), day)[0]
    assert (row["now_state"], row["now_since"]) == ("exited", date(2015, 12, 20))


@pytest.mark.parametrize("sort", ["place", "number"])
def test_every_home_stands_on_one_page_in_order(db: None, monkeypatch: pytest.MonkeyPatch, sort: str) -> None:
    monkeypatch.setattr(household_list, "PAGE", 3)
    with writing() as event:
        groups = [VILLAGE[:12] + "002", VILLAGE[:12] + "001", NEIGHBOUR[:12] + "001"]
        made = [home(event, f"S{97 * number % 100:03d}", groups[number % 3]) for number in range(10)]
    expected = sorted(made, key=lambda one: (one.area_code, one.pk) if sort == "place" else (one.number,))
    found, after = [], ""
    with viewing(EVERYTHING):
        for _page in range(5):
            wanted = household_list.wanted(TOWN, {"state": "all", "sort": sort, "after": after}, DAY)
            rows, after = household_list.page(wanted, DAY)
            found += [row["number"] for row in rows]
            if not after:
                break
    assert found == [one.number for one in expected]


def test_a_list_holds_what_its_reader_may_see_and_nothing_else(db: None) -> None:
    with writing() as event:
        mine, near, far = (home(event, n, p) for n, p in (("mine", VILLAGE), ("near", NEIGHBOUR), ("far", "340100")))
    span, other = ("341623108201000", "341623108202"), ("341623108204000", "341623108205")
    seen = {
        Viewer(1, "village", (span,), (span,)): {"mine"},
        Viewer(1, "village", (span, other), (span, other)): {"mine", "near"},
        Viewer(1, "village", (span,), (span,), frozenset([near.pk, far.pk])): {"mine", "near"},
        Viewer(1, "operator", (span,)): set(),
    }
    for viewer, found in seen.items():
        with viewing(viewer):
            assert set(numbers(state="all")) == found
            assert set(numbers(VILLAGE, state="all")) == found & {"mine"}
            assert set(numbers(state="all", sort="number", after="a")) == found
    with pytest.raises(NoViewer):
        numbers(state="all")
    assert mine.number == "mine"


def test_the_head_is_the_one_of_the_day(db: None) -> None:
    with writing() as event:
        one = home(event, "T1", VILLAGE)
        member(event, one, 1, name="前样一", left_on=date(2016, 1, 1), left_how="died")
        member(event, one, 2, name="后样二", joined_on=date(2016, 1, 1))
    with viewing(EVERYTHING):
        for day, name in ((date(2015, 12, 31), "前样一"), (DAY, "后样二")):
            [row] = household_list.page(household_list.wanted(VILLAGE, {"state": "all"}, day), day)[0]
            assert (row["head"], row["people"]) == (name, 1)


def test_an_address_holds_only_what_was_asked(homes: Any) -> None:
    wanted = household_list.wanted(TOWN, {"grade": "D", "sort": "place", "q": " 12 ", "x": "1", "search": "no"}, DAY)
    assert wanted.query() == f"place={TOWN}&grade=D&q=12"
    assert wanted.query(grade="") == f"place={TOWN}&q=12"
    assert household_list.wanted(TOWN, {"q": "张样三"}, DAY).query() == f"place={TOWN}"
    for after in ("x", ".", "341623108201001.x", "341623108201001.999999999999999999999"):
        assert isinstance(numbers(after=after), list)


@pytest.mark.parametrize(("cookie", "shown"), [("", household_columns.USUAL), ("nonsense", household_columns.USUAL)])
def test_the_usual_columns_stand_where_none_is_chosen(cookie: str, shown: tuple[str, ...]) -> None:
    assert tuple(column.code for column in household_columns.chosen(cookie)) == shown


def test_unknown_is_said_in_every_column_and_never_no(homes: dict[str, Household]) -> None:
    rows, _next = household_list.page(household_list.wanted(TOWN, {"state": "unknown"}, DAY), DAY)
    said = {column.code: column.cell(rows[0] | {"place": ""}) for column in household_columns.COLUMNS}
    assert {said[code] for code in ("state", "cause", "water", "ill")} == {"不清楚"}
    rows, _next = household_list.page(household_list.wanted(TOWN, {"state": "ordinary"}, DAY), DAY)
    said = {column.code: column.cell(rows[0] | {"place": ""}) for column in household_columns.COLUMNS}
    assert (said["state"], said["since"], said["cause"], said["monitored"]) == ("一般农户", "—", "—", "—")
