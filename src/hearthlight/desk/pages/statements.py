"""Statements of a month; one of them followed down to its meter and up to people; a payment followed back."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hearthlight.desk.access import for_homes, seen_place, signed_in
from hearthlight.desk.funds import payment_rows, statement_rows
from hearthlight.desk.funds.words import STREAMS
from hearthlight.money.models import Payment, Statement
from hearthlight.places import queries as places


@signed_in
def statements(request: Any, code: str, month: str, stream: str) -> HttpResponse:
    """What was stated for the stations of a place in a month."""
    place = seen_place(request, code)
    if stream not in STREAMS:
        raise Http404
    context = {
        "area": places.area(place),
        "month": month,
        "stream": STREAMS[stream],
        "rows": statement_rows.of_month(place, month, stream),
    }
    return render(request, "desk/statements.html", context)


@signed_in
def statement(request: Any, pk: int) -> HttpResponse:
    """One statement: energy, price, sum, whose it is, where it went."""
    rows = Statement.whole.select_related("station", "reading_from", "reading_to", "source")
    row = request.viewer.limit(rows.filter(pk=pk)).first()
    if row is None:
        raise Http404
    context = {"row": row, "area": places.area(row.area_code), **statement_rows.of_statement(row, request.day)}
    return render(request, "desk/statement.html", context)


@for_homes
def payment(request: Any, pk: int) -> HttpResponse:
    """A payment followed back to statements, stations and kilowatt-hours."""
    rows = Payment.objects.select_related("line__plan", "entry", "member", "run", "household")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    context = {"row": row, "area": places.area(row.area_code), **payment_rows.of_payment(row)}
    return render(request, "desk/payment.html", context)
