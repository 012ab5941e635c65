"""The bank's statements of an account: taken in, applied to what they pay, explained, compared on three sides."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearthlight.core.money import NotMoney, yuan
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.funds import bank_rows
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.pages.settlement import received
from hearthlight.money import send_held
from hearthlight.money.models import BankLine
from hearthlight.money.settlement.banking import explain_line, receive_bank_file
from hearthlight.money.settlement.receiving import receive_line
from hearthlight.money.statements import StatementRefused
from hearthlight.places import queries as places

ACT = "money.receive_bank_file"


@for_homes
def bank(request: Any, code: str = "") -> HttpResponse:
    """Lines of the account, and the three sides beside each other."""
    place, problem = seen_place(request, code), ""
    name = bank_rows.book_of(place)
    if request.method == "POST":
        if not request.user.may(ACT, name):
            raise PermissionDenied
        source, problem = received(request, lambda file: receive_bank_file(request.user, name, file.name, file.read()))
        if source:
            return redirect("bank", place)
    context = {"area": places.area(place), "path": places.path_to(place), "book": places.area(name), "problem": problem}
    context |= bank_rows.read(name, request.day) | {"may": request.user.may(ACT, name), "key": uuid4()}
    context["may_send"] = request.user.may("money.send", name) and context["of_county"]
    return render(request, "desk/bank.html", context, status=422 if problem else 200)


@for_homes
def bank_line(request: Any, pk: int, problem: str = "") -> HttpResponse:
    """One line: what it pays, or in words what it is."""
    line = _line(request, pk)
    context = {"line": line, "area": places.area(line.book), "key": uuid4(), "problem": problem}
    context |= bank_rows.of_line(line, request.day) | {"may": request.user.may("money.receive", line.book)}
    return render(request, "desk/bank_line.html", context, status=422 if problem else 200)


def _line(request: Any, pk: int) -> BankLine:
    row = BankLine.whole.select_related("source").filter(pk=pk).first()
    if row is None or not request.viewer.sees(row.book):
        raise Http404
    return row


@for_homes
def bank_apply(request: Any, pk: int) -> HttpResponse:
    """Apply a line to the statements that were chosen, or explain it."""
    line, given = _line(request, pk), request.POST
    if not request.user.may("money.receive", line.book):
        raise PermissionDenied
    try:
        if given.get("do") == "explain":
            explain_line(request.user, line, given.get("words", ""), key=key_of(given))
        else:
            receive_line(request.user, line, _parts(given), key=key_of(given))
    except StatementRefused as error:
        return bank_line(request, pk, problem=str(error))
    except NotMoney:
        return bank_line(request, pk, problem=_("Give an amount in yuan, with at most two decimals."))
    return redirect("bank", line.book)


def _parts(given: Any) -> dict[int, int]:
    """{statement: fen} of the fields that were ticked."""
    chosen = [pk for pk in map(whole, given.getlist("statement")) if pk]
    return {pk: yuan(given.get(f"part-{pk}", "").replace(",", "")) for pk in chosen}


@for_homes
def bank_send(request: Any, code: str) -> HttpResponse:
    """Send every village what the county holds for it; asked once more before."""
    name = bank_rows.book_of(seen_place(request, code))
    if not request.user.may("money.send", name):
        raise PermissionDenied
    if request.method != "POST":
        held = send_held.held(name)
        context = {"area": places.area(name), "key": uuid4(), "villages": len(held), "fen": sum(held.values())}
        return render(request, "desk/send.html", context)
    send_held.send_held(request.user, name, key=key_of(request.POST))
    return redirect("money", name)
