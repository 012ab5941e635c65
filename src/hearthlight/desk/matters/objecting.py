"""What the pages of objections show: whom one may complain about, and an objection opened for whoever may read it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.decisions import sealing
from hearthlight.decisions.models import Decision, Notice, Objection, Step
from hearthlight.decisions.notice_lines import printed
from hearthlight.people import offices
from hearthlight.people.sealing import CannotOpen
from hearthlight.places.queries import names
from hearthlight.register.models import Household

ABOUT = ("village_secretary", "specialist", "team_leader", "poverty_office_director", "county_office")
"""Offices that act on a village's list; whoever complains about one is answered a level higher."""


def about_choices(area_code: str) -> list[tuple[str, str]]:
    """(code, words): the matter itself first, then the offices that acted on it."""
    return [("", _("the list itself")), *((code, _said(code, area_code)) for code in ABOUT)]


def _said(code: str, area_code: str) -> str:
    office = offices.find(code)
    place = areas.at(area_code, office.level)
    return names([place]).get(place, "") + office.said(get_language())


def line_choices(notice: Notice) -> list[tuple[str, str]]:
    """(line number, masked words) of a notice, the whole list first."""
    lines = [(str(line.number), f"{line.number} {line.group} {line.name}") for line in printed(notice, masked=True)]
    return [("", _("the whole list")), *lines]


@dataclass(frozen=True)
class Concerned:
    """What an objection to one line is about: its number, household and matter as far as the reader may see them."""

    line: int | None
    home: Household | None
    matter: bool


def concerned(row: Objection) -> Concerned | None:
    """The line of the notice that an objection names; None where it speaks of the whole."""
    if row.decision is None:
        return None
    line = Step.whole.filter(decision=row.decision, notice=row.notice).values_list("line", flat=True).first()
    home = Household.objects.filter(pk=row.decision.household_id).first()
    seen = Decision.objects.filter(pk=row.decision_id).exists()
    return Concerned(line, home, seen)


@dataclass(frozen=True)
class Opened:
    """An objection for whoever may read it: its words and its answer's."""

    row: Objection
    text: str
    answer: str
    goes_to: str

    def late(self, day: date) -> bool:
        """Whether its answer is overdue."""
        return self.row.answered_on is None and self.row.due_on < day


def opened(row: Objection) -> Opened:
    """Unsealed; a text whose key was destroyed says so."""
    answer = _text(row.answer_envelope, row.answer_key, f"{row.code_hash}:answer") if row.answer_envelope else ""
    where = names([row.goes_to]).get(row.goes_to, row.goes_to)
    return Opened(row, _text(row.envelope, row.wrapped_key, row.code_hash), answer, where)


def _text(envelope: bytes, key: bytes, owner: str) -> str:
    try:
        return sealing.unseal(envelope, key, owner)
    except CannotOpen:
        return _("this text can no longer be opened")


def of_code(code: str) -> Objection | None:
    """The objection of a receipt's code; None when there is none."""
    return Objection.whole.filter(code_hash=sealing.mark(code)).first() if code.strip() else None
