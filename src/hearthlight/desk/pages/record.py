"""The record page of one household, today's or that of a past day; opening either is written down."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from hearthlight.decisions.standing import may_start
from hearthlight.desk.access import for_homes
from hearthlight.desk.asked import whole
from hearthlight.desk.findings import finding_rows
from hearthlight.desk.pages.deciding import STARTED_FROM_HOMES
from hearthlight.desk.pages.homes import home_of, may_edit, opened
from hearthlight.desk.pages.unmasking import choices, may_unmask
from hearthlight.desk.record import (
    household_record,
    life_words,
    record_help,
    record_income,
    record_past,
    record_people,
)
from hearthlight.desk.record.answers import BadAnswer
from hearthlight.desk.record.record_standing import standing_of
from hearthlight.desk.record.story import story
from hearthlight.desk.record.timeline import Rows, changed
from hearthlight.desk.record.told_past import states_differ
from hearthlight.desk.standard import entitle_unused
from hearthlight.places import queries as places
from hearthlight.register.models import Household, Income, Member
from hearthlight.register.past.past import household_as_of


@for_homes
def household(request: Any, pk: int) -> HttpResponse:
    """One household's record; with a day in the address, as it was then."""
    home, problem, asked = home_of(pk), "", None
    try:
        asked = record_past.asked(request, request.day)
    except BadAnswer as error:
        problem = str(error)
    opened(request, home)
    if asked:
        return render(request, "desk/household_past.html", past(home, asked, request.day))
    context = _record(request, home) | {"problem": problem}
    return render(request, "desk/household.html", context, status=422 if problem else 200)


def _record(request: Any, home: Household) -> dict[str, Any]:
    day, people = request.day, record_people.everyone(home)
    standing = standing_of(home, day)
    incomes, kept = record_income.lines(home), record_people.kept_secrets(home, people)
    shown = _shown(home, record_people.here(people, day), incomes, day, kept)
    statuses = household_record.statuses(home, day)
    return {
        **shown,
        "may_unmask": may_unmask(request, home),
        "sealed": choices(home, shown["members"], kept),
        "done": whole(request.GET.get("done")),
        "may_edit": may_edit(request, home),
        "life_done": life_words.done(request.GET.get("life", "")),
        "may_propose": _may_start(request, home),
        "may_help": request.user.may("help.record_measure", home.area_code),
        "standing": standing,
        "statuses": [(row, household_record.state_words(row)) for row in statuses],
        "payments": household_record.payments(home, day),
        "measures": record_help.measures(home, day),
        "work": record_help.work(home, day),
        "unused": entitle_unused.of_home(home, day, standing.frame),
        "offices": household_record.answers_for(home, day),
        "findings": finding_rows.of_home(household_record.findings(home), record_people.masked(people)),
        "decisions": household_record.decisions(home),
        "story": story(changed(home, Rows.of(home, people, incomes)), moves(people), statuses),
        "looked": household_record.looked(home, people),
    }


def _may_start(request: Any, home: Household) -> bool:
    """Whether the reader's office begins any matter of households here."""
    if not request.user.may("decisions.propose", home.area_code):
        return False
    return any(may_start(request.user, kind, home.area_code, request.day) for kind in STARTED_FROM_HOMES)


def _shown(home: Household, people: list[Member], incomes: list[Income], day: date, kept: Any) -> dict[str, Any]:
    """What today's record and a past one both show."""
    return {
        "home": home,
        "path": places.path_to(home.area_code)[-3:],
        "members": record_people.members(people, day, kept),
        "groups": record_people.groups(home, kept),
        "years": record_income.years(incomes),
    }


def moves(people: list[Member]) -> list[Member]:
    """Those who joined the household after it was recorded, or left it."""
    there = [one for one in people if one.left_how != "mistaken"]
    return [one for one in there if one.left_on or one.joined_how != "recorded"]


def past(home: Household, asked: record_past.Asked, today: date) -> dict[str, Any]:
    """The record as it was on the day asked for, as known then or now, and who knew what when."""
    event = asked.event.pk if asked.event else None
    then = household_as_of(home.pk, asked.day, event)
    kept = record_people.kept_secrets(home, then.members, asked.day)
    return {
        **_shown(then.household, then.members, then.incomes, asked.day, kept),
        "asked": asked,
        "then": then,
        "statuses": [(row, household_record.state_words(row)) for row in reversed(then.statuses)],
        "differences": [*states_differ(then, home, today), *record_past.differences(then, Rows.of(home))],
    }
