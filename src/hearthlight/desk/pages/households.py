"""The household list, the record page (opening it is an event) and unmasking (an event with a reason)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearthlight.core import areas
from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.desk import household_list, household_record
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.living import living
from hearthlight.desk.per_head import per_head
from hearthlight.desk.terms import term
from hearthlight.desk.timeline import changed
from hearthlight.people import secrets
from hearthlight.people.models import Secret
from hearthlight.places import queries as places
from hearthlight.register import codes
from hearthlight.register.models import Household, Member
from hearthlight.standard import queries as standard
from hearthlight.trail.act import Refused, act


@for_homes
def household_list_page(request: Any) -> HttpResponse:
    """Households of a place, filtered, masked."""
    place = seen_place(request, request.GET.get("place", ""))
    wanted = household_list.wanted(place, request.GET)
    rows, following = household_list.page(wanted, request.day)
    groups = {row.area_code for row in rows}
    names = places.names([*groups, *(areas.at(group, "village") for group in groups)])
    context = {
        "wanted": wanted,
        "area": places.area(place),
        "below": places.children(place),
        "rows": [_row(row, names) for row in rows],
        "next": following,
        "states": [(code, title) for code, title in _states()],
    }
    return render(request, "desk/households.html", context)


def _states() -> list[tuple[str, str]]:
    return [
        ("register", _("in the register")),
        ("registered", _("not yet out")),
        ("exited", _("out")),
        ("ordinary", _("ordinary households")),
        ("all", _("all")),
    ]


def _place(code: str, names: dict[str, str]) -> str:
    """A group with its village before it: group numbers repeat in every village."""
    both = dict.fromkeys((areas.at(code, "village"), code))
    return " ".join(names.get(one, one) for one in both)


def _row(row: Any, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "head": mask_name(row.head) if row.head else "—",
        "place": " ".join(
            names.get(code, code) for code in dict.fromkeys((areas.at(row.area_code, "village"), row.area_code))
        ),
        "state": term(codes.STATE, row.state) if row.since else _("ordinary household"),
        "since": row.since,
        "cause": term(codes.CAUSE, row.cause) if row.cause else "",
    }


@for_homes
def household(request: Any, pk: int) -> HttpResponse:
    """One household's record; the opening is written down."""
    home = _home(pk)
    try:
        with act(request.user, "people.open_record", at=home.area_code, subject=home):
            pass
    except Refused as error:
        raise PermissionDenied from error
    return render(request, "desk/household.html", _record(home, request.day, request.user))


def _home(pk: int) -> Household:
    try:
        return Household.objects.get(pk=pk)
    except Household.DoesNotExist as error:
        raise Http404 from error


def _record(home: Household, day: Any, person: Any) -> dict[str, Any]:
    answer, because = standard.entitlement_of(home.pk, home.area_code, day)
    return {
        "home": home,
        "may_unmask": person.may("people.unmask", home.area_code),
        "path": places.path_to(home.area_code)[-3:],
        "members": household_record.members(home, day),
        "kept": household_record.kept_secrets(home),
        "living": living(home),
        "answered": household_record.answered(home, day),
        "entitled": answer,
        "because": because,
        "incomes": household_record.incomes(home),
        "per_head": per_head(home, day),
        "statuses": [(row, term(codes.STATE, row.state)) for row in household_record.statuses(home)],
        "payments": household_record.payments(home, day),
        "offices": household_record.answers_for(home, day),
        "findings": household_record.findings(home),
        "changes": changed(home),
        "looked": household_record.looked(home),
    }


@require_POST
@for_homes
def unmask(request: Any, pk: int) -> HttpResponse:
    """Show one member's identity number once, for a reason that is written down."""
    home = _home(pk)
    member = Member.objects.filter(household=home, pk=whole(request.POST.get("member")) or 0).first()
    if member is None:
        raise Http404
    context = {"home": home, "name": mask_name(member.name), "reason": request.POST.get("reason", "")}
    try:
        context["value"] = secrets.unmask(request.user, member, home.area_code, "identity", context["reason"])
    except Refused as error:
        raise PermissionDenied from error
    except Secret.DoesNotExist:
        context["problem"] = _("No identity number is kept for this person.")
    except ValueError:
        context["problem"] = _("Say why the number is needed: without a reason it stays masked.")
        kept = household_record.kept_secrets(home)
        context |= {"kept": kept, "members": household_record.members(home, request.day), "chosen": member.pk}
    return render(request, "desk/unmasked.html", context, status=422 if "problem" in context else 200)
