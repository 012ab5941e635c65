"""What the standard says before an exit, by name and cause; it blocks only where the setting says so; a village's."""

from datetime import date, timedelta
from typing import Any

import pytest

from hearthlight.core.clock import pinned
from hearthlight.core.parameters import Parameters
from hearthlight.decisions.actions import Gated, post_notice, propose, take_step
from hearthlight.decisions.effects import cautions_of, gate_of
from hearthlight.decisions.models import Decision
from hearthlight.places.actions import state_village
from hearthlight.places.models import Area
from hearthlight.register.earnings import declare_income
from hearthlight.register.models import Household, Status
from hearthlight.standard.exits import settings
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from tests.decisions.village import DAY, GROUP, SYSTEM, VILLAGE, Offices, registered

MET: dict[str, Any] = {
    "house_grade": "B",
    "house_repaired": False,
    "water_safe": True,
    "food_ok": True,
    "clothes_ok": True,
}
ITEMS = ("hardened_road", "bus", "power", "broadcast", "culture_room", "clinic", "doctor", "broadband")


def met(**facts: Any) -> Household:
    """A home that meets the standard but for what is told of it: two people, one at school, all insured, 3,000 each."""
    home = registered(**MET | facts)
    with act(SYSTEM, "test.whole", at=GROUP, day=DAY) as event:
        declare_income(event, home, 2016, "wage", 600_000, day=DAY)
        for member in home.members(manager="whole").all():  # type: ignore[operator]
            member.insured_resident, member.insured_employee = True, False
            member.schooling, member.event = "primary", event
            member.save()
    return home


def told(home: Household, day: date) -> list[str]:
    cautions = cautions_of("exit")
    assert cautions
    return [said for said in cautions(home, {}, day) if "the setting asks" not in said]


@pytest.mark.requirement("R80", "what fails and what is unknown before an exit is said by name")
@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, []),
        ({"house_grade": "D"}, ["Not met: "]),
        ({"water_safe": None, "food_ok": None}, ["Cannot be judged: food, safe water."]),
    ],
)
def test_cautions_before_an_exit(people: Offices, day: date, facts: dict[str, Any], said: list[str]) -> None:
    found = told(met(**facts), day)
    assert len(found) == len(said)
    assert all(one.startswith(start) for one, start in zip(found, said, strict=True))


def test_an_income_below_the_line_is_told_with_its_numbers(people: Offices, day: date) -> None:
    home = registered(**MET)
    with act(SYSTEM, "test.poor", at=GROUP, day=DAY) as event:
        declare_income(event, home, 2016, "wage", 412_000, day=DAY)
    first = told(home, day)[0]
    assert "4,120" in first
    assert "2,952" in first


def test_it_is_a_caution_and_the_review_decides(people: Offices, day: date) -> None:
    propose(people.specialist, "exit", met(house_grade="D"), area_code=GROUP, day=day)


@pytest.fixture
def blocking(monkeypatch: pytest.MonkeyPatch) -> None:
    """A county that sets the gate to block."""
    entry = 'from = 2016-01-01\nvalue = "block"\nunit = "mode"\ndocument = "本县设定"\ncertainty = "demo"\n'
    monkeypatch.setattr(settings, "settings", lambda: Parameters.parse("[[exit_gate]]\n" + entry))


def test_a_county_may_make_it_block_what_fails_and_never_what_is_unknown(
    people: Offices, day: date, blocking: None
) -> None:
    failing, unknown = met(house_grade="D"), met(water_safe=None)
    with pytest.raises(Gated, match=f"{failing.number} does not meet the standard. Not met"):
        propose(people.specialist, "exit", failing, area_code=GROUP, day=day)
    propose(people.specialist, "exit", unknown, area_code=GROUP, day=day)


def test_the_registers_own_gate_is_heard_beside_the_standards(people: Offices, day: date) -> None:
    gate = gate_of("exit")
    assert gate
    assert "choose one" in gate(people.specialist, Area.objects.get(code=VILLAGE), {}, day)


def poor(day: date = date(2014, 1, 1)) -> Area:
    """The village, a poor one."""
    with act(SYSTEM, "test.poor_village", at=VILLAGE, day=DAY) as event:
        add(event, Status(area_code=VILLAGE, scheme="poor_village", state="poor", from_date=day))
    return Area.objects.get(code=VILLAGE)


def village_exit(people: Offices, village: Area, day: date) -> Decision:
    return propose(people.secretary, "village_exit", village, area_code=VILLAGE, day=day)


@pytest.mark.requirement("R59", "village exit ledger: a village goes out by its procedure")
def test_a_village_goes_out_at_the_end_of_its_procedure(people: Offices, day: date) -> None:
    village = poor()
    matter = village_exit(people, village, day)
    take_step(people.director, [matter], on_date=day)
    until = post_notice(people.director, [matter], posted_on=day, place_posted="镇公开栏", contact="镇扶贫办").until
    with pinned(until):
        take_step(people.county, [matter], on_date=until)
        assert state(until) == "poor"
        take_step(people.county, [matter], on_date=until)
    assert (state(until), state(until - timedelta(days=1))) == ("exited", "poor")
    row = Status.whole.get(area_code=VILLAGE, state="exited")
    assert (row.decision, row.household) == (matter, None)
    with pinned(until), pytest.raises(Gated, match="out already"):
        village_exit(people, village, until)


def state(day: date) -> str | None:
    rows = Status.whole.filter(area_code=VILLAGE, household=None, from_date__lte=day)
    return rows.order_by("from_date").values_list("state", flat=True).last()


def test_only_a_poor_village_goes_out(people: Offices, day: date) -> None:
    with pytest.raises(Gated, match="no poor village"):
        village_exit(people, Area.objects.get(code=VILLAGE), day)


def test_what_nobody_stated_of_a_village_is_unknown_and_what_was_stated_counts(people: Offices, day: date) -> None:
    village, cautions = poor(), cautions_of("village_exit")
    assert cautions
    home = registered()
    assert "Cannot be judged: " in " ".join(cautions(village, {}, day))
    state_village(SYSTEM, village, dict.fromkeys(ITEMS, 1) | {"water_unsafe": 0, "clinic": 0})
    found = cautions(village, {}, day)
    assert found == ["Not met: 2 people of 2 are not out.", "Not met: The village has no clinic."]
    with act(SYSTEM, "test.out", at=GROUP, day=DAY) as event:
        add(event, Status(household=home, area_code=GROUP, scheme="registration", state="exited", from_date=DAY))
    state_village(SYSTEM, village, {"clinic": 1})
    assert cautions(village, {}, day) == []
