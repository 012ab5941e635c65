"""One household, one file 一户一档: which papers exist, which are missing, and the whole file as one printable page."""

from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from hearthlight.desk.access import for_homes
from hearthlight.desk.asked import whole
from hearthlight.desk.pages.homes import home_of, home_to_edit, may_edit, opened
from hearthlight.desk.pages.unmasking import may_unmask
from hearthlight.desk.record import household_papers, household_record, record_help, record_income, record_people
from hearthlight.desk.record.answers import BadAnswer, a_day
from hearthlight.places import queries as places
from hearthlight.register import file_papers
from hearthlight.register.household_file import BadPaper, Paper, file_paper, without_voucher
from hearthlight.register.household_scans import MOST_BYTES, keep_scan
from hearthlight.register.models import Household
from hearthlight.register.models.status import REGISTRATION
from hearthlight.trail.act import Refused


@for_homes
def household_file(request: Any, pk: int) -> HttpResponse:
    """The file: cover, index, what is missing, the record, the income with its vouchers, the measures."""
    if request.method == "POST":
        return _enter(request, home_to_edit(request, pk))
    home = home_of(pk)
    opened(request, home)
    return render(request, "desk/household_file.html", context_of(request, home))


def context_of(request: Any, home: Household) -> dict[str, Any]:
    """All that a file shows."""
    day, people = request.day, record_people.everyone(home)
    incomes, kept = record_income.lines(home), record_people.kept_secrets(home, people)
    statuses = household_record.statuses(home, day)
    registered = [one for one in statuses if one.scheme == REGISTRATION]
    state, since = (registered[0].state, registered[-1].from_date) if registered else (None, home.from_date)
    listed = file_papers.listed(day, home.area_code).value
    return {
        "home": home,
        "all_open": True,
        "key": uuid4(),
        "path": places.path_to(home.area_code)[-3:],
        "file": household_papers.file_of(home, day, state, since),
        "kinds": household_papers.kinds(listed),
        "members": record_people.members(record_people.here(people, day), day, kept),
        "groups": record_people.groups(home, kept),
        "years": record_income.years(incomes),
        "unproved": [record_income.line(one) for one in without_voucher(incomes)],
        "statuses": [(row, household_record.state_words(row)) for row in statuses],
        "measures": record_help.measures(home, day),
        "work": record_help.work(home, day),
        "may_edit": may_edit(request, home),
        "may_unmask": may_unmask(request, home),
    }


def _enter(request: Any, home: Household) -> HttpResponse:
    """Enter one paper; what cannot be filed comes back with the form as it was."""
    given, incomes = request.POST, record_income.lines(home)
    try:
        proves = [one for one in incomes if str(one.pk) in given.getlist("income")]
        file_paper(request.user, home, _paper(request, home), proves=proves, key=_key(given.get("key", "")))
    except (BadAnswer, BadPaper, ValueError) as error:
        context = context_of(request, home) | {"problem": str(error), "given": given, "key": given.get("key", "")}
        return render(request, "desk/household_file.html", context, status=422)
    except Refused as error:
        raise PermissionDenied from error
    return HttpResponseRedirect(reverse("household-file", args=[home.pk]) + "#index")


def _paper(request: Any, home: Household) -> Paper:
    given, listed = request.POST, file_papers.listed(request.day, home.area_code).value
    kind = given.get("kind", "")
    if kind not in household_papers.kinds(listed):
        kind = file_papers.OTHER
    first = whole(given.get("first")) or 0
    last, year = whole(given.get("last")) or first, whole(given.get("year")) or 0
    title = given.get("title", "").strip()[:100] or household_papers.official(listed, kind)
    on = a_day(given.get("on", "") or request.day.isoformat(), request.day)
    scan = request.FILES.get("scan")
    return Paper(kind, title, year, first, last, on, keep_scan(scan.read(MOST_BYTES + 1)) if scan else "")


def _key(text: str) -> UUID:
    return UUID(text)
