"""What a field was on a day, as known at an event."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearthlight.places.models import Area
from hearthlight.trail.act import System, act
from hearthlight.trail.history import Conflict, add, amend, as_of
from hearthlight.trail.models import Change

pytestmark = pytest.mark.django_db
PLACE = "980000000000000"
SYSTEM = System("test")
TODAY = date(2017, 3, 28)


@pytest.fixture
def area() -> Area:
    with act(SYSTEM, "places.found", at=PLACE, day=TODAY) as event:
        return add(event, Area(code=PLACE, level="city", name="first", from_date=date(2014, 1, 1)))


def _amend(area: Area, valid_from: date, **new: object) -> int:
    with act(SYSTEM, "places.amend", at=PLACE, day=TODAY) as event:
        amend(event, area, valid_from, **new)  # type: ignore[arg-type]
    return event.pk


def _name(area: Area, day: date, event: int | None = None) -> str:
    return str(as_of(Area, day, event, [area.pk]).get(area.pk, {}).get("name", area.name))


def test_past_days_are_answered(area: Area) -> None:
    _amend(area, date(2016, 1, 1), name="second")
    _amend(area, date(2017, 1, 1), name="third")
    assert area.name == "third"
    assert [_name(area, date(year, 6, 1)) for year in (2015, 2016)] == ["first", "second"]
    assert _name(area, TODAY) == "third"


def test_a_late_fact_does_not_undo_a_newer_one(area: Area) -> None:
    _amend(area, date(2017, 1, 1), name="newer")
    _amend(area, date(2016, 1, 1), name="late")
    assert area.name == "newer"
    assert _name(area, date(2016, 6, 1)) == "late"


def test_a_correction_wins_over_the_mistake_but_both_stay(area: Area) -> None:
    mistaken = _amend(area, date(2016, 1, 1), name="mistake")
    _amend(area, date(2016, 1, 1), name="right")
    assert _name(area, TODAY) == "right"
    assert _name(area, TODAY, mistaken) == "mistake"
    assert Change.objects.filter(subject_id=area.pk, field="name").count() == 2


def test_a_change_says_its_source_row(area: Area) -> None:
    with act(SYSTEM, "places.amend", at=PLACE, day=TODAY) as event:
        (change,) = amend(event, area, TODAY, source_row=214, name="typed")
    assert (change.old, change.new, change.source_row, change.event) == ("first", "typed", 214, event)


def test_what_does_not_differ_leaves_no_change(area: Area) -> None:
    with act(SYSTEM, "places.amend", at=PLACE, day=TODAY) as event:
        assert amend(event, area, TODAY, name="first") == []


def test_two_readers_do_not_overwrite_each_other(area: Area) -> None:
    seen = area.event_id
    _amend(area, TODAY, name="mine")
    with pytest.raises(Conflict), act(SYSTEM, "places.amend", at=PLACE, day=TODAY) as event:
        amend(event, area, TODAY, seen=seen, name="theirs")
    with act(SYSTEM, "places.amend", at=PLACE, day=TODAY) as event:
        amend(event, area, TODAY, seen=seen, position_certainty="unconfirmed")
    assert area.position_certainty == "unconfirmed"


def test_a_day_that_has_not_come_is_refused(area: Area) -> None:
    with pytest.raises(ValueError, match="has not come"):
        _amend(area, TODAY + timedelta(days=1), name="future")


def test_a_late_fact_that_equals_today_is_kept(area: Area) -> None:
    _amend(area, date(2017, 3, 1), name="D")
    _amend(area, date(2017, 1, 1), name="D")
    assert [_name(area, date(2017, month, 15)) for month in (2, 3)] == ["D", "D"]
    assert _name(area, date(2016, 12, 31)) == "first"


amendments = st.lists(st.tuples(st.integers(0, 400), st.sampled_from("abcd")), min_size=1, max_size=8)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(amendments, st.integers(0, 400))
def test_the_fold_is_the_newest_change_in_force(area: Area, steps: list[tuple[int, str]], asked: int) -> None:
    """Against a plain model: a list of (valid_from, order, value), the last of the greatest valid_from wins."""
    start = TODAY - timedelta(days=400)
    code = f"97{Area.objects.count():013d}"
    with act(SYSTEM, "places.found", at=PLACE, day=TODAY) as event:
        row = add(event, Area(code=code, level="city", name="first", from_date=date(2014, 1, 1)))
    model: list[tuple[int, int, str]] = []
    for order, (days, value) in enumerate(steps):
        before = [entry for entry in model if entry[0] <= days]
        if value != (max(before)[2] if before else "first"):
            model.append((days, order, value))
        _amend(row, start + timedelta(days=days), name=value)
    known = [entry for entry in model if entry[0] <= asked]
    assert _name(row, start + timedelta(days=asked)) == (max(known)[2] if known else "first")
    assert row.name == (max(model)[2] if model else "first")
