"""The household list's rows follow every writer by themselves, and say so when somebody went behind them."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection

from hearthlight.desk import listing
from hearthlight.desk.households import household_today
from hearthlight.desk.models import ListedHome
from hearthlight.register import standing
from hearthlight.register.models import Household, Member, Status
from hearthlight.register.models.status import MONITORING
from hearthlight.trail.history import amend, bulk
from tests.desk.homes import PLACE, START, finding, home, listed, member, status, truth, writing

DAY = date(2017, 3, 28)
LATER = date(2016, 5, 1)


def test_a_home_without_a_fact_is_listed_and_nothing_is_known(db: None) -> None:
    with writing() as event:
        row = listed(home(event, "T1", house_grade="B"))
    assert (row.number, row.area_code, row.house_grade) == ("T1", PLACE, "B")
    assert (row.water_safe, row.state, row.since, row.monitored, row.ill_serious) == (None, None, None, None, None)
    assert row.doubtful is False


def test_the_last_state_stands_and_one_carried_on_keeps_its_beginning(db: None) -> None:
    with writing() as event:
        one = home(event, "T1")
        status(event, one, "exited", date(2016, 12, 20))
        status(event, one, "registered", START, cause_1="illness")
    assert (listed(one).state, listed(one).since, listed(one).cause) == ("exited", date(2016, 12, 20), None)
    with writing() as event:
        status(event, one, "exited", date(2017, 2, 1), since=date(2016, 12, 20), way="split", cause_1="land")
        status(event, one, "marginal", date(2017, 2, 3), scheme=MONITORING)
    row = listed(one)
    assert (row.state, row.state_from, row.since, row.cause) == ("exited", date(2017, 2, 1), date(2016, 12, 20), "land")
    assert (row.monitored, row.holds_from) == ("marginal", date(2017, 2, 3))


@pytest.mark.parametrize(
    ("answers", "said"),
    [([False, True], True), ([None, True], True), ([False, None], None), ([False, False], False), ([], None)],
)
def test_one_unknown_member_makes_the_home_unknown(db: None, answers: list[bool | None], said: bool | None) -> None:
    with writing() as event:
        one = home(event, "T1")
        for number, ill in enumerate(answers):
            member(event, one, number, ill_serious=ill)
    assert listed(one).ill_serious == said


def test_an_amended_fact_a_move_and_an_end_are_followed(db: None) -> None:
    with writing() as event:
        one, other = home(event, "T1", house_grade="D"), home(event, "T2")
        sick = member(event, one, ill_serious=True)
    with writing(LATER) as event:
        amend(event, one, LATER, house_grade="B", water_safe=False, area_code="341623108204001")
        amend(event, sick, LATER, ill_serious=False)
    assert (listed(one).house_grade, listed(one).water_safe, listed(one).ill_serious) == ("B", False, False)
    assert listed(one).area_code == "341623108204001"
    with writing(LATER) as event:
        sick.household, sick.event = other, event
        sick.save(update_fields=["household", "event"])
        one.until, one.ended_how, one.event = LATER, "merged", event
        one.save(update_fields=["until", "ended_how", "event"])
    assert (listed(one).ill_serious, listed(other).ill_serious, listed(one).until) == (None, False, LATER)
    assert listing.differing() == 0


def test_findings_are_followed_and_one_that_cannot_be_judged_is_unknown(db: None) -> None:
    with writing() as event:
        one = home(event, "T1")
        found = finding(event, one, "open")
        finding(event, one, "cannot_judge", "other")
    assert listed(one).doubtful is True
    with writing() as event:
        found.state, found.event = "explained", event
        found.save(update_fields=["state", "event"])
    assert listed(one).doubtful is None


def test_rows_stored_in_bulk_are_followed(db: None) -> None:
    with writing() as event:
        homes = bulk(event, [Household(number=f"T{i}", area_code=PLACE, synthetic=True) for i in range(50)])
        known = {"area_code": PLACE, "number": 1, "name": "样", "joined_on": START, "joined_how": "recorded"}
        bulk(event, [Member(household=one, ill_serious=False, **known) for one in homes])
        states = {"scheme": "registration", "state": "registered", "from_date": START, "cause_1": "illness"}
        bulk(event, [Status(household=one, area_code=PLACE, **states) for one in homes])
    ids = [one.pk for one in homes]
    rows = ListedHome.whole.filter(pk__in=ids, state="registered", cause="illness", ill_serious=False)
    assert rows.count() == 50
    with writing(LATER) as event:
        Status.whole.filter(household__in=ids[:20]).update(state="cancelled", event=event)
    assert ListedHome.whole.filter(pk__in=ids, state="cancelled").count() == 20
    assert listing.differing() == 0


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_written_the_list_says_what_the_tables_say(db: None, seed: int) -> None:
    random = Random(seed)
    with writing() as event:
        homes = [home(event, f"T{number}") for number in range(4)]
    for step in range(40):
        day = START + timedelta(days=random.randrange(1100))
        with writing(day) as event:
            _something(event, random, random.choice(homes), homes, day, step)
    assert listing.differing() == 0
    assert _listed_states() == _standing_states()
    for day in (date(2013, 1, 1), START, date(2015, 6, 1), date(2016, 12, 31), date(2020, 1, 1)):
        for one in homes:
            rows = ListedHome.whole.filter(pk=one.pk)
            said = rows.annotate(**household_today.on(day)).values(*household_today.SAID).get()
            assert said == truth(one, day), (day, one)
            if not household_today.ahead(day).exists():
                assert rows.annotate(**household_today.today()).values(*household_today.SAID).get() == said


def _listed_states() -> dict[int, tuple[str | None, date]]:
    rows = ListedHome.whole.filter(state_from__isnull=False).values_list("pk", "state", "state_from")
    return {pk: (state, since) for pk, state, since in rows}


def _standing_states() -> dict[int, tuple[str | None, date]]:
    """What the register's own question says, which is not made of the list's words."""
    rows = standing.standing(date.max).values_list("household", "state", "from_date")
    return {pk: (state, since) for pk, state, since in rows}


@pytest.mark.parametrize("scheme", ["registration", MONITORING])
def test_a_state_struck_as_a_mistake_is_out_of_the_list(db: None, scheme: str) -> None:
    said, since = ("state", "state_from") if scheme == "registration" else ("monitored", "monitored_from")
    with writing() as event:
        one = home(event, "T1")
        wrong = status(event, one, "sudden", LATER, scheme=scheme)
    assert (getattr(listed(one), said), getattr(listed(one), since)) == ("sudden", LATER)
    with writing(LATER) as event:
        amend(event, wrong, LATER, way="mistaken")
    assert (getattr(listed(one), said), getattr(listed(one), since)) == (None, None)
    assert listing.differing() == 0
    with writing(LATER) as event:
        status(event, one, "marginal", START, scheme=scheme)
    assert (getattr(listed(one), said), getattr(listed(one), since)) == ("marginal", START)


def test_a_struck_state_is_not_said_of_a_day_long_past_either(db: None) -> None:
    with writing() as event:
        one = home(event, "T1")
        status(event, one, "marginal", LATER, scheme=MONITORING, way="mistaken")
        status(event, one, "unstable", DAY, scheme=MONITORING)
    rows = ListedHome.whole.filter(pk=one.pk).annotate(**household_today.on(LATER))
    assert rows.values_list("now_monitored", "now_monitored_from").get() == (None, None)


def _something(event: Any, random: Random, one: Household, homes: list[Household], day: date, step: int) -> None:
    """One of the things that happen to a household."""
    what = random.randrange(7)
    people = list(Member.whole.filter(household=one))
    if what == 0 or not people:
        ill = random.choice([True, False, None])
        number = Member.whole.filter(household=one).count() + 100 * step
        member(event, one, number, joined_on=day, joined_how="moved_in", ill_serious=ill)
    elif what == 1 and not Status.whole.filter(household=one, scheme="registration", from_date=day).exists():
        status(event, one, random.choice(["registered", "exited", None]), day, cause_1=random.choice(["land", None]))
    elif what == 2 and not Status.whole.filter(household=one, scheme=MONITORING, from_date=day).exists():
        status(event, one, random.choice(["unstable", "removed", None]), day, scheme=MONITORING)
    elif what == 6:
        for row in Status.whole.filter(household=one, scheme=random.choice(["registration", MONITORING]))[:1]:
            row.way, row.event = random.choice(["mistaken", ""]), event
            row.save(update_fields=["way", "event"])
    elif what == 3:
        person = random.choice(people)
        if person.left_on is None and person.joined_on <= day:
            person.left_on, person.left_how, person.event = day, "moved_out", event
            person.save(update_fields=["left_on", "left_how", "event"])
    elif what == 4:
        person = random.choice(people)
        person.household, person.number, person.event = random.choice(homes), 1000 + step, event
        person.save(update_fields=["household", "number", "event"])
    else:
        finding(event, one, random.choice(["open", "explained", "cannot_judge"]), f"rule {step}")


def test_a_row_written_behind_the_guards_is_counted_and_made_anew(db: None) -> None:
    with writing() as event:
        one, other = home(event, "T1", house_grade="A"), home(event, "T2")
        member(event, other, ill_serious=True)
    ListedHome.whole.filter(pk=one.pk).update(house_grade="D")
    ListedHome.whole.filter(pk=other.pk).delete()
    assert listing.differing() == 2
    listing.rebuild()
    assert listing.differing() == 0
    assert (listed(one).house_grade, listed(other).ill_serious) == ("A", True)


def test_a_list_that_a_migration_emptied_is_filled_and_a_full_one_is_left(db: None) -> None:
    with writing() as event:
        one = home(event, "T1", house_grade="A")
    ListedHome.whole.filter(pk=one.pk).update(house_grade="D")
    listing.fill_after_migrate()
    assert listed(one).house_grade == "D"
    with connection.cursor() as cursor:
        cursor.execute("delete from desk_listedhome")
    listing.fill_after_migrate()
    assert listed(one).house_grade == "A"
