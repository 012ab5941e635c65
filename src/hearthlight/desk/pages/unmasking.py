"""Showing one sealed number of a household's record once, for a reason that is written down."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.decisions import unmasking
from hearthlight.desk.access import for_homes
from hearthlight.desk.asked import whole
from hearthlight.desk.pages.homes import home_of
from hearthlight.desk.record import record_people
from hearthlight.people.models import Secret
from hearthlight.register.models import Household, Member
from hearthlight.trail.act import Refused


@require_POST
@for_homes
def unmask(request: Any, pk: int) -> HttpResponse:
    """Show one member's number once; the event names who, whose, which kind and why."""
    home = home_of(pk)
    owner, kind = _asked(request, home)
    context = {"home": home, "reason": request.POST.get("reason", ""), "kind": record_people.NUMBERS[kind]}
    context["name"] = mask_name(owner.name) if isinstance(owner, Member) else home.number
    try:
        context["value"] = unmasking.unmask(request.user, owner, home, kind, context["reason"], request.day)
    except Refused as error:
        raise PermissionDenied from error
    except Secret.DoesNotExist:
        context["problem"] = _("No such number is kept.")
    except ValueError:
        context["problem"] = _("Say why the number is needed: without a reason it stays masked.")
        context |= _form(home, request) | {"chosen": request.POST.get("member", "")}
    return render(request, "desk/unmasked.html", context, status=422 if "problem" in context else 200)


def may_unmask(request: Any, home: Household) -> bool:
    """Whether the reader may see numbers of this home: by their office, or by a decision that holds today."""
    by_office = request.user.may(unmasking.UNMASK, home.area_code)
    return by_office or unmasking.may_unmask(request.user, home, request.day) is not None


def _asked(request: Any, home: Household) -> tuple[Household | Member, str]:
    """Whose number and which: ``12`` or ``12:telephone`` of a member, ``0:card`` of the household itself."""
    number, _colon, kind = request.POST.get("member", "").partition(":")
    kind = kind or "identity"
    if kind not in record_people.NUMBERS:
        raise Http404
    if number == "0":
        return home, kind
    member = Member.objects.filter(household=home, pk=whole(number) or 0).first()
    if member is None:
        raise Http404
    return member, kind


def _form(home: Household, request: Any) -> dict[str, Any]:
    people = record_people.everyone(home)
    kept = record_people.kept_secrets(home, people)
    return {"sealed": choices(home, record_people.members(people, request.day, kept), kept)}


def choices(home: Household, members: list[dict[str, Any]], kept: record_people.Kept) -> list[tuple[str, str]]:
    """The numbers that may be asked for: value of the form, whose and which."""
    found = []
    for one in members:
        for kind in ("identity", "disability", "telephone"):
            if ("register.member", one["id"], kind) in kept:
                value = str(one["id"]) if kind == "identity" else f"{one['id']}:{kind}"
                found.append((value, f"{one['name']} · {one['relation']} · {record_people.NUMBERS[kind]}"))
    own = [(f"0:{kind}", f"{home.number} · {record_people.NUMBERS[kind]}") for kind in ("card", "telephone")]
    return found + [(value, words) for value, words in own if ("register.household", home.pk, value[2:]) in kept]
