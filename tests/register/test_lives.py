"""The register's life: births, deaths, marriages, splits, merges, moves; dated, once, refused where impossible."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from hearthlight.core import areas
from hearthlight.core.clock import pinned
from hearthlight.decisions.models import Decision
from hearthlight.people.secrets import opened
from hearthlight.places.models import Area
from hearthlight.register import frames, standing
from hearthlight.register.life.comings import join, leave, move_member
from hearthlight.register.life.endings import end_household
from hearthlight.register.life.moves import move_household
from hearthlight.register.life.splits import merge_household, split_household
from hearthlight.register.life.states import add_state, enter_state
from hearthlight.register.models import Household, Member, Status
from hearthlight.register.past import past
from hearthlight.register.queries import ledger
from hearthlight.register.reading import Scope
from hearthlight.register.refusals import Impossible
from hearthlight.trail.act import Refused, act
from hearthlight.trail.history import add, amend
from tests.register.homes import (
    BEGIN,
    DAY,
    OTHER_VILLAGE,
    SYSTEM,
    TOWN,
    VILLAGE,
    home,
    members,
    number_of,
    village,
)
from tests.register.test_frames import ACCOUNTS

pytestmark = pytest.mark.django_db
THEN = date(2017, 2, 1)


@pytest.fixture(autouse=True)
def today() -> Any:
    with pinned(DAY):
        yield


def registered(people: int = 3, **fields: Any) -> Household:
    return home([{} for _ in range(people)], [("registered", BEGIN)], **fields)


def there(house: Household, day: date = DAY) -> list[tuple[int, str | None]]:
    return list(
        Member.whole.filter(standing.present(day), household=house).order_by("number").values_list("number", "relation")
    )


def numbers(place: str) -> tuple[int, ...]:
    """(joined, left, closing) of households, then of people, since the day before."""
    kept = ledger(place, DAY, date(2017, 1, 31))
    assert kept.balanced
    return tuple(getattr(one, name) for one in (kept.households, kept.people) for name in ("joined", "left", "closing"))


def test_the_dead_do_not_die_again_nor_go_elsewhere() -> None:
    house, other = registered(), registered()
    gone = members(house)[1]
    leave(SYSTEM, gone, THEN, "died")
    for again in (
        lambda: leave(SYSTEM, gone, DAY, "died"),
        lambda: move_member(SYSTEM, gone, other, DAY),
        lambda: leave(SYSTEM, members(house)[2], BEGIN, "died"),
        lambda: leave(SYSTEM, members(house)[2], date(2017, 3, 29), "died"),
    ):
        with pytest.raises(Impossible):
            again()
    assert there(house) == [(1, "head"), (3, "other")]


def test_the_head_does_not_go_without_a_new_head() -> None:
    house = registered()
    head, second, third = members(house)
    with pytest.raises(Impossible):
        leave(SYSTEM, head, THEN, "died")
    assert Member.whole.get(pk=head.pk).left_on is None
    leave(SYSTEM, members(house)[0], THEN, "died", new_head=second, relations={third.pk: "son"})
    assert there(house) == [(2, "head"), (3, "son")]
    assert there(house, date(2017, 1, 31))[0] == (1, "head")


def test_with_the_last_person_the_household_ends_and_leaves_the_register() -> None:
    house = registered(1)
    leave(SYSTEM, members(house)[0], THEN, "died")
    house.refresh_from_db()
    assert (house.until, house.ended_how) == (THEN, "died_out")
    assert not standing.in_register(DAY).filter(household=house).exists()
    assert numbers(VILLAGE) == (0, 1, 0, 0, 1, 0)
    assert frames.households(DAY, VILLAGE, ACCOUNTS).is_empty()


def test_a_child_belongs_to_its_home_from_its_birth() -> None:
    house = registered()
    child = {"household": house, "number": 4, "name": "样4", "relation": "son", "joined_how": "born"}
    join(SYSTEM, Member(**child, joined_on=THEN))
    assert Member.whole.get(household=house, number=4).birth == THEN
    for wrong in ({"birth": date(2017, 1, 1)}, {"relation": "head"}):
        with pytest.raises(Impossible):
            join(SYSTEM, Member(**child | {"number": 5, "joined_on": THEN} | wrong))
    assert numbers(VILLAGE)[3:] == (1, 0, 4)


def test_a_marriage_takes_the_person_and_their_numbers_along() -> None:
    number = number_of(date(1992, 5, 1), male=False)
    old = home([{}, {"identity": number, "labour": "ordinary"}], [("registered", BEGIN)])
    new = registered(place=OTHER_VILLAGE)
    bride = members(old)[1]
    row = move_member(SYSTEM, bride, new, THEN, how="married", relation="daughter_in_law")
    assert (row.continues_id, row.labour, row.number, row.area_code) == (bride.pk, "ordinary", 4, OTHER_VILLAGE)
    assert (bride.left_how, row.joined_how) == ("married_out", "married_in")
    assert opened(row, "identity") == number
    assert frames.members(DAY, OTHER_VILLAGE)["id_times"].to_list() == [None, None, None, 1]
    assert [numbers(place)[3:] for place in (VILLAGE, OTHER_VILLAGE, TOWN)] == [(0, 1, 1), (1, 0, 4), (0, 0, 5)]


def test_a_split_makes_a_household_and_nobody_new() -> None:
    house = registered()
    _head, second, third = members(house)
    said = {"going": [second, third], "number": "S-new", "day": THEN, "head": second, "relations": {third.pk: "spouse"}}
    key = uuid4()
    part = split_household(SYSTEM, house, **said, key=key)
    assert split_household(SYSTEM, house, **said, key=key) == part
    assert (there(house), there(part)) == ([(1, "head")], [(1, "head"), (2, "spouse")])
    state = Status.whole.get(household=part)
    assert (state.state, state.way, state.since, state.from_date) == ("registered", "split", BEGIN, THEN)
    assert numbers(VILLAGE) == (1, 0, 2, 0, 0, 3)
    assert part.house_grade is None


def test_a_split_of_a_home_that_is_out_is_no_second_exit() -> None:
    house = home([{}, {}], [("registered", BEGIN), ("exited", date(2015, 12, 9))])
    part = split_household(SYSTEM, house, [members(house)[1]], "S-new", THEN, head=members(house)[1])
    assert standing.exits(DAY).count() == 1
    found = frames.households(DAY, VILLAGE, ACCOUNTS)
    assert found.select("state", "exited_year").rows() == [("exited", 2015)] * 2
    assert found["household"].to_list() == [house.pk, part.pk]


def test_impossible_splits() -> None:
    house, other = registered(), registered()
    head, second, third = members(house)
    for wrong in (
        {"going": [head, second, third]},
        {"going": []},
        {"going": [members(other)[0]]},
        {"head": third},
        {"going": [head], "head": head},
        {"number": other.number},
        {"number": ""},
        {"day": date(2017, 4, 1)},
        {"day": date(2013, 1, 1)},
    ):
        with pytest.raises(Impossible):
            split_household(SYSTEM, house, **{"going": [second], "number": "S-x", "day": THEN, "head": second} | wrong)
    assert len(there(house)) == 3
    assert not Household.whole.filter(number="S-x").exists()


def test_a_merge_ends_one_household_and_nobody_is_lost() -> None:
    house, into = registered(2), registered(1)
    merge_household(SYSTEM, house, into, THEN, relations={members(house)[0].pk: "father"})
    house.refresh_from_db()
    assert (house.until, house.ended_how) == (THEN, "merged")
    assert there(into) == [(1, "head"), (2, "father"), (3, None)]
    assert numbers(VILLAGE) == (0, 1, 1, 0, 0, 3)
    with pytest.raises(Impossible):
        merge_household(SYSTEM, house, into, DAY)
    with pytest.raises(Impossible):
        merge_household(SYSTEM, into, into, DAY)


def villages() -> None:
    with act(SYSTEM, "test.places", at=TOWN, day=DAY) as event:
        village(event, VILLAGE, "样一村")
        village(event, OTHER_VILLAGE, "样二村")
        if not Area.objects.filter(code=TOWN).exists():
            add(event, Area(code=TOWN, level="township", name="样镇", from_date=BEGIN))


def test_a_move_is_left_there_joined_here_and_nothing_in_the_town() -> None:
    villages()
    house = home([{"identity": number_of(date(1980, 1, 1), male=True)}, {}], [("registered", BEGIN)])
    move_household(SYSTEM, house, OTHER_VILLAGE, THEN)
    assert set(Member.whole.filter(household=house).values_list("area_code", flat=True)) == {OTHER_VILLAGE}
    assert numbers(VILLAGE) == (0, 1, 0, 0, 2, 0)
    assert numbers(OTHER_VILLAGE) == (1, 0, 1, 2, 0, 2)
    assert numbers(TOWN) == (0, 0, 1, 0, 0, 2)
    before = past.household_as_of(house.pk, date(2017, 1, 31))
    assert (before.household.area_code, before.members[0].area_code) == (VILLAGE, VILLAGE)
    assert opened(members(house)[0], "identity")


def test_a_home_that_is_out_moves_with_the_year_of_its_exit() -> None:
    villages()
    house = home([{}], [("registered", BEGIN), ("exited", date(2014, 12, 9))])
    move_household(SYSTEM, house, OTHER_VILLAGE, THEN)
    assert frames.households(DAY, OTHER_VILLAGE, ACCOUNTS)["exited_year"].to_list() == [2014]
    assert standing.exits(DAY, 2017).count() == 0


def test_a_state_of_a_later_day_moves_along() -> None:
    villages()
    house = home([{}], [("registered", BEGIN), ("exited", date(2017, 3, 1))])
    move_household(SYSTEM, house, OTHER_VILLAGE, THEN)
    rows = Status.whole.filter(household=house).order_by("from_date").values_list("state", "way", "area_code")
    assert list(rows) == [
        ("registered", "", VILLAGE),
        ("registered", "moved_in", OTHER_VILLAGE),
        ("exited", "", OTHER_VILLAGE),
    ]
    assert ledger(OTHER_VILLAGE, DAY, date(2017, 1, 31)).households.exited == 1


class VillageOnly:
    pk, name = None, "样"

    def may(self, kind: str, place: str) -> bool:
        return place.startswith(VILLAGE[:12])

    def office_title(self, place: str) -> str:
        return ""


def test_a_move_is_entered_by_who_is_in_charge_of_both_places() -> None:
    villages()
    house = registered()
    with pytest.raises(Refused):
        move_household(VillageOnly(), house, OTHER_VILLAGE, THEN)
    for wrong in (TOWN, VILLAGE, "341602100999000"):
        with pytest.raises(Impossible):
            move_household(SYSTEM, house, wrong, THEN)
    house.refresh_from_db()
    assert house.area_code == VILLAGE


def test_a_household_ends_only_when_nobody_is_left() -> None:
    house = registered()
    with pytest.raises(Impossible):
        end_household(SYSTEM, house, THEN, "died_out")
    end_household(SYSTEM, house, THEN, "moved_out")
    assert there(house) == []
    assert ledger(VILLAGE, DAY, date(2017, 1, 31)).households.left_by == {"moved_out": 1}
    with pytest.raises(Impossible):
        end_household(SYSTEM, house, DAY, "moved_out")


@pytest.mark.requirement("R58", "what was entered by mistake never was")
def test_a_household_entered_by_mistake_never_was() -> None:
    house, other = registered(), registered()
    end_household(SYSTEM, house, THEN, "mistaken")
    leave(SYSTEM, members(other)[2], THEN, "mistaken")
    kept = ledger(VILLAGE, DAY, date(2013, 12, 31))
    assert (kept.households.new, kept.people.new, kept.people.left) == (1, 2, 0)
    assert [standing.standing(DAY).count(), len(past.households_as_of(BEGIN, Scope(*areas.subtree(VILLAGE))))] == [1, 1]


def test_an_exit_entered_by_mistake_leaves_the_state_before() -> None:
    house = registered()
    row = enter_state(SYSTEM, house, "exited", THEN, way="help")
    with act(SYSTEM, "test.undo", at=VILLAGE, day=DAY) as event:
        amend(event, row, THEN, state="cancelled", way="mistaken")
    assert standing.standing(DAY).get(household=house).state == "registered"
    assert frames.households(DAY, VILLAGE, ACCOUNTS)["state"].to_list() == ["registered"]
    assert standing.exits(DAY).count() == 0


def test_a_state_stands_once_a_day_and_not_before_its_day() -> None:
    house = registered()
    enter_state(SYSTEM, house, "exited", THEN)
    for day in (THEN, date(2017, 3, 29)):
        with pytest.raises(Impossible):
            enter_state(SYSTEM, house, "returned", day)


def closed(place: str, year: int) -> Decision:
    with act(SYSTEM, "test.close", at=place, day=DAY) as event:
        row = Decision(kind="year_close", subject_kind="places.area", subject_id=year, area_code=place)
        row.procedure, row.procedure_date, row.payload = "year_close", BEGIN, {"year": year}
        row.state = "passed"
        return add(event, row)


@pytest.mark.requirement("R58", "a closed year is not changed behind the ledger's back")
def test_what_is_dated_in_a_closed_year_is_refused_but_by_a_change_request() -> None:
    house = registered()
    closed(TOWN, 2016)
    closed(OTHER_VILLAGE, 2017)
    for refused in (
        lambda: enter_state(SYSTEM, house, "exited", date(2016, 12, 9)),
        lambda: leave(SYSTEM, members(house)[1], date(2016, 12, 9), "died"),
    ):
        with pytest.raises(Impossible, match="2016"):
            refused()
    asked = closed(VILLAGE, 2015)
    asked.kind = "change_request"
    with act(SYSTEM, "test.change", at=VILLAGE, day=DAY) as event:
        add_state(event, house, "registration", "exited", date(2016, 12, 9), decision=asked)
    enter_state(SYSTEM, house, "returned", THEN)
