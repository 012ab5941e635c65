"""Notices: posting a list, the public masked page, and the sheet to hang up."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hearthlight.decisions.actions import post_notice
from hearthlight.decisions.models import Notice
from hearthlight.decisions.notice_lines import changed_since
from hearthlight.decisions.procedure import last_day, notice_until
from hearthlight.decisions.queries import waiting_all
from hearthlight.decisions.stepping import one_rule
from hearthlight.decisions.words import kind_words
from hearthlight.desk.access import for_homes
from hearthlight.desk.matters import decision_rows
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.pages.deciding import chosen, on_chosen, the_day
from hearthlight.papers.fonts import NoChineseFont
from hearthlight.papers.notice import text
from hearthlight.papers.notice_pdf import pdf
from hearthlight.papers.qr import code


@for_homes
def post(request: Any) -> HttpResponse:
    """The form to post a list of matters, and its posting; a second click lands at the same notice."""
    return on_chosen(request, "desk/notice_post.html", _form, _post, lambda notice: redirect("notice", notice.token))


def _form(request: Any, given: Any) -> dict[str, Any]:
    matters = chosen(given)
    rule = one_rule(matters, waiting_all(matters, request.day))
    return {
        "matters": decision_rows.rows(matters, request.day),
        "kind": kind_words(matters[0].kind),
        "days": rule.days,
        "last": last_day(notice_until(request.day, rule.days)),
        "given": given,
        "posted_on": given.get("posted_on") or request.day.isoformat(),
        "key": key_of(request.POST),
    }


def _post(request: Any) -> Notice:
    given = request.POST
    return post_notice(
        request.user,
        chosen(given),
        posted_on=the_day(given, "posted_on", request.day) or request.day,
        place_posted=given.get("place_posted", "").strip()[:60],
        contact=given.get("contact", "").strip()[:100],
        names=Notice.Names.FULL if given.get("names") == "full" else Notice.Names.MASKED,
        key=key_of(given),
    )


def of_token(token: str) -> Notice:
    """The notice of a public address. Raises Http404."""
    try:
        return Notice.objects.select_related("made").get(token=token)
    except Notice.DoesNotExist as error:
        raise Http404 from error


@require_safe
def notice(request: Any, token: str) -> HttpResponse:
    """The public page: masked, the same line numbers as the paper, open to everybody."""
    one = of_token(token)
    context = {
        "notice": one,
        "text": text(one, masked=True, synthetic=settings.HEARTHLIGHT_DEMO),
        "running": request.day < one.until,
        "office": _posts(request, one),
    }
    context["changed"] = context["office"] and changed_since(one)
    return render(request, "desk/notice.html", context)


@require_safe
def sheet(request: Any, token: str) -> HttpResponse:
    """The sheet as PDF: with full names only for an office that posts notices there, and only if the notice says so."""
    one = of_token(token)
    office = _posts(request, one)
    page = code(request.build_absolute_uri(reverse("notice", args=[one.token])))
    try:
        data = pdf(text(one, masked=not office, synthetic=settings.HEARTHLIGHT_DEMO), page, one.posted_on)
    except NoChineseFont:
        said = _("This server has no Chinese font: have fonts-noto-cjk or your own installed.")
        return render(request, "desk/decision_refused.html", {"problem": said}, status=503)
    name = f"notice-{one.posted_on:%Y-%m-%d}-{one.token[:6]}.pdf"
    return HttpResponse(data, "application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _posts(request: Any, one: Notice) -> bool:
    """Whether the reader's office posts notices of that place; seeing the place is not enough."""
    return bool(request.user.is_authenticated and request.user.may("decisions.notice", one.area_code))
