"""The people of one household and how they live, in words: every fact by its group, what nobody knows apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.desk.record import questions
from hearthlight.desk.record.questions_decided import HOME, MEMBER
from hearthlight.desk.terms import known, term
from hearthlight.people.models import Secret
from hearthlight.register import codes
from hearthlight.register.models import Household, Member
from hearthlight.trail.dated import in_force

EDUCATED = {**codes.EDUCATION, **codes.SCHOOLING}
NUMBERS = {one.field: one.title for one in (*HOME.questions, *MEMBER.questions) if one.kind == "sealed"}
"""Kinds of sealed number and their titles."""

Kept = set[tuple[str, int, str]]
"""(kind of row, its id, kind of number) of the sealed numbers that are kept."""


@dataclass(frozen=True)
class Facts:
    """A group of facts: those known as (title, words), and the titles of those that nobody knows."""

    title: Any
    known: list[tuple[Any, str]]
    unknown: list[str]

    @classmethod
    def of(cls, title: Any, said: Sequence[tuple[Any, str]]) -> "Facts":
        """What is unknown stands apart: it is neither no nor nothing."""
        nobody = _("unknown")
        known = [(name, words) for name, words in said if words != nobody]
        return cls(title, known, [str(name) for name, words in said if words == nobody])


def everyone(home: Household) -> list[Member]:
    """All who ever belonged to the household."""
    return list(Member.objects.filter(household=home).select_related("made__source").order_by("number"))


def masked(people: Iterable[Member]) -> dict[int, str]:
    """{id: masked name}."""
    return {one.pk: mask_name(one.name) for one in people}


def here(people: Iterable[Member], day: date) -> list[Member]:
    """Those of them who belong to it on a day."""
    return [one for one in people if one.joined_on <= day and (one.left_on is None or one.left_on > day)]


def kept_secrets(home: Household, people: Sequence[Member], then: date | None = None) -> Kept:
    """Which numbers of the household and its people are kept, or were on a day `then`."""
    theirs = Q(subject_kind=questions.MEMBER, subject_id__in=[one.pk for one in people])
    own = Q(subject_kind=questions.HOME, subject_id=home.pk)
    return set(
        Secret.objects.filter(own | theirs, in_force(then) if then else Q(until=None)).values_list(
            "subject_kind", "subject_id", "kind"
        )
    )


def members(people: Sequence[Member], day: date, kept: Kept) -> list[dict[str, Any]]:
    """The people as the page shows them, names masked; `facts` is all that is asked of each."""
    return [_member(one, day, kept) for one in people]


def _member(one: Member, day: date, kept: Kept) -> dict[str, Any]:
    return {
        "id": one.pk,
        "name": mask_name(one.name),
        "relation": term(codes.RELATION, one.relation),
        "age": known(age(one.birth, day)),
        "labour": term(codes.LABOUR, one.labour),
        "learning": term(EDUCATED, one.education or one.schooling),
        "health": _health(one),
        "identity": _identity(one, (questions.MEMBER, one.pk, "identity") in kept),
        "facts": _facts(one, kept),
    }


def age(birth: date | None, day: date) -> int | None:
    """Full years on a day, None where the birth is not known."""
    return None if birth is None else day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _identity(one: Member, is_kept: bool) -> str:
    if not is_kept:
        return _("not kept")
    return _("kept, masked") if one.id_valid else _("kept, not valid")


def _health(one: Member) -> str:
    found = [code for code in ("ill_chronic", "ill_serious", "disabled") if getattr(one, code)]
    if found:
        return "、".join(term(codes.HEALTH, code) for code in found)
    known_well = all(getattr(one, code) is False for code in ("ill_chronic", "ill_serious", "disabled"))
    return term(codes.HEALTH, "healthy") if known_well else _("unknown")


def _facts(one: Member, kept: Kept) -> list[Facts]:
    """What is asked of a person, in words, with the birth date and which numbers are kept."""
    own = [(asked.title, asked.words(asked.of(one))) for asked in MEMBER.questions if asked.field in ("birth", "sex")]
    identity = Facts.of(MEMBER.title, [*own, *numbers(questions.MEMBER, one.pk, ("disability", "telephone"), kept)])
    return [identity, *_groups(questions.MEMBER, one)]


def _groups(kind: str, row: Any) -> list[Facts]:
    return [
        Facts.of(group.title, [(asked.title, words) for asked, words in questions.lines(group, row)])
        for group in questions.GROUPS[kind]
    ]


def numbers(kind: str, pk: int, asked: Iterable[str], kept: Kept) -> list[tuple[Any, str]]:
    """Whether sealed numbers of a row are kept, in words."""
    return [(NUMBERS[one], _("kept, masked") if (kind, pk, one) in kept else _("not kept")) for one in asked]


def groups(home: Household, kept: Kept) -> list[Facts]:
    """How the household lives: every question by group; bank and telephone last."""
    bank = [(_("Bank"), home.bank or _("unknown")), *numbers(questions.HOME, home.pk, ("card", "telephone"), kept)]
    return [*_groups(questions.HOME, home), Facts.of(HOME.title, bank)]
