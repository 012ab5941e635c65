"""Pay runs: listed from signed work, doubted, checked, booked by a third person, answered by the bank."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.core.money import NotMoney
from hearthlight.core.period import Month
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.funds import run_form, run_rows
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.help.actions import HelpRefused
from hearthlight.money.models import PayDoubt, Payment, PayRun
from hearthlight.money.paying.answers import take_answer
from hearthlight.money.paying.card_file import card_file
from hearthlight.money.paying.run_changes import drop_run, explain_doubt, take_out
from hearthlight.money.paying.runs import book_run, check_run, make_run, rows_of
from hearthlight.money.payment_rows import PaymentRefused
from hearthlight.money.settlement.bad_file import BadFile
from hearthlight.places import queries as places
from hearthlight.sun.readings.bad import BadReadings

LIST, CHECK, PAY = "money.list_payments", "money.check_payments", "money.pay"
LARGEST = 20_000_000


@for_homes
def runs(request: Any, code: str = "", problem: str = "") -> HttpResponse:
    """The runs of a place; in a village the next one."""
    place = seen_place(request, code)
    context = {"area": places.area(place), "path": places.path_to(place), "rows": run_rows.runs(place)}
    context |= {"problem": problem, "key": uuid4(), "given": request.POST}
    if areas.level(place).name == "village":
        context |= run_rows.to_list(place, _month(request)) | {"may": request.user.may(LIST, place)}
    return render(request, "desk/runs.html", context, status=422 if problem else 200)


def _month(request: Any) -> Month:
    try:
        return Month.parse(request.POST.get("month") or request.GET.get("month", ""))
    except ValueError:
        return run_rows.last_month(request.day)


@for_homes
def run_make(request: Any, code: str) -> HttpResponse:
    """List the month."""
    place = seen_place(request, code)
    if not request.user.may(LIST, place):
        raise PermissionDenied
    try:
        others = run_form.others(request.POST, place, request.day)
        made = make_run(request.user, place, _month(request), others, key=key_of(request.POST))
    except (PaymentRefused, HelpRefused) as error:
        return runs(request, place, problem=str(error))
    except NotMoney:
        return runs(request, place, problem=_("Give an amount in yuan, with at most two decimals."))
    return redirect("run", made.pk)


@for_homes
def run(request: Any, pk: int, problem: str = "") -> HttpResponse:
    """One run."""
    row = _run(request, pk)
    context = {
        "run": row,
        "area": places.area(row.area_code),
        "problem": problem,
        "key": uuid4(),
        **run_rows.of_run(row),
    }
    may = {name: request.user.may(act, row.area_code) for name, act in (("list", LIST), ("check", CHECK), ("pay", PAY))}
    mine = request.user.pk in (context["maker"], context["checker"])
    context |= {"may_list": may["list"], "may_pay": may["pay"] and not mine}
    context["may_check"] = may["check"] and request.user.pk != context["maker"]
    return render(request, "desk/run.html", context, status=422 if problem else 200)


def _run(request: Any, pk: int) -> PayRun:
    row = PayRun.objects.select_related("answer").filter(pk=pk).first()
    if row is None or not request.viewer.sees(row.area_code):
        raise Http404
    return row


@for_homes
def run_act(request: Any, pk: int) -> HttpResponse:
    """Explain, take out, drop, check or pay; whatever moves money is asked once more before."""
    row, given = _run(request, pk), request.POST
    do = given.get("do", "")
    if not request.user.may(_NEEDS.get(do, PAY), row.area_code):
        raise PermissionDenied
    if do == "pay" and given.get("sure") != "yes":
        context = {"run": row, "area": places.area(row.area_code), "key": key_of(given), **run_rows.of_run(row)}
        return render(request, "desk/run_confirm.html", context)
    try:
        _done(request.user, row, do, given)
    except PaymentRefused as error:
        return run(request, pk, problem=str(error))
    return redirect("run", pk)


_NEEDS = {"explain": LIST, "take_out": LIST, "drop": LIST, "check": CHECK, "pay": PAY}


def _done(user: Any, row: PayRun, do: str, given: Any) -> None:
    key, words = key_of(given), given.get("words", "")
    if do == "check":
        check_run(user, row, key=key)
    elif do == "pay":
        book_run(user, row, key=key)
    elif do == "drop":
        drop_run(user, row, words, key=key)
    elif do == "explain":
        for doubt in PayDoubt.whole.filter(run=row, pk=whole(given.get("doubt"))):
            explain_doubt(user, doubt, words, key=key)
    elif do == "take_out":
        for payment in Payment.whole.filter(run=row, pk=whole(given.get("payment"))):
            take_out(user, payment, words, key=key)


@for_homes
def run_file(request: Any, pk: int) -> HttpResponse:
    """The bank's file; taking it out leaves an act."""
    row = _run(request, pk)
    if not request.user.may(PAY, row.area_code) or row.state not in (PayRun.State.BOOKED, PayRun.State.ANSWERED):
        raise PermissionDenied
    content = card_file(request.user, row, rows_of(row), _("for the bank"))
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{row.number}.csv"'
    return answer


@for_homes
def run_answer(request: Any, pk: int) -> HttpResponse:
    """Take in what the bank answered."""
    row, file = _run(request, pk), request.FILES.get("file")
    if not request.user.may(PAY, row.area_code):
        raise PermissionDenied
    if file is None or file.size > LARGEST:
        return run(request, pk, problem=_("Choose a file of at most 20 MB."))
    try:
        take_answer(request.user, row, file.name, file.read())
    except BadReadings as error:
        return run(request, pk, problem=error.said(get_language()))
    except (BadFile, PaymentRefused) as error:
        return run(request, pk, problem=str(error))
    return redirect("run", pk)
