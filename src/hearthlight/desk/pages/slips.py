"""The household's slip as PDF, and the public page that its code opens once."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthlight.desk.access import for_homes
from hearthlight.desk.funds import payment_rows
from hearthlight.money.models import Payment
from hearthlight.money.slips import make_code, use_code
from hearthlight.papers import slip as paper
from hearthlight.people.sight import EVERYTHING, viewing


@for_homes
def slip(request: Any, pk: int) -> HttpResponse:
    """A slip with a new code."""
    rows = Payment.objects.select_related("line__opening", "entry", "member", "household", "event")
    row = rows.filter(pk=pk, member__isnull=False).first()
    if row is None:
        raise Http404
    if not request.user.may("money.slip", row.area_code):
        raise PermissionDenied
    code = make_code(request.user, row)
    content = paper.pdf(row, code, request.build_absolute_uri(reverse("slip-open")))
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="slip-{row.pk}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


def slip_open(request: Any) -> HttpResponse:
    """Type the code of a slip and see where the money came from; nobody is named."""
    context: dict[str, Any] = {"problem": ""}
    if request.method == "POST":
        with viewing(EVERYTHING):
            row = use_code(request.POST.get("code", ""))
            context = {"row": row, **payment_rows.of_payment(row)} if row else {"problem": _unknown()}
    return render(request, "desk/slip.html", context, status=422 if context.get("problem") else 200)


def _unknown() -> str:
    return _("This code is not known, was used before, or is too old: ask the village for a new slip.")
