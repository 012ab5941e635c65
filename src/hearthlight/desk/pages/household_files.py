"""Files of households that leave the screen: many on one page to print, and the scan of one paper."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from hearthlight.desk.access import for_homes
from hearthlight.desk.asked import whole
from hearthlight.desk.pages.homes import home_of, opened
from hearthlight.desk.pages.household_file import context_of
from hearthlight.register.household_file import BadPaper, papers
from hearthlight.register.household_scans import kind_of_scan, opened_scan
from hearthlight.register.models import Household
from hearthlight.trail.act import Refused

MOST = 50
"""Files on one page."""


@for_homes
def household_files(request: Any) -> HttpResponse:
    """The files of the homes that were chosen in the list, to print; opening each is written down."""
    asked = [whole(one) or 0 for one in request.GET.getlist("household")]
    homes = list(Household.objects.filter(pk__in=asked[:MOST]).order_by("area_code", "number"))
    if not homes:
        raise Http404
    for home in homes:
        opened(request, home)
    bodies = [_body(request, home) for home in homes]
    return render(request, "desk/household_files.html", {"bodies": bodies, "left_out": len(set(asked)) - len(homes)})


def _body(request: Any, home: Household) -> SafeString:
    """One file without its forms."""
    return render_to_string("desk/household_file_body.html", context_of(request, home) | {"many": True}, request)


@require_POST
@for_homes
def scan(request: Any, pk: int) -> HttpResponse:
    """The scan of one paper, for a reason; it is saved, never shown within a page."""
    home = home_of(pk)
    paper = next((one for one in papers(home) if one.pk == whole(request.POST.get("paper"))), None)
    if paper is None:
        raise Http404
    try:
        content = opened_scan(request.user, home, paper, request.POST.get("reason", ""), request.day)
    except Refused as error:
        raise PermissionDenied from error
    except BadPaper as error:
        context = context_of(request, home) | {"problem": str(error)}
        return render(request, "desk/household_file.html", context, status=422)
    kind = kind_of_scan(content)
    name = f"{home.number}-{paper.mapping['first']}.{kind.rpartition('/')[2]}"
    return HttpResponse(content, kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
