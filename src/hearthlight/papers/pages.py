"""Pages of bulletins: the archive, one issue, its files."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hearthlight.papers import files, queries
from hearthlight.papers.fonts import NoChineseFont
from hearthlight.papers.models import Issue
from hearthlight.papers.qr import code
from hearthlight.papers.words import words


@require_safe
def bulletins(request: HttpRequest) -> HttpResponse:
    """The archive 简报: published issues, and drafts for those who see the issuing place."""
    listed = {"issues": queries.published(request.day), "drafts": queries.drafts(request.viewer)}
    return render(request, "papers/bulletins.html", listed)


@require_safe
def bulletin(request: HttpRequest, place: str, year: int, number: int) -> HttpResponse:
    """One issue on the web: public once published; a draft for those who see the issuing place."""
    issue = visible(request, place, year, number)
    document = queries.document(issue, request.viewer, request.day)
    said = {"issue": issue, "words": words(document, files.number_address())}
    return render(request, "papers/bulletin.html", said | _around(request, issue))


def _around(request: HttpRequest, issue: Issue) -> dict[str, Any]:
    """What stands around the document: its phone code, whether it is up on the web, and a draft's button."""
    user = request.user
    return {
        "qr": code(request.build_absolute_uri(issue.get_absolute_url())),
        "on_the_web": bool(issue.posted_on and issue.posted_on <= request.day),
        "may_publish": user.is_authenticated and user.may("papers.publish_bulletin", issue.area_code),
        "key": uuid4(),
        "number_count": len(queries.frozen_in(issue)),
    }


def visible(request: HttpRequest, place: str, year: int, number: int) -> Issue:
    """The issue, if it was published by the page's day or the reader sees the issuing place. Raises Http404."""
    try:
        issue = queries.issue(year, number, place)
    except queries.NoSuchIssue:
        raise Http404 from None
    if not issue.is_out(request.day) and not request.viewer.sees(issue.area_code):
        raise Http404
    return issue


@require_safe
def bulletin_pdf(request: HttpRequest, place: str, year: int, number: int) -> HttpResponse:
    """The issue as PDF; on a machine without Chinese fonts one sentence says what to install."""
    issue = visible(request, place, year, number)
    document = queries.document(issue, request.viewer, request.day)
    try:
        data = files.as_pdf(document, request.build_absolute_uri(files.number_address()))
    except NoChineseFont:
        return sentence(request, _("This server has no Chinese font: have fonts-noto-cjk or your own installed."), 503)
    return _file(data, "application/pdf", files.name(issue, "pdf"))


@require_safe
def bulletin_word(request: HttpRequest, place: str, year: int, number: int) -> HttpResponse:
    """The issue as a Word file."""
    issue = visible(request, place, year, number)
    document = queries.document(issue, request.viewer, request.day)
    data = files.as_word(document, request.build_absolute_uri(files.number_address()))
    return _file(data, files.WORD, files.name(issue, "docx"))


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def sentence(request: HttpRequest, said: str, status: int) -> HttpResponse:
    """A page that says one sentence."""
    return render(request, "papers/sentence.html", {"sentence": said}, status=status)
