"""Correcting a record, one question a page: choose, answer, check, apply. Works with script off."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthlight.core.countries.cn import identity
from hearthlight.desk.access import for_homes
from hearthlight.desk.asked import whole
from hearthlight.desk.pages.homes import home_to_edit
from hearthlight.desk.record import record_draft, record_income, record_people
from hearthlight.desk.record.answers import BadAnswer, read
from hearthlight.desk.record.question import Question
from hearthlight.desk.record.record_subjects import Subject, subjects
from hearthlight.desk.terms import term
from hearthlight.register.models import Household
from hearthlight.register.sealed_request import pack

Page = Callable[..., HttpResponse]


def of_home(page: Page) -> Page:
    """For who may correct the household of the address; the page gets its row and all that may be asked about it."""

    @wraps(page)
    def shown(request: Any, pk: int, **rest: Any) -> HttpResponse:
        home = home_to_edit(request, pk)
        return page(request, home, askable(home, request.day), **rest)

    return for_homes(shown)


def askable(home: Household, day: Any) -> dict[str, Subject]:
    """Everybody and everything that may be asked about, by the code of addresses."""
    people = record_people.here(record_people.everyone(home), day)
    return {one.code: one for one in subjects(home, people, record_income.lines(home), day)}


@of_home
def choose(request: Any, home: Household, asked: dict[str, Subject]) -> HttpResponse:
    """All questions about the household with the answers that stand."""
    parts = [(one, [(group, _stand(one, group.questions)) for group in one.all_groups()]) for one in asked.values()]
    draft = record_draft.load(request.session, home.pk)
    return render(request, "desk/record_edit.html", {"home": home, "parts": parts, "waiting": len(draft.answers)})


def _stand(subject: Subject, questions: tuple[Question, ...]) -> list[tuple[Question, str]]:
    return [(one, subject.shown(one)) for one in questions]


@of_home
def question(request: Any, home: Household, asked: dict[str, Subject], subject: str, field: str) -> HttpResponse:
    """One question. The answer waits until it is checked."""
    about = asked.get(subject)
    one = about.question(field) if about else None
    if about is None or one is None:
        raise Http404
    draft, name = record_draft.load(request.session, home.pk), f"{subject}.{field}"
    context = {"home": home, "subject": about, "question": one, "walk": request.GET.get("walk", "")}
    context |= {"choices": _choices(one), "unit": _("yuan") if one.kind == "yuan" else one.unit}
    context |= {"masked": about.shown(one) if one.field == "name" else ""}
    context |= {"decided": about.needs_decision(one), "onward": _onward(request, home, about, one)}
    if request.method == "POST":
        try:
            draft.put(name, *_answer(request, about, one))
        except BadAnswer as error:
            seen = request.POST.get("seen", "")
            given = {"problem": str(error), "given": request.POST.getlist("value"), "seen": seen}
            return render(request, "desk/record_question.html", context | given, status=422)
        record_draft.save(request.session, draft)
        return HttpResponseRedirect(context["onward"])
    context |= {"given": _given(one, draft.answers[name]["new"] if name in draft.answers else _held(about, one))}
    return render(request, "desk/record_question.html", context | {"seen": _seen(about)})


def _held(subject: Subject, one: Question) -> Any:
    """The stored value that stands in the field beforehand; of a name nothing: it stays masked."""
    return None if one.field == "name" else subject.held(one)


def _seen(subject: Subject) -> int:
    """The act that last touched the row as it is shown: what is written later was not seen."""
    return subject.row.event_id if subject.row else max((one.event_id for one in subject.incomes), default=0)


def _answer(request: Any, subject: Subject, one: Question) -> tuple[Any, int, dict[str, Any]]:
    """The stored answer, the act that the form had seen, and what else the answer says. Raises BadAnswer."""
    new = read(one, request.POST, request.day, settings.HEARTHLIGHT_DEMO)
    seen = whole(request.POST.get("seen")) or 0
    if one.kind != "sealed" or subject.row is None:
        return new, seen, {}
    said = identity.read(new)
    born = said.birth.isoformat() if said.birth else None
    also = {"id_valid": said.valid, "id_birth": born, "id_sex": said.sex} if one.field == "identity" else {}
    return pack(subject.row, one.field, new), seen, also


def _given(one: Question, held: Any) -> list[str]:
    """The stored value as the form's fields show it; nothing is chosen where nothing is known."""
    if held is None or one.kind == "sealed":
        return []
    if one.kind == "several":
        return [code for code in one.terms or () if held.get(f"{one.field}_{code}")]
    return [FORM.get(one.kind, str)(held)]


def _choices(one: Question) -> list[tuple[str, str]]:
    """What may be chosen, in words: value of the form and its words."""
    if one.kind == "yes_no":
        return [("yes", _("yes")), ("no", _("no"))]
    return [(code, term(one.terms or {}, code)) for code in one.terms or ()]


FORM: dict[str, Callable[[Any], str]] = {
    "yes_no": lambda held: "yes" if held else "no",
    "mu": lambda held: f"{held // 1000}.{held % 1000:03d}".rstrip("0").rstrip("."),
    "km": lambda held: f"{held // 1000}.{held % 1000:03d}".rstrip("0").rstrip("."),
    "yuan": lambda held: f"{held // 100}.{held % 100:02d}",
}
"""How a stored value stands in a field, by the kind of question."""


def _onward(request: Any, home: Household, subject: Subject, one: Question) -> str:
    """Where an answer leads: to the next question of the group when all are asked, else to the check."""
    check = reverse("record-check", args=[home.pk])
    if not request.GET.get("walk"):
        return check
    group = next(group.questions for group in subject.all_groups() if one in group.questions)
    rest = group[group.index(one) + 1 :]
    return reverse("record-question", args=[home.pk, subject.code, rest[0].field]) + "?walk=1" if rest else check
