"""A village's work: openings, holders, the month that the village signs, work sized by the gap, projects that share."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.core.money import NotMoney, yuan
from hearthlight.core.period import Month
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.funds import work_form, work_rows
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.help.actions import HelpRefused
from hearthlight.help.models import Opening
from hearthlight.money.paying.signing import sign_work
from hearthlight.money.payment_rows import PaymentRefused
from hearthlight.money.statements import StatementRefused
from hearthlight.places import queries as places

DAY_WAGE = yuan("60.50")
"""What a day is taken to pay where the reader names nothing: the demo's; shown and to be changed on the page."""


@for_homes
def village_work(request: Any, code: str = "", problem: str = "") -> HttpResponse:
    """Work of a village, or the villages of a higher place."""
    place = seen_place(request, code)
    of_village = areas.level(place).name == "village"
    context = {"area": places.area(place), "path": places.path_to(place), "of_village": of_village, "problem": problem}
    if of_village:
        context |= _village(request, place)
    else:
        context["villages"] = work_rows.villages(place, request.day)
    return render(request, "desk/village_work.html", context, status=422 if problem else 200)


def _village(request: Any, place: str) -> dict[str, Any]:
    wage = _wage(request.GET.get("wage", ""))
    sizing = work_rows.sized(place, wage, request.day)
    found = work_rows.of_village(place, _month(request), request.day)
    found |= {"assigned": sizing and sizing.assigned, "numbers": sizing and sizing.numbers}
    found |= {"wage": wage, "key": uuid4()}
    found |= {"kinds": Opening.Kind.choices, "units": Opening.Unit.choices}
    found |= {"may_sign": request.user.may("money.sign_work", place), "may_help": request.user.may("help.place", place)}
    return found | {"may_contribute": request.user.may("money.contribute", place)}


def _month(request: Any) -> Month:
    """The month asked for, else the last that is over."""
    try:
        return Month.parse(request.POST.get("month") or request.GET.get("month", ""))
    except ValueError:
        return Month.of(request.day).plus(-1)


def _wage(text: str) -> int:
    try:
        found = yuan(text)
    except NotMoney:
        return DAY_WAGE
    return found if found > 0 else DAY_WAGE


@for_homes
def work_sign(request: Any, code: str) -> HttpResponse:
    """The village signs the month's work."""
    place = seen_place(request, code)
    if not request.user.may("money.sign_work", place):
        raise PermissionDenied
    month = _month(request)
    try:
        sign_work(request.user, place, month, work_form.worked(request.POST), key=key_of(request.POST))
    except PaymentRefused as error:
        return village_work(request, place, problem=str(error))
    except NotMoney:
        return village_work(request, place, problem=_("Give an amount in yuan, with at most two decimals."))
    return redirect(f"{request.path.removesuffix('sign')}?month={month}")


@for_homes
def work_write(request: Any, code: str) -> HttpResponse:
    """Open work, place somebody, end a placement, write down who stands in, a project or its share."""
    place = seen_place(request, code)
    what = work_form.ACTS.get(request.POST.get("do", ""))
    if what is None or not request.user.may(what[0], place):
        raise PermissionDenied
    try:
        what[1](request.user, place, request.POST, request.day)
    except (HelpRefused, StatementRefused) as error:
        return village_work(request, place, problem=str(error))
    except (NotMoney, ValueError):
        return village_work(request, place, problem=_("A day is written as 2017-03-28, money as 600.00."))
    return redirect("village-work", place)
