"""Visits as pages show them: a helper's homes this month, one home before the door, the sheet to print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Q
from django.utils.translation import get_language, pgettext_lazy

from hearthlight.core import areas
from hearthlight.core.period import Month
from hearthlight.duty.models import Pairing, Visit
from hearthlight.duty.visiting import questions
from hearthlight.duty.visiting.quotas import counted
from hearthlight.help.measures import KINDS
from hearthlight.help.models import Measure
from hearthlight.people.models import Person
from hearthlight.places.queries import names
from hearthlight.register import codes
from hearthlight.register.models import Household, Member, Status
from hearthlight.register.standing import present

HOW = {
    "home": pgettext_lazy("visit", "met at home"),
    "absent": pgettext_lazy("visit", "nobody at home"),
    "telephone": pgettext_lazy("visit", "asked by telephone"),
}
ANSWERS = {
    "yes": pgettext_lazy("feeling", "yes"),
    "partly": pgettext_lazy("feeling", "partly"),
    "no": pgettext_lazy("feeling", "no"),
}
SHOWN = 5
"""Visits told on the page of a home."""


@dataclass(frozen=True)
class Mine:
    """One home of a helper: `last` when somebody was last met there, `done` whether this month's visit is made."""

    pk: int
    number: str
    head: str
    place: str
    people: int
    last: date | None
    done: bool
    asked: int


def mine(person: Person, day: date) -> list[Mine]:
    """The homes of a helper, those still to visit first; four queries."""
    rows = Pairing.whole.filter(until=None, person=person).order_by("area_code", "household_id")
    homes = {one.household_id: one.household for one in rows.select_related("household")}
    return sorted(_mine(homes, person, day), key=lambda one: (one.done, one.place, one.number))


def _mine(homes: dict[int, Household], person: Person, day: date) -> Iterable[Mine]:
    heads, people = _heads(homes, day)
    month = Month.of(day)
    seen = Visit.whole.filter(household__in=homes, withdrawn_why="")
    last = dict(seen.filter(how="home").values_list("household").annotate(last=Max("on_date")))
    made = counted(day).filter(person=person, household__in=homes, on_date__range=(month.first, month.last))
    done = set(made.values_list("household_id", flat=True))
    asked = list(seen.exclude(problem="").filter(settled_on=None).values_list("household_id", flat=True))
    known = names(sorted({code for one in homes.values() for code in _path(one.area_code)}))
    for pk, home in homes.items():
        place = " ".join(known.get(code, "") for code in _path(home.area_code))
        yield Mine(
            pk, home.number, heads.get(pk, ""), place, people.get(pk, 0), last.get(pk), pk in done, asked.count(pk)
        )


def place_words(code: str) -> str:
    """Village and group of a home by name."""
    known = names(list(_path(code)))
    return " ".join(known.get(one, "") for one in _path(code))


def _path(code: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((areas.at(code, "village"), code)))


def _heads(homes: Iterable[int], day: date) -> tuple[dict[int, str], dict[int, int]]:
    """Names of the heads and how many people live there."""
    heads: dict[int, str] = {}
    people: dict[int, int] = {}
    rows = Member.whole.filter(present(day), household__in=list(homes))
    for home, relation, name in rows.values_list("household_id", "relation", "name"):
        people[home] = people.get(home, 0) + 1
        if relation == "head":
            heads[home] = name
    return heads, people


def sheet(home: Household, day: date) -> dict[str, Any]:
    """What a helper knows before the door 户情: people, cause, help without a result, the last visits."""
    people = Member.objects.filter(present(day), household=home).order_by("number")
    state = Status.objects.filter(household=home, from_date__lte=day).order_by("-from_date", "-pk").first()
    measures = Measure.objects.filter(household=home).order_by("-due_on")
    visits = Visit.objects.filter(household=home, withdrawn_why="").select_related("person")
    return {
        "people": [_person(one, day) for one in people],
        "causes": _causes(state),
        "measures": [
            {"row": one, "kind": _term(KINDS, one.kind), "waits": one.result_on is None} for one in measures[:SHOWN]
        ],
        "visits": [visit_words(one) for one in visits.order_by("-on_date", "-pk")[:SHOWN]],
        "open": list(visits.filter(settled_on=None).exclude(problem="").order_by("on_date")),
    }


def _person(one: Member, day: date) -> dict[str, Any]:
    years = day.year - one.birth.year - ((day.month, day.day) < (one.birth.month, one.birth.day)) if one.birth else None
    said = [_term(codes.LABOUR, one.labour)] if one.labour else []
    return {"relation": _term(codes.RELATION, one.relation), "name": one.name, "age": years, "said": said}


def _causes(state: Status | None) -> list[str]:
    found = [getattr(state, f"cause_{number}") for number in range(1, 6)] if state else []
    return [_term(codes.CAUSE, one) for one in found if one]


def _term(terms: Any, code: str) -> str:
    return str(terms.get(code, code)) if get_language() == "zh-hans" else code.replace("_", " ")


def visit_words(one: Visit) -> dict[str, Any]:
    """A visit as it is read."""
    asked = {
        question.code: question.said(get_language()) for question in questions.feelings(one.on_date, one.area_code)
    }
    felt = [f"{asked.get(code, code)} {ANSWERS.get(answer, answer)}" for code, answer in one.feelings.items()]
    return {"row": one, "how": HOW.get(one.how, one.how), "felt": felt}


def unanswered(place: str) -> list[Visit]:
    """What households of a place asked for and nobody has answered, the oldest first, as far as the reader sees."""
    low, high = areas.subtree(place)
    inside = Q(area_code__gte=low, area_code__lt=high, withdrawn_why="", settled_on=None)
    rows = Visit.objects.filter(inside).exclude(problem="").select_related("household", "person")
    return list(rows.order_by("on_date", "pk")[:200])
