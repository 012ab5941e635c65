"""A book of a county or village: accounts, entries, the chain's heads; closing a month."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.funds import bank_rows, book_rows
from hearthlight.money import closing
from hearthlight.papers import month_sheet
from hearthlight.places import queries as places

ACT = "money.close_period"


@for_homes
def book(request: Any, code: str = "", problem: str = "") -> HttpResponse:
    """One book."""
    place = seen_place(request, code)
    name = bank_rows.book_of(place)
    context = {"area": places.area(place), "path": places.path_to(place), "book": places.area(name), "problem": problem}
    context |= book_rows.read(name, request.GET.get("month", ""), whole(request.GET.get("before")))
    context |= {"books": book_rows.below(place) if place == name else [], "key": uuid4()}
    context["closable"] = book_rows.closable(name, request.day) if request.user.may(ACT, name) else []
    return render(request, "desk/book.html", context, status=422 if problem else 200)


@for_homes
def book_close(request: Any, code: str) -> HttpResponse:
    """Close the oldest open month; asked once more before."""
    name, month = (
        bank_rows.book_of(seen_place(request, code)),
        request.POST.get("month") or request.GET.get("month", ""),
    )
    if not request.user.may(ACT, name):
        raise PermissionDenied
    if month not in book_rows.closable(name, request.day)[:1]:
        return book(request, name, problem=_("Months are closed in their order: the oldest open one first."))
    if request.method != "POST":
        return render(request, "desk/book_close.html", {"area": places.area(name), "month": month, "key": uuid4()})
    closing.close_month(request.user, name, month)
    return redirect("book", name)


@for_homes
def book_sheet(request: Any, code: str, month: str) -> HttpResponse:
    """A closed month on one sheet, with the head of the chain."""
    name = bank_rows.book_of(seen_place(request, code))
    period = closing.closed(name, month)
    if period is None:
        return book(request, name, problem=_("This month is not closed: there is nothing to print yet."))
    content = month_sheet.pdf(period)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="book-{name[:12]}-{month}.pdf"'
    return answer
