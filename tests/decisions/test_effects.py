"""What passed matters do to the register: identification, monitoring and its removal, change requests."""

from datetime import date, timedelta
from typing import Any

import pytest

from hearthlight.core.clock import pinned
from hearthlight.decisions.actions import Gated, NotYet, post_notice, propose, take_step
from hearthlight.decisions.models import Decision
from hearthlight.decisions.procedure import in_force
from hearthlight.decisions.queries import waiting
from hearthlight.people.models import Person, Secret
from hearthlight.people.secrets import opened
from hearthlight.register import gates, sealed_request
from hearthlight.register.actions import correct
from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.trail.models import Change
from tests.decisions.village import GROUP, SYSTEM, Offices, registered
from tests.register.homes import home

YES = {"eligible": 30, "present": 24, "votes_for": 20}


def holder(people: Offices, office: str) -> Person:
    names = {"village_secretary": "secretary", "team_leader": "team", "poverty_office_director": "director"}
    return getattr(people, {**names, "county_office": "county"}.get(office, office))  # type: ignore[no-any-return]


def through(people: Offices, kind: str, household: Household, begin: date, payload: dict[str, Any]) -> Decision:
    """The whole procedure, a day a step, notices as long as they stand."""
    with pinned(begin):
        matter = propose(people.specialist, kind, household, area_code=GROUP, day=begin, payload=payload)
    day = begin
    for rule in in_force(kind, begin, GROUP).steps[1:]:
        day = max(day + timedelta(days=1), waiting(matter, day).since)  # type: ignore[union-attr]
        with pinned(day):
            _take(people, matter, rule, day)
    return Decision.whole.get(pk=matter.pk)


def _take(people: Offices, matter: Decision, rule: Any, day: date) -> None:
    user = holder(people, rule.office)
    if rule.kind == "notice":
        post_notice(user, [matter], posted_on=day, place_posted="公开栏", contact="村部")
    else:
        take_step(user, [matter], on_date=day, votes=YES if rule.quorum else None)


def last(household: Household, scheme: str) -> Status:
    found = Status.whole.filter(household=household, scheme=scheme).order_by("from_date").last()
    assert found
    return found


def test_identification_with_two_notices(people: Offices) -> None:
    household = home(place=GROUP)
    matter = through(people, "identify", household, date(2017, 1, 10), {})
    assert matter.state == "passed"
    assert matter.steps(manager="whole").filter(kind="notice").count() == 2
    assert (last(household, "registration").state, last(household, "registration").decision) == ("registered", matter)
    with pytest.raises(Gated, match="already"), pinned(date(2017, 3, 28)) as day:
        propose(people.specialist, "identify", household, area_code=GROUP, day=day)


def test_one_that_was_out_returns(people: Offices) -> None:
    household = home([{}], [("registered", date(2014, 1, 1)), ("exited", date(2015, 12, 10))], GROUP)
    through(people, "identify", household, date(2017, 1, 10), {})
    assert last(household, "registration").state == "returned"


def test_monitoring_and_its_removal(people: Offices) -> None:
    household = registered()
    with pinned(date(2022, 3, 1)) as day, pytest.raises(Gated, match="marginal"):
        propose(people.specialist, "monitor", household, area_code=GROUP, day=day, payload={"state": "marginal"})
    matter = through(people, "monitor", household, date(2022, 3, 1), {"state": "unstable"})
    assert matter.due_on == date(2022, 3, 16)
    assert last(household, "monitoring").state == "unstable"
    removed = through(people, "remove", household, date(2023, 5, 1), {"way": "help"})
    assert (last(household, "monitoring").state, last(household, "monitoring").way) == ("removed", "help")
    assert removed.state == "passed"


def test_no_monitoring_before_2021(people: Offices, day: date) -> None:
    with pytest.raises(NotYet, match="No procedure"):
        propose(people.specialist, "monitor", registered(), area_code=GROUP, day=day, payload={"state": "unstable"})


def test_a_home_without_anybody_able_to_work_is_warned_of(people: Offices, day: date) -> None:
    weak = home([{"labour": "lost"}, {"labour": "none"}], place=GROUP)
    assert "under watch" in gates.remove_cautions(weak, {}, day)[0]
    assert gates.remove_cautions(home([{"labour": None}], place=GROUP), {}, day) == []
    assert gates.remove_cautions(home([{"labour": "weak"}], place=GROUP), {}, day) == []


def change(row: Household | Member, field: str, old: Any, new: Any, **more: Any) -> dict[str, Any]:
    kind = "register.household" if isinstance(row, Household) else "register.member"
    said = {"subject_kind": kind, "subject_id": row.pk, "field": field, "old": old, "new": new}
    return said | {"valid_from": "2017-03-28", "seen": row.event_id} | more


def asked(people: Offices, household: Household, day: date, *changes: dict[str, Any]) -> Decision:
    payload = {"changes": list(changes)}
    return propose(people.specialist, "change_request", household, area_code=GROUP, day=day, payload=payload)


def head(household: Household) -> Member:
    return Member.whole.get(household=household, number=1)


def test_a_change_request_changes_nothing_before_approval(people: Offices, day: date) -> None:
    household = registered()
    person = head(household)
    changes = (change(person, "birth", "1960-05-01", "1960-05-11"), change(person, "name", "样甲", "样新"))
    matter = asked(people, household, day, *changes)
    assert head(household).name == "样甲"
    take_step(people.director, [matter], on_date=day)
    assert (head(household).name, head(household).birth) == ("样新", date(1960, 5, 11))
    assert set(Change.objects.filter(subject_id=person.pk).values_list("field", flat=True)) == {"birth", "name"}


def test_a_refused_request_changes_nothing(people: Offices, day: date) -> None:
    household = registered()
    matter = asked(people, household, day, change(head(household), "name", "样甲", "样新"))
    take_step(people.director, [matter], on_date=day, result="refused", note="证件不符")
    assert head(household).name == "样甲"


def test_a_fact_changed_meanwhile_holds_the_request_up_and_both_versions_stay(people: Offices, day: date) -> None:
    household = registered()
    matter = asked(people, household, day, change(head(household), "name", "样甲", "样新"))
    correct(SYSTEM, head(household), day, name="样丙")
    with pytest.raises(Gated, match="meanwhile"):
        take_step(people.director, [matter], on_date=day)
    assert (head(household).name, Decision.whole.get(pk=matter.pk).payload["changes"][0]["new"]) == ("样丙", "样新")
    take_step(people.director, [matter], on_date=day, result="refused", note="已有更正")


def test_a_sealed_number_is_never_plain_on_its_way(people: Offices, day: date) -> None:
    household = registered()
    person = head(household)
    packed = sealed_request.pack(person, "telephone", "10012345678")
    matter = asked(people, household, day, change(person, "telephone", None, packed))
    assert "10012345678" not in str(matter.payload)
    take_step(people.director, [matter], on_date=day)
    assert opened(person, "telephone") == "10012345678"
    assert Secret.whole.get(subject_id=person.pk, kind="telephone").made.kind == "decisions.step"


def test_an_income_is_declared_by_approval(people: Offices, day: date) -> None:
    household = registered()
    income = {"subject_kind": "register.income", "subject_id": None, "field": "fen", "old": None, "new": 120_000}
    income |= {"year": 2016, "item": "wage", "valid_from": "2017-03-28", "seen": None}
    take_step(people.director, [asked(people, household, day, income)], on_date=day)
    assert Income.whole.get(household=household, year=2016, item="wage").fen == 120_000


def test_a_request_names_facts_of_its_own_household(people: Offices, day: date) -> None:
    with pytest.raises(Gated, match="does not belong"):
        asked(people, registered(), day, change(head(registered()), "name", "样甲", "样新"))
    household = registered()
    with pytest.raises(Gated, match="does not belong"):
        asked(people, household, day, change(head(household), "event", 1, 2))
    with pytest.raises(Gated, match="at least one"):
        asked(people, household, day)
