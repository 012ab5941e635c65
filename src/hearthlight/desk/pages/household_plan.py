"""One household, one plan 一户一策: its causes, the measures that answer each, and what it has not used yet."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from hearthlight.desk.access import for_homes
from hearthlight.desk.pages.homes import home_of, opened
from hearthlight.desk.record import household_record, record_help
from hearthlight.desk.record.record_standing import standing_of
from hearthlight.desk.standard import entitle_unused
from hearthlight.desk.terms import term
from hearthlight.help import household_plan as plans
from hearthlight.help.models import Measure
from hearthlight.places import queries as places
from hearthlight.register import codes


@for_homes
def household_plan(request: Any, pk: int) -> HttpResponse:
    """The plan of a household, to read and to print."""
    home, day = home_of(pk), request.day
    opened(request, home)
    rows = Measure.objects.filter(household=home, made__day__lte=day).select_related(
        "person", "member", "result_source"
    )
    states = household_record.statuses(home, day)
    causes = [getattr(states[0], f"cause_{n}") for n in range(1, 6)] if states else []
    parts = plans.parts([one for one in causes if one], list(rows.order_by("due_on", "pk")), day, home.area_code)
    context = {
        "home": home,
        "path": places.path_to(home.area_code)[-3:],
        "setting": plans.answering(day, home.area_code),
    }
    context["parts"] = [
        (term(codes.CAUSE, one.cause) if one.cause else "", [record_help.measure(each, day) for each in one.measures])
        for one in parts
    ]
    context["unused"] = entitle_unused.of_home(home, day, standing_of(home, day).frame)
    return render(request, "desk/household_plan.html", context)
