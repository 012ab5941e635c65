"""The facts of a household as answers to the questions of a familiarity sheet."""

from datetime import date

from hearthlight.desk.amounts import day_words
from hearthlight.desk.terms import listed, term
from hearthlight.duty.models import Visit
from hearthlight.help.measures import KINDS
from hearthlight.help.models import Measure
from hearthlight.register import codes
from hearthlight.register.models import Household, Member, Status
from hearthlight.register.standing import present

WORKS = ("skilled", "ordinary")
NO_PUPIL = ("not_in_school", "")


def facts(home: Household, day: date) -> dict[str, str]:
    """{question: answer in words}; what is unknown is empty."""
    people = list(Member.objects.filter(present(day), household=home))
    state = Status.objects.filter(household=home, from_date__lte=day).order_by("-from_date", "-pk").first()
    causes = [getattr(state, f"cause_{n}") for n in range(1, 6)] if state else []
    measure = Measure.objects.filter(household=home).order_by("-due_on").first()
    seen = Visit.objects.filter(household=home, how="home", withdrawn_why="").order_by("-on_date").first()
    return {
        "people": str(len(people)) if people else "",
        "cause": listed(term(codes.CAUSE, one) for one in causes if one),
        "labour": _count([one.labour for one in people], [one.labour in WORKS for one in people]),
        "schooling": _count([one.schooling for one in people], [one.schooling not in NO_PUPIL for one in people]),
        "ill": _count(
            [one.ill_serious for one in people], [bool(one.ill_serious or one.ill_chronic) for one in people]
        ),
        "house": home.house_grade or "",
        "measure": f"{term(KINDS, measure.kind)} · {day_words(measure.due_on)}" if measure else "",
        "last_visit": day_words(seen.on_date) if seen else "",
    }


def _count(known: list[object], true: list[bool]) -> str:
    """How many; nothing where it is unknown of anybody."""
    return str(sum(true)) if known and all(one is not None for one in known) else ""
